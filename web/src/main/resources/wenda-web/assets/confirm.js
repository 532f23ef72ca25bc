// Asks once more before something that cannot be undone.
import {html, render} from 'lit';
import {say} from 'wenda/texts';

/** confirm({title, text, action: 'Withdraw it'}) -> promise of true or false; Esc is no. */
export function confirm({title, text, action}) {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  render(
    html`<form method="dialog">
      <h2 class="dialog__title" id="dialog-title">${title}</h2>
      <p>${text}</p>
      <div class="dialog__actions">
        <button class="button button--ink" value="yes">${action}</button>
        <button class="button" value="no" autofocus>${say('frame.cancel')}</button>
      </div>
    </form>`,
    dialog,
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}

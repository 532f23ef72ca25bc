// Asks for a few words before something is said in somebody's name.
import {html, render} from 'lit';
import {say} from 'wenda/texts';

const LONGEST = 1000;

/** words({title, hint, action}) -> promise of what was typed; undefined where they left. Esc leaves. */
export function words({title, hint, action}) {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.setAttribute('aria-labelledby', 'words-title');
  render(
    html`<form method="dialog">
      <h2 class="dialog__title" id="words-title">${title}</h2>
      <div class="field">
        <p class="field__hint" id="words-hint">${hint}</p>
        <textarea class="input" id="words-text" rows="4" maxlength=${LONGEST} required aria-labelledby="words-title" aria-describedby="words-hint"></textarea>
      </div>
      <div class="dialog__actions">
        <button class="button button--ink" value="yes">${action}</button>
        <button class="button" value="no" formnovalidate>${say('frame.cancel')}</button>
      </div>
    </form>`,
    dialog,
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const typed = dialog.querySelector('textarea').value.trim();
      dialog.remove();
      resolve(dialog.returnValue === 'yes' && typed !== '' ? typed : undefined);
    });
  });
}

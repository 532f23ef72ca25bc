// An image in a post opens large, over the page. Without this module it is a link to itself.
import {html, render} from 'lit';
import {say} from 'wenda/texts';

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('.prose a.image');
  if (link && !(event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey)) {
    event.preventDefault();
    enlarge(link.querySelector('img'));
  }
});

/** As wide as the window, as high as it is; Esc, the button and a click beside it close it, and the focus goes back. */
function enlarge({src, alt}) {
  const dialog = document.createElement('dialog');
  dialog.className = 'image-view';
  dialog.setAttribute('aria-label', alt);
  render(
    html`<form method="dialog"><button class="button button--small" autofocus>${say('frame.close')}</button></form>
      <div class="image-view__room" tabindex="0"><img src=${src} alt=${alt} /></div>`,
    dialog,
  );
  dialog.addEventListener('click', ({target}) => target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

// A line at the bottom left for six seconds. It stays while pointed at, and may carry the way back.
import {say} from 'wenda/texts';
import {iconHref} from 'wenda/element';

const SHOWN_MS = 6000;

/** toast('Sent for review', {action: 'Undo', onAction: undo}) */
export function toast(text, {action, onAction} = {}) {
  const box = document.createElement('div');
  box.className = 'toast';
  box.append(labelled('span', text));
  if (action) {
    box.append(button('toast__action', action, () => {
      box.remove();
      onAction();
    }));
  }
  box.append(closing(box));
  place().append(box);
  leaveAlone(box);
}

function place() {
  let toasts = document.querySelector('.toasts');
  if (!toasts) {
    toasts = labelled('div', '');
    toasts.className = 'toasts';
    toasts.setAttribute('role', 'status');
    document.body.append(toasts);
  }
  return toasts;
}

function leaveAlone(box) {
  let timer;
  const start = () => {
    clearTimeout(timer);
    timer = setTimeout(() => box.remove(), SHOWN_MS);
  };
  const hold = () => clearTimeout(timer);
  box.addEventListener('pointerenter', hold);
  box.addEventListener('focusin', hold);
  box.addEventListener('pointerleave', start);
  box.addEventListener('focusout', start);
  start();
}

function closing(box) {
  const close = button('toast__close', '', () => box.remove());
  close.setAttribute('aria-label', say('frame.close'));
  close.innerHTML = `<svg class="icon" aria-hidden="true"><use href="${iconHref('close')}"></use></svg>`;
  return close;
}

function button(className, text, onClick) {
  const made = labelled('button', text);
  made.type = 'button';
  made.className = className;
  made.addEventListener('click', onClick);
  return made;
}

function labelled(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

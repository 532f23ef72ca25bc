import {html} from 'wenda/element';
import {say} from 'wenda/texts';

const PLACE = 'wenda.review-keys';

/** Every key of the desk: what the help lists, and what it does. */
const KEYS = [
  {keys: ['p'], shown: 'P', does: 'publish', run: (desk) => desk.decidable && desk.publish()},
  {keys: ['e'], shown: 'E', does: 'correct', run: (desk) => desk.decidable && desk.toggle('correct')},
  {keys: ['c'], shown: 'C', does: 'changes', run: (desk) => desk.decidable && desk.toggle('changes')},
  {keys: ['d'], shown: 'D', does: 'duplicate', run: (desk) => desk.decidable && desk.toggle('duplicate')},
  {keys: ['x'], shown: 'X', does: 'decline', run: (desk) => desk.decidable && desk.toggle('decline')},
  {keys: [...'123456789'], shown: '1–9', does: 'reasons', run: (desk, pressed) => desk.choose(Number(pressed) - 1)},
  {shown: 'Ctrl ↵', does: 'send'},
  {keys: ['j'], shown: 'J', does: 'next', run: (desk) => desk.step(1)},
  {keys: ['k'], shown: 'K', does: 'previous', run: (desk) => desk.step(-1)},
  {keys: ['r'], shown: 'R', does: 'release', run: (desk) => desk.opened && desk.release()},
  {keys: ['t'], shown: 'T', does: 'extend', run: (desk) => desk.extend()},
  {keys: ['?', '？'], shown: '?', does: 'help', run: (desk) => desk.keys.show()},
];

/**
 * The keys of the review desk. They rest while somebody types, with a modifier held, or while a dialog is open, and can
 * be turned off for good on this device: a single key is easily struck by mistake.
 */
export class DeskKeys {
  #desk;

  constructor(desk) {
    this.#desk = desk;
    this.on = localStorage.getItem(PLACE) !== 'off';
    desk.addController(this);
  }

  hostConnected() {
    document.addEventListener('keydown', this.#pressed);
  }

  hostDisconnected() {
    document.removeEventListener('keydown', this.#pressed);
  }

  #pressed = (event) => {
    if (!this.on || resting(event)) {
      return;
    }
    const pressed = event.key.toLowerCase();
    const key = KEYS.find(({keys}) => keys?.includes(pressed));
    if (key) {
      event.preventDefault();
      key.run(this.#desk, pressed);
    }
  };

  show() {
    this.#dialog.showModal();
  }

  close() {
    this.#dialog.close();
  }

  turn(on) {
    this.on = on;
    localStorage.setItem(PLACE, on ? 'on' : 'off');
    this.#desk.requestUpdate();
  }

  get #dialog() {
    return this.#desk.querySelector('.keys-dialog');
  }
}

/** The list of all keys, with the switch. */
export function keysDialog(keys) {
  return html`
    <dialog class="dialog keys-dialog" aria-labelledby="keys-title">
      <h2 class="dialog__title" id="keys-title">${say('reviewing.keys')}</h2>
      <dl class="keys-list ${keys.on ? '' : 'keys-list--off'}">
        ${KEYS.map(({shown, does}) => html`<dt><kbd>${shown}</kbd></dt><dd>${say(`reviewing.keys.${does}`)}</dd>`)}
      </dl>
      <p class="meta">${keys.on ? say('reviewing.keys.rest') : say('reviewing.keys.off')}</p>
      <div class="dialog__actions">
        <button class="button" type="button" autofocus @click=${() => keys.close()}>${say('reviewing.keys.close')}</button>
        <button class="button button--quiet" type="button" @click=${() => keys.turn(!keys.on)}>
          ${say(keys.on ? 'reviewing.keys.turn-off' : 'reviewing.keys.turn-on')}</button>
      </div>
    </dialog>`;
}

function resting(event) {
  return (
    event.defaultPrevented ||
    event.repeat ||
    event.isComposing ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    isTyping(event.target) ||
    document.querySelector('dialog[open]') !== null
  );
}

function isTyping(target) {
  return target.matches?.('textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button])');
}

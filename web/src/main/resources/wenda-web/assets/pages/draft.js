import {newKey} from 'wenda/api';

/**
 * What somebody writes stays on this device until the server has it, and with it the key that keeps a second sending
 * from posting twice: the same draft is sent under the same key, however often the line breaks in between.
 */
export class Draft {
  #place;
  #key;

  /** @param {string} name which draft: `ask`, or `edit.` and the question; one per member, for shared devices */
  constructor(name, memberId) {
    this.#place = `wenda.draft.${memberId}.${name}`;
  }

  /** @returns {{fields: object, key: string, at: string} | null} */
  read() {
    try {
      return JSON.parse(localStorage.getItem(this.#place));
    } catch {
      return null;
    }
  }

  /** @returns {string | null} when it was kept; null when this browser keeps nothing */
  keep(fields) {
    const at = new Date().toISOString();
    return this.#write({...this.read(), fields, at}) ? at : null;
  }

  /** The key this draft is sent under; made at the first sending. */
  key() {
    const draft = this.read() ?? {};
    this.#key = draft.key ?? this.#key ?? newKey();
    this.#write({...draft, key: this.#key});
    return this.#key;
  }

  /** The next sending is another question, not this one again. */
  forgetKey() {
    this.#key = undefined;
    const draft = this.read();
    if (draft) {
      this.#write({...draft, key: undefined});
    }
  }

  forget() {
    this.#key = undefined;
    try {
      localStorage.removeItem(this.#place);
    } catch {
      // nothing was kept
    }
  }

  #write(draft) {
    try {
      localStorage.setItem(this.#place, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }
}

import {del, get, newKey, put} from 'wenda/api';

const SAVE_AFTER_MILLIS = 1500;

/**
 * What somebody writes stays on this device until the server has it, and with it the key that keeps a second sending
 * from posting twice: the same draft is sent under the same key, however often the line breaks in between.
 *
 * A draft with a place on the server is saved there too, so that it goes on where its member does. What this device has
 * and has not saved yet wins; else what was saved last.
 */
export class Draft {
  #place;
  #key;
  #name;
  #path;
  #saving;
  #saved = Promise.resolve();

  /**
   * @param {string} name which draft: `ask`, `answer.` and the question, or `edit.` and what is changed; one per member, for
   *     shared devices
   * @param {(savedAt: string) => void} [onSaved] where it has a place on the server: hears when it is there
   */
  constructor(name, memberId, onSaved) {
    this.#name = name;
    this.#place = `wenda.draft.${memberId}.${name}`;
    this.#path = onSaved ? `/api/drafts/${encodeURIComponent(name)}` : null;
    this.onSaved = onSaved;
  }

  /** Fetches what was saved on another device. Without a line, what is here is what there is. */
  async fetch() {
    const here = this.read();
    if (this.#path === null) {
      return;
    }
    if (here?.unsaved) {
      this.#saveSoon();
      return;
    }
    const there = await get(`/api/drafts?name=${encodeURIComponent(this.#name)}`).then(({items}) => items[0] ?? null, () => undefined);
    if (there === null && here?.savedAt) {
      this.#forgetHere();
    } else if (there && (here === null || there.savedAt > (here.savedAt ?? ''))) {
      const {savedAt, type, title, body, tags, version} = there;
      this.#write({fields: {type, title, body, tags, version}, at: savedAt, savedAt});
    }
  }

  /** Saves it on the server, a while after the last change, one request at a time. */
  #saveSoon() {
    if (this.#path !== null) {
      clearTimeout(this.#saving);
      this.#saving = setTimeout(() => {
        this.#saved = this.#saved.then(() => this.#save());
      }, SAVE_AFTER_MILLIS);
    }
  }

  async #save() {
    const {fields, at} = this.read() ?? {};
    if (!fields) {
      return;
    }
    try {
      const {savedAt} = await put(this.#path, fields);
      const now = this.read();
      if (now?.at === at) {
        this.#write({...now, savedAt, unsaved: false});
        this.onSaved(savedAt);
      }
    } catch {
      // It stays here, and is saved with the next change.
    }
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
    const kept = this.#write({...this.read(), fields, at, unsaved: this.#path !== null});
    this.#saveSoon();
    return kept ? at : null;
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

  /** Here and on the server. */
  async forget() {
    this.#forgetHere();
    clearTimeout(this.#saving);
    if (this.#path !== null) {
      await this.#saved;
      await del(this.#path).catch(() => {});
    }
  }

  #forgetHere() {
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

// Whom somebody who writes means: after an at sign, members are offered by the beginning of their names. What is chosen stands
// in the text as a link to the member's id; what only looks like a name stays text.
import {html, nothing, render} from 'lit';
import {Problem, get} from 'wenda/api';
import {member} from 'wenda/session';
import {locale, say} from 'wenda/texts';

const LOOK_AFTER_MS = 150;
/** An at sign that is in no address, and what was typed after it: a name may have spaces, but begins with none. */
const TYPED = /(?:^|[^\p{Script=Latin}\p{N}_.@])@([^\s@()[\]][^\n@()[\]]{0,59})$/u;
const WRITTEN = /\[@((?:[^\\\]\n]|\\.)+)\]\(member:([\w-]+)\)/g;
/** What Markdown would take for a sign. */
const SIGNS = /[\\`*_[\]<>&~|!]/g;
/** What decides where a character stands. */
const LIKE = ['font', 'letterSpacing', 'lineHeight', 'paddingTop', 'paddingLeft', 'paddingRight', 'borderLeftWidth', 'borderTopWidth', 'tabSize'];
const WIDTH = 280;

/** What a text area does with mentions: the list that floats at the caret, and the note of those whom they do not alert. */
export class Mentions {
  #area;
  #list = document.createElement('ul');
  #said = document.createElement('p');
  #note = document.createElement('p');
  #found = [];
  #active = 0;
  #begin = 0;
  #nobody = null;
  #timer;
  #asked;
  /** By id, whether a mention alerts them. */
  #alerts = new Map();

  /** @param {HTMLTextAreaElement} area that they are written into */
  constructor(area) {
    this.#area = area;
    this.#list.id = `${area.id}-mentions`;
    this.#list.className = 'mention-list';
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', say('editor.mention.list'));
    this.#list.hidden = true;
    this.#said.className = 'visually-hidden';
    this.#said.setAttribute('role', 'status');
    this.#note.className = 'mention-note';
    this.#note.setAttribute('role', 'status');
    area.after(this.#list, this.#note, this.#said);
    area.setAttribute('aria-autocomplete', 'list');
    area.setAttribute('aria-haspopup', 'listbox');
    area.setAttribute('aria-controls', this.#list.id);
    area.addEventListener('input', (event) => this.#typed(event));
    area.addEventListener('compositionend', () => this.#look());
    area.addEventListener('keydown', (event) => this.#keys(event));
    area.addEventListener('blur', () => this.#close());
    area.addEventListener('click', () => this.#close());
    this.draw();
  }

  /** Says of those in the text whom it does not alert. What is not known of somebody is asked for, once. */
  async draw() {
    const unknown = this.#written().filter(({id}) => !this.#alerts.has(id));
    unknown.forEach(({id}) => this.#alerts.set(id, true));
    this.#tell();
    for (const {name} of unknown) {
      await this.#ask(name);
      this.#tell();
    }
  }

  #written() {
    return [...this.#area.value.matchAll(WRITTEN)].map(([, name, id]) => ({id, name: name.replace(/\\(.)/g, '$1')}));
  }

  #tell() {
    const silent = this.#written().filter(({id}) => this.#alerts.get(id) === false);
    const names = new Intl.ListFormat(locale).format(new Set(silent.map(({name}) => name)));
    const note = silent.length === 0 ? '' : say('editor.mention.note', {names});
    if (this.#note.textContent !== note) {
      this.#note.textContent = note;
    }
  }

  /** Those whose names begin so; nobody where that cannot be found out just now. */
  async #ask(name, signal) {
    if ((await member()) === null) {
      return [];
    }
    try {
      const {items} = await get(`/api/people?name=${encodeURIComponent(name)}`, {signal});
      items.forEach(({id, alerts}) => this.#alerts.set(id, alerts));
      return items;
    } catch (problem) {
      if (problem instanceof Problem) {
        return [];
      }
      throw problem;
    }
  }

  #typed(event) {
    this.draw();
    if (!event.isComposing) {
      this.#look();
    }
  }

  /** Looks for what stands between the last at sign and the caret, a moment after the last key. */
  #look() {
    clearTimeout(this.#timer);
    const {selectionStart, selectionEnd, value} = this.#area;
    const typed = selectionStart === selectionEnd ? TYPED.exec(value.slice(0, selectionStart)) : null;
    if (!typed) {
      this.#nobody = null;
      this.#close();
      return;
    }
    const beginning = typed[1];
    this.#begin = selectionStart - beginning.length - 1;
    if (this.#nobody && this.#nobody.begin === this.#begin && beginning.startsWith(this.#nobody.beginning)) {
      this.#close();
      return;
    }
    this.#timer = setTimeout(() => this.#show(beginning), LOOK_AFTER_MS);
  }

  async #show(beginning) {
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    const found = await this.#ask(beginning, asked.signal);
    if (asked.signal.aborted || document.activeElement !== this.#area) {
      return;
    }
    this.#nobody = found.length === 0 ? {begin: this.#begin, beginning} : null;
    this.#found = found;
    this.#active = 0;
    this.#list.hidden = found.length === 0;
    this.#said.textContent = found.length === 0 ? '' : say('editor.mention.found', {count: found.length});
    this.#place();
    this.#draw();
  }

  #draw() {
    const id = (at) => `${this.#list.id}-${at}`;
    render(
      this.#found.map(
        ({name, alerts}, at) => html`<li
          class="mention-list__one"
          role="option"
          id=${id(at)}
          aria-selected=${at === this.#active}
          @mousedown=${(event) => event.preventDefault()}
          @click=${() => this.#choose(at)}
        >
          <bdi>${name}</bdi>${alerts ? nothing : html` <span class="meta">${say('editor.mention.silent')}</span>`}
        </li>`,
      ),
      this.#list,
    );
    if (this.#found.length > 0) {
      this.#area.setAttribute('aria-activedescendant', id(this.#active));
      this.#list.children[this.#active]?.scrollIntoView({block: 'nearest'});
    } else {
      this.#area.removeAttribute('aria-activedescendant');
    }
  }

  #place() {
    if (!this.#list.hidden) {
      const {left, bottom} = placeOf(this.#area, this.#begin);
      const most = Math.max(0, this.#area.clientWidth - WIDTH);
      this.#list.style.left = `${this.#area.offsetLeft + Math.min(left, most)}px`;
      this.#list.style.top = `${this.#area.offsetTop + Math.min(bottom, this.#area.clientHeight)}px`;
    }
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    if (!this.#list.hidden) {
      this.#list.hidden = true;
      this.#found = [];
      this.#said.textContent = '';
      this.#draw();
    }
  }

  #keys(event) {
    if (this.#list.hidden || event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    const act = {
      ArrowDown: () => this.#move(1),
      ArrowUp: () => this.#move(-1),
      Enter: () => this.#choose(this.#active),
      Tab: () => this.#choose(this.#active),
      Escape: () => this.#close(),
    }[event.key];
    if (act) {
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
      this.#close();
    }
  }

  #move(by) {
    this.#active = (this.#active + by + this.#found.length) % this.#found.length;
    this.#draw();
  }

  #choose(at) {
    const {id, name} = this.#found[at];
    const area = this.#area;
    this.#close();
    area.setRangeText(`[@${name.replace(SIGNS, '\\$&')}](member:${id}) `, this.#begin, area.selectionStart, 'end');
    area.dispatchEvent(new Event('input', {bubbles: true}));
  }
}

/** Where a character of a text area stands, from the area's own corner: found with a copy of its text before it. */
function placeOf(area, at) {
  const copy = document.createElement('div');
  const style = getComputedStyle(area);
  LIKE.forEach((name) => (copy.style[name] = style[name]));
  Object.assign(copy.style, {
    position: 'absolute',
    visibility: 'hidden',
    boxSizing: 'border-box',
    width: `${area.clientWidth}px`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
  });
  const mark = document.createElement('span');
  mark.textContent = '@';
  copy.append(area.value.slice(0, at), mark);
  document.body.append(copy);
  const place = {left: mark.offsetLeft, bottom: mark.offsetTop + mark.offsetHeight - area.scrollTop};
  copy.remove();
  return place;
}

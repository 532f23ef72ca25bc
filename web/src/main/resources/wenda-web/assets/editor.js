// Where people write: Markdown with a preview as readers will see it, and a draft that survives a closed tab.
//
//   <wenda-editor draft="answer:7h2k"><textarea id=… name="body"></textarea><div class="editor__foot">…</div></wenda-editor>
//
// With `no-draft` the page around it keeps what is written.
// The textarea stays the form's own field; without this module it is simply a textarea.
import {html, render} from 'lit';
import {post} from 'wenda/api';
import {enhanceCode} from 'wenda/code';
import {icon} from 'wenda/element';
import {say} from 'wenda/texts';
import {clock} from 'wenda/time';

const SAVE_AFTER_MS = 600;
const TOOLS = [
  {name: 'bold', before: '**', after: '**', key: 'b'},
  {name: 'code', before: '`', after: '`', block: '```'},
  {name: 'link', before: '[', after: '](https://)', key: 'k'},
  {name: 'list', line: '- '},
  {name: 'quote', line: '> '},
];

class WendaEditor extends HTMLElement {
  #textarea;
  #head;
  #preview;
  #draftState;
  #timer;

  connectedCallback() {
    if (this.#textarea) {
      return;
    }
    // A template fills its children first: by the next microtask they are there.
    queueMicrotask(() => this.#dress());
  }

  /** Forgets the draft: what was written has been sent. */
  clearDraft() {
    clearTimeout(this.#timer);
    localStorage.removeItem(this.#draftKey());
  }

  get value() {
    return this.#textarea.value;
  }

  set value(text) {
    this.#textarea.value = text;
  }

  #dress() {
    this.#textarea = this.querySelector('textarea');
    this.classList.add('editor');
    this.#head = document.createElement('div');
    this.#head.className = 'editor__head';
    this.#preview = document.createElement('div');
    this.#preview.className = 'editor__preview prose';
    this.#preview.id = `${this.#textarea.id}-preview`;
    this.#preview.hidden = true;
    this.#preview.setAttribute('role', 'tabpanel');
    this.#preview.tabIndex = 0;
    this.#textarea.before(this.#head);
    this.#textarea.after(this.#preview);
    this.#draftState = document.createElement('span');
    this.#draftState.className = 'editor__draft';
    this.#foot().prepend(this.#draftState);
    this.#restore();
    this.#textarea.addEventListener('input', () => this.#changed());
    this.#textarea.addEventListener('keydown', (event) => this.#keys(event));
    this.#draw('write');
  }

  #foot() {
    let foot = this.querySelector('.editor__foot');
    if (!foot) {
      foot = document.createElement('div');
      foot.className = 'editor__foot';
      this.append(foot);
    }
    return foot;
  }

  #draw(view) {
    const tab = (name) => html`<button
      class="tab"
      type="button"
      role="tab"
      id="${this.#textarea.id}-tab-${name}"
      aria-controls=${name === 'write' ? this.#textarea.id : this.#preview.id}
      aria-selected=${view === name}
      tabindex=${view === name ? 0 : -1}
      @click=${() => this.#show(name)}
      @keydown=${(event) => this.#tabKeys(event, name)}
    >
      ${say(`editor.${name}`)}
    </button>`;
    render(
      html`<div class="editor__tabs" role="tablist" aria-label=${say('editor.views')}>${tab('write')}${tab('preview')}</div>
        <div class="editor__tools" role="group" aria-label=${say('editor.tools')} ?hidden=${view !== 'write'}>
          ${TOOLS.map(
            (tool) => html`<button
              class="editor__tool"
              type="button"
              title=${say(`editor.tool.${tool.name}`)}
              aria-label=${say(`editor.tool.${tool.name}`)}
              @click=${() => this.#use(tool)}
            >
              ${icon(tool.name)}
            </button>`,
          )}
        </div>`,
      this.#head,
    );
  }

  async #show(view) {
    this.#draw(view);
    this.#textarea.hidden = view !== 'write';
    this.#preview.hidden = view === 'write';
    if (view === 'preview') {
      await this.#drawPreview();
    }
  }

  async #drawPreview() {
    const body = this.#textarea.value;
    if (body.trim() === '') {
      this.#preview.textContent = say('editor.nothing');
      return;
    }
    this.#preview.setAttribute('aria-busy', 'true');
    try {
      // Made safe by the server, by the same rules as what is published.
      this.#preview.innerHTML = (await post('/api/preview', {body})).html;
      enhanceCode(this.#preview);
    } catch (problem) {
      this.#preview.textContent = problem.message;
    } finally {
      this.#preview.removeAttribute('aria-busy');
    }
  }

  #tabKeys(event, name) {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      event.preventDefault();
      this.#show(name === 'write' ? 'preview' : 'write');
      this.#head.querySelector('[aria-selected="true"]').focus();
    }
  }

  #keys(event) {
    if (!(event.ctrlKey || event.metaKey)) {
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#textarea.form?.requestSubmit();
      return;
    }
    const tool = TOOLS.find(({key}) => key === event.key);
    if (tool) {
      event.preventDefault();
      this.#use(tool);
    }
  }

  #use(tool) {
    const area = this.#textarea;
    const selected = area.value.slice(area.selectionStart, area.selectionEnd);
    const text = dressed(tool, selected);
    area.focus();
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    if (selected === '' && tool.after) {
      area.selectionEnd -= tool.after.length;
    }
    area.dispatchEvent(new Event('input', {bubbles: true}));
  }

  #changed() {
    if (this.hasAttribute('no-draft')) {
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), SAVE_AFTER_MS);
  }

  #save() {
    const text = this.#textarea.value;
    if (text.trim() === '') {
      this.clearDraft();
      this.#draftState.textContent = '';
      return;
    }
    localStorage.setItem(this.#draftKey(), text);
    this.#draftState.textContent = say('editor.saved', {time: clock(new Date())});
  }

  #restore() {
    if (this.hasAttribute('no-draft')) {
      return;
    }
    const draft = localStorage.getItem(this.#draftKey());
    if (draft && this.#textarea.value === '') {
      this.#textarea.value = draft;
      this.#draftState.textContent = say('editor.restored');
      this.#textarea.dispatchEvent(new Event('input', {bubbles: true}));
    }
  }

  #draftKey() {
    return `wenda-draft:${this.getAttribute('draft') ?? location.pathname}`;
  }
}

function dressed({before, after, block, line}, selected) {
  if (line) {
    return (selected || '').split('\n').map((text) => line + text).join('\n');
  }
  if (block && selected.includes('\n')) {
    return `${block}\n${selected}\n${block}`;
  }
  return before + selected + after;
}

customElements.define('wenda-editor', WendaEditor);

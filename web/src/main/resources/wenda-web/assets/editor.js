// Where people write: Markdown with a preview as readers will see it, and a draft that survives a closed tab.
//
//   <wenda-editor draft="answer.7h2k"><textarea id=… name="body"></textarea><div class="editor__foot">…</div></wenda-editor>
//
// The draft is kept on this device and on the server; `version` says which text it is a change of. With `no-draft` the page
// around it keeps what is written.
// The textarea stays the form's own field; without this module it is simply a textarea.
import {html, render} from 'lit';
import {post} from 'wenda/api';
import {enhanceCode} from 'wenda/code';
import {Draft} from 'wenda/pages/draft';
import {icon} from 'wenda/element';
import 'wenda/image-view';
import {Images} from 'wenda/images';
import {Mentions} from 'wenda/mentions';
import {member} from 'wenda/session';
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
  #images;
  #mentions;
  #timer;
  #draft;

  connectedCallback() {
    if (this.#textarea) {
      return;
    }
    // A template fills its children first: by the next microtask they are there.
    queueMicrotask(() => this.#dress());
  }

  /** Forgets the draft, here and on the server: what was written has been sent, or is not wanted. */
  async clearDraft() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#draft?.forget();
  }

  get value() {
    return this.#textarea.value;
  }

  set value(text) {
    this.#textarea.value = text;
    this.#images?.draw();
    this.#mentions?.draw();
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
    const described = document.createElement('div');
    this.#preview.after(described);
    this.#draftState = document.createElement('span');
    this.#draftState.className = 'editor__draft';
    this.#foot().prepend(this.#draftState);
    this.#images = new Images(this.#textarea, described);
    this.#mentions = new Mentions(this.#textarea);
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
          <button
            class="editor__tool"
            type="button"
            title=${say('editor.tool.image')}
            aria-label=${say('editor.tool.image')}
            @click=${() => this.#images.choose()}
          >
            ${icon('image')}
          </button>
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
    this.#timer = setTimeout(() => this.#saveNow(), SAVE_AFTER_MS);
  }

  #save() {
    const body = this.#textarea.value;
    if (body.trim() === '') {
      this.clearDraft();
      this.#draftState.textContent = '';
    } else if (this.#draft?.keep({title: '', body, tags: [], version: this.#version()})) {
      this.#draftState.textContent = say('editor.kept', {time: clock(new Date())});
    }
  }

  /** What was written before, here or elsewhere, unless something was written meanwhile. */
  async #restore() {
    const before = this.#textarea.value;
    const reader = this.hasAttribute('no-draft') ? null : await member();
    if (!reader) {
      return;
    }
    this.#draft = new Draft(this.getAttribute('draft'), reader.id, (at) => {
      this.#draftState.textContent = say('editor.saved', {time: clock(new Date(at))});
    });
    addEventListener('pagehide', () => this.#saveNow());
    await this.#draft.fetch();
    const {body, version} = this.#draft.read()?.fields ?? {};
    if (body && body !== before && version === this.#version() && this.#textarea.value === before) {
      this.#textarea.value = body;
      this.#images.draw();
      this.#mentions.draw();
      this.#draftState.textContent = say('editor.restored');
    }
  }

  #saveNow() {
    if (this.#timer !== undefined && this.isConnected) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#save();
    }
  }

  /** Of the text that is changed; undefined where it is new. */
  #version() {
    return this.hasAttribute('version') ? Number(this.getAttribute('version')) : undefined;
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

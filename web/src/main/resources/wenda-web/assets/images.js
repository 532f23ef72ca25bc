// Images in what somebody writes: pasted, dropped or chosen, sent at once, and described for those who do not see them.
import {html, nothing, render} from 'lit';
import {Problem, upload} from 'wenda/api';
import {icon} from 'wenda/element';
import {say} from 'wenda/texts';

const WRITTEN = /!\[([^\]\n]*)\]\((\/images\/[0-9a-z]{20}-\d+x\d+)\)/g;
const SENT_AS_THEY_ARE = ['image/png', 'image/jpeg', 'image/gif'];
// What the server takes; larger images, and those of other kinds that this browser knows, are drawn smaller here.
const MOST_BYTES = 5 * 1024 * 1024;
const MOST_PIXELS = 24_000_000;
const PIXELS_IF_DRAWN = 4_000_000;

/** What an editor does with images, and the place under its text where they are described. */
export class Images {
  #area;
  #place;
  #chooser = document.createElement('input');
  #sending = 0;
  #refusal = '';

  /** @param {HTMLTextAreaElement} area that they are written into */
  constructor(area, place) {
    this.#area = area;
    this.#place = place;
    this.#chooser.type = 'file';
    this.#chooser.accept = 'image/*';
    this.#chooser.multiple = true;
    this.#chooser.addEventListener('change', () => {
      this.#take([...this.#chooser.files]);
      this.#chooser.value = '';
    });
    area.addEventListener('input', () => this.draw());
    area.addEventListener('paste', (event) => this.#pasted(event));
    area.addEventListener('dragover', (event) => event.dataTransfer.types.includes('Files') && event.preventDefault());
    area.addEventListener('drop', (event) => this.#dropped(event));
    this.draw();
  }

  choose() {
    this.#chooser.click();
  }

  /** Where there is text beside, as from a word processor, that is what was meant. */
  #pasted(event) {
    const {files, types} = event.clipboardData;
    if (files.length > 0 && !types.includes('text/plain')) {
      event.preventDefault();
      this.#take([...files]);
    }
  }

  #dropped(event) {
    if (event.dataTransfer.files.length > 0) {
      event.preventDefault();
      this.#take([...event.dataTransfer.files]);
    }
  }

  async #take(files) {
    this.#refusal = '';
    this.#sending += files.length;
    this.draw();
    for (const file of files) {
      try {
        const {address} = await upload('/api/images', await fitting(file));
        this.#write(address);
      } catch (problem) {
        if (!(problem instanceof Problem)) {
          throw problem;
        }
        this.#refusal = problem.message;
      } finally {
        this.#sending--;
        this.draw();
      }
    }
  }

  /** A paragraph of its own; then its words are asked for. */
  #write(address) {
    const area = this.#area;
    const before = area.value.slice(0, area.selectionStart);
    const space = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
    area.setRangeText(`${space}![](${address})\n\n`, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', {bubbles: true}));
    this.#place.querySelector(`[data-address="${address}"] input`)?.focus();
  }

  draw() {
    const written = [...this.#area.value.matchAll(WRITTEN)];
    render(
      html`${this.#sending > 0 ? html`<p class="editor__sending" role="status">${say('editor.image-sending')}</p>` : nothing}
        ${this.#refusal ? html`<p class="field__error" role="alert">${icon('warning')}<span>${this.#refusal}</span></p>` : nothing}
        ${written.length > 0 ? html`<ul class="editor__images">${written.map((image, at) => this.#described(image, at))}</ul>` : nothing}`,
      this.#place,
    );
  }

  #described([, words, address], at) {
    const id = `${this.#area.id}-image-${at}`;
    return html`<li data-address=${address}>
      <img src=${address} alt="" />
      <div>
        <label class="field__label" for=${id}>${say('editor.image-words')}</label>
        <p class="field__hint" id="${id}-hint">${say('editor.image-words-hint')}</p>
        <input class="input" id=${id} maxlength="300" autocomplete="off" aria-describedby="${id}-hint" .value=${words}
          @input=${(event) => this.#describe(at, event)} @keydown=${(event) => this.#keys(event)} />
      </div>
    </li>`;
  }

  /** The words stand in the text; what would end them there is left out. */
  #describe(at, event) {
    event.stopPropagation();
    const words = event.target.value.replace(/[[\]\\\n]/g, '');
    let seen = 0;
    this.#area.value = this.#area.value.replace(WRITTEN, (all, old, address) =>
      seen++ === at ? `![${words}](${address})` : all,
    );
    this.#area.dispatchEvent(new Event('input', {bubbles: true}));
  }

  /** Back to the text; the form is not meant yet. */
  #keys(event) {
    if (event.key === 'Enter' && !(event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#area.focus();
    }
  }
}

/** As it is where the server takes it so; else as this browser draws it. */
async function fitting(file) {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new Problem(415, {code: 'not-an-image'});
  });
  const pixels = bitmap.width * bitmap.height;
  if (SENT_AS_THEY_ARE.includes(file.type) && file.size <= MOST_BYTES && pixels <= MOST_PIXELS) {
    return file;
  }
  const scale = Math.min(1, Math.sqrt(PIXELS_IF_DRAWN / pixels));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, bitmap.width * scale);
  canvas.height = Math.max(1, bitmap.height * scale);
  canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  for (const type of ['image/png', 'image/jpeg']) {
    const drawn = await new Promise((done) => canvas.toBlob(done, type));
    if (drawn && drawn.size <= MOST_BYTES) {
      return drawn;
    }
  }
  throw new Problem(413, {code: 'image-too-large'});
}

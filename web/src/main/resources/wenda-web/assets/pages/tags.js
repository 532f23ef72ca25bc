import {WendaElement, define, html, icon} from 'wenda/element';
import {say} from 'wenda/texts';
import {asTag} from 'wenda/pages/question-rules';

/** What ends a tag while typing: a comma of either width, or a space. */
const SEPARATORS = /[\s,，、;；]+/u;

/**
 * Tags as chips in one field. Enter, a comma or a space adds what was typed, Backspace in the empty field takes the last
 * one away, the arrow keys walk the chips; none of it while an input method is still composing.
 *
 * @fires change with all the tags
 */
class Tags extends WendaElement {
  static properties = {
    tags: {attribute: false},
    inputId: {attribute: false},
    describedBy: {attribute: false},
    invalid: {attribute: false},
    said: {state: true},
  };

  constructor() {
    super();
    this.tags = [];
    this.said = '';
  }

  render() {
    return html`
      <div class="tag-field" @click=${this.#toInput}>
        <ul class="tag-field__chosen" role="list" aria-label=${say('asking.tags.chosen')}>
          ${this.tags.map((tag, place) => html`
            <li class="tag tag-field__chip"><span>${tag}</span><button class="tag-field__remove" type="button"
              aria-label=${say('asking.tags.remove', {tag})} @click=${() => this.#remove(place)}
              @keydown=${(event) => this.#walk(event, place)}>${icon('close')}</button></li>`)}
        </ul>
        <input class="tag-field__input" id=${this.inputId} autocomplete="off" autocapitalize="none" spellcheck="false"
          enterkeyhint="enter" aria-describedby=${this.describedBy} aria-invalid=${this.invalid}
          @input=${this.#typed} @keydown=${this.#pressed} @blur=${this.#finish} @compositionend=${this.#typed} />
        <span class="visually-hidden" role="status">${this.said}</span>
      </div>`;
  }

  get #input() {
    return this.querySelector('input');
  }

  #toInput(event) {
    if (event.target === event.currentTarget) {
      this.#input.focus();
    }
  }

  #typed(event) {
    if (!event.isComposing && SEPARATORS.test(this.#input.value)) {
      this.#finish();
    }
  }

  #pressed(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    const empty = this.#input.value === '';
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#finish();
    } else if (event.key === 'Backspace' && empty && this.tags.length > 0) {
      this.#remove(this.tags.length - 1);
    } else if (event.key === 'ArrowLeft' && empty) {
      this.#focusChip(this.tags.length - 1);
    }
  }

  #walk(event, place) {
    if (event.key === 'ArrowLeft') {
      this.#focusChip(Math.max(place - 1, 0));
    } else if (event.key === 'ArrowRight') {
      this.#focusChip(place + 1);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.#remove(place);
    }
  }

  /** The chip at this place, or the field after the last one. */
  #focusChip(place) {
    (this.querySelectorAll('.tag-field__remove')[place] ?? this.#input).focus();
  }

  #finish() {
    const typed = this.#input.value.split(SEPARATORS).map(asTag).filter(Boolean);
    this.#input.value = '';
    const added = [...new Set(typed)].filter((tag) => !this.tags.includes(tag));
    if (added.length > 0) {
      this.said = say('asking.tags.added', {tag: added.join(' ')});
      this.#change([...this.tags, ...added]);
    }
  }

  async #remove(place) {
    this.said = say('asking.tags.removed', {tag: this.tags[place]});
    this.#change(this.tags.toSpliced(place, 1));
    await this.updateComplete;
    this.#focusChip(place);
  }

  #change(tags) {
    this.tags = tags;
    this.dispatchEvent(new CustomEvent('change', {detail: tags}));
  }
}

define('wenda-tags', Tags);

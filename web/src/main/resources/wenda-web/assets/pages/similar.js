import {get, put} from 'wenda/api';
import {avatar} from 'wenda/avatar';
import {enhanceCode} from 'wenda/code';
import {WendaElement, define, html, icon, nothing} from 'wenda/element';
import {say} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {ref} from 'lit/directives/ref.js';
import {unsafeHTML} from 'lit/directives/unsafe-html.js';

const AFTER_MILLIS = 300;
const ENOUGH = 4;
const OF_THE_TEXT = 300;

/**
 * Below the title of a question that is being written: what was asked before and looks like it, each with its accepted
 * answer to read in place. Tells what was shown (`shown`, the ids), and that one of them solved it (`solved`, the item).
 */
class Similar extends WendaElement {
  static properties = {
    asked: {attribute: false},
    text: {attribute: false},
    items: {state: true},
    working: {state: true},
  };

  #waiting;
  #request;
  #looked = '';

  constructor() {
    super();
    this.asked = '';
    this.text = '';
    this.items = [];
    this.working = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#waiting);
    this.#request?.abort();
  }

  willUpdate(changed) {
    if (changed.has('asked') || changed.has('text')) {
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => this.#look(), AFTER_MILLIS);
    }
  }

  /** Asks for what is typed now; an earlier answer that is still on its way is of no use any more. */
  async #look() {
    const title = this.asked.trim().slice(0, 150);
    const query = new URLSearchParams({title, body: this.text.trim().slice(0, OF_THE_TEXT)}).toString();
    if (query === this.#looked) {
      return;
    }
    this.#looked = query;
    this.#request?.abort();
    this.#request = new AbortController();
    this.items = weight(title) < ENOUGH ? [] : await this.#similar(query, this.#request.signal);
    this.dispatchEvent(new CustomEvent('shown', {detail: this.items.map(({id}) => id)}));
  }

  /** They help, and are no hurdle: where they cannot be had, what was there stays. */
  async #similar(query, signal) {
    try {
      const {items} = await get(`/api/search/similar?${query}`, {signal});
      return signal.aborted ? this.items : items;
    } catch {
      return this.items;
    }
  }

  async #solved(item) {
    this.working = true;
    try {
      await put(`/api/search/similar/${encodeURIComponent(item.id)}/solved`);
    } catch {
      // That it counts is less than that it helped.
    }
    this.working = false;
    this.dispatchEvent(new CustomEvent('solved', {detail: item}));
  }

  render() {
    const count = this.items.length;
    return html`
      <div class="similar ${count === 0 ? '' : 'similar--any'}">
        <p class="similar__head" role="status">${count === 0 ? nothing : html`${icon('search')} ${say('asking.similar', {count})}`}</p>
        ${count === 0 ? nothing : html`<ul role="list">${this.items.map((item) => html`<li>${this.#row(item)}</li>`)}</ul>`}
      </div>`;
  }

  #row(item) {
    return item.acceptedAnswer
      ? html`
        <details class="similar__item" name="similar">
          <summary class="similar__row">${line(item)} ${icon('down')}</summary>
          <div class="similar__answer">${answer(item)} ${this.#ways(item)}</div>
        </details>`
      : html`<a class="similar__row" href=${item.path} target="_blank">${line(item)}
          <span class="visually-hidden">${say('asking.similar.new-tab')}</span></a>`;
  }

  #ways(item) {
    return html`
      <div class="similar__ways">
        <button class="button button--ink" type="button" ?disabled=${this.working} @click=${() => this.#solved(item)}>
          ${icon('check')} ${say('asking.similar.solved')}</button>
        <button class="button" type="button" @click=${passOver}>${say('asking.similar.not-mine')}</button>
        <a href=${item.path} target="_blank">${say('asking.similar.open')}
          <span class="visually-hidden">${say('asking.similar.new-tab')}</span></a>
      </div>`;
  }
}

function line({title, language, answerCount, acceptedAnswer}) {
  const state = acceptedAnswer ? 'accepted' : answerCount > 0 ? 'answered' : 'unanswered';
  return html`
    <span class="cell cell--small ${acceptedAnswer ? 'cell--accepted' : answerCount > 0 ? '' : 'cell--open'}"
      aria-hidden="true">${acceptedAnswer ? icon('check') : nothing}${answerCount}</span>
    <span class="similar__title" lang=${language ?? nothing}>${title}</span>
    <span class="similar__state">${say(`asking.similar.${state}`)}</span>`;
}

function answer({acceptedAnswer: {author, html: text, language, publishedAt}}) {
  const {id, name = '…'} = author;
  return html`
    <p class="byline">${avatar({id, name}, 28)} <b><bdi>${name}</bdi></b> ${timeTag(publishedAt)}</p>
    <div class="prose" lang=${language ?? nothing} ${ref(dress)}>${
      // Made safe by the server when it was written.
      unsafeHTML(text)
    }</div>`;
}

function dress(prose) {
  if (prose) {
    queueMicrotask(() => enhanceCode(prose));
  }
}

function passOver(event) {
  const details = event.target.closest('details');
  details.open = false;
  details.querySelector('summary').focus();
}

/** How much is typed: a Chinese character counts as two letters. */
function weight(text) {
  return [...text].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}

define('wenda-similar', Similar);

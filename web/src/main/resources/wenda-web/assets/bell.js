// The bell: counts what is new without a reload, and opens the very answer.
import {get, put} from 'wenda/api';
import {goneNote, hrefOf, inWords, markRead, open, sentence} from 'wenda/alert';
import {WendaElement, define, html, icon, nothing} from 'wenda/element';
import {member} from 'wenda/session';
import {listen} from 'wenda/stream';
import {say} from 'wenda/texts';
import {timeTag} from 'wenda/time';

const SHOWN = 6;
const MOST_SAID = 99;
const COUNT_AFTER_MS = 1500;

class WendaBell extends WendaElement {
  static properties = {
    unseen: {state: true},
    items: {state: true},
    opened: {state: true},
    said: {state: true},
    failed: {state: true},
  };

  constructor() {
    super();
    this.unseen = 0;
    this.items = null;
    this.opened = false;
    this.said = '';
    this.failed = false;
    this.fresh = new Set();
    this.pageTitle = document.title;
  }

  async connectedCallback() {
    this.replaceChildren();
    super.connectedCallback();
    document.addEventListener('click', this.#closeIfOutside);
    document.addEventListener('visibilitychange', this.#countWhenSeen);
    document.addEventListener('wenda-alerts-seen', this.#countWhenSeen);
    const me = await member();
    this.hidden = !me;
    if (me) {
      listen(me.id, {
        onAlert: (item) => this.#ring(item),
        onLine: () => this.#count(),
        onMoved: () => this.#moved(),
      });
      await this.#count();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('click', this.#closeIfOutside);
    document.removeEventListener('visibilitychange', this.#countWhenSeen);
    document.removeEventListener('wenda-alerts-seen', this.#countWhenSeen);
  }

  render() {
    return html`
      <button
        class="bell"
        type="button"
        aria-haspopup="dialog"
        aria-expanded=${this.opened}
        aria-label=${say('bell.name', {count: this.unseen})}
        @click=${this.#toggle}
        @keydown=${this.#keys}
      >
        ${icon('bell')}
        ${this.unseen > 0 ? html`<span class="bell__count">${Math.min(this.unseen, MOST_SAID)}</span>` : nothing}
      </button>
      <div class="visually-hidden" aria-live="polite">${this.said}</div>
      ${this.opened ? this.#popOver() : nothing}
    `;
  }

  updated(changed) {
    if (changed.has('unseen')) {
      document.title = this.unseen > 0 ? `(${this.unseen}) ${this.pageTitle}` : this.pageTitle;
      for (const count of document.querySelectorAll('[data-count="unseen"]')) {
        count.textContent = this.unseen > 0 ? this.unseen : '';
      }
    }
  }

  #popOver() {
    return html`
      <div class="popover" role="dialog" aria-label=${say('bell.title')} @keydown=${this.#keys}>
        <div class="popover__head">
          <h2 class="popover__title">${say('bell.title')}</h2>
          ${this.unseen > 0
            ? html`<button class="button button--quiet button--small" type="button" @click=${this.#seeAll}>
                ${say('bell.see-all')}
              </button>`
            : nothing}
        </div>
        ${this.#list()}
        <div class="popover__foot"><a href="/my">${say('bell.open-my')}</a></div>
      </div>
    `;
  }

  #list() {
    if (this.failed) {
      return html`<p class="popover__empty">${say('bell.failed')}</p>`;
    }
    if (this.items === null) {
      return html`<p class="popover__empty" aria-busy="true">${say('frame.loading')}</p>`;
    }
    if (this.items.length === 0) {
      return html`<p class="popover__empty">${say('bell.empty')}</p>`;
    }
    return html`<ul class="alerts">
      ${this.items.map((item) => this.#row(item))}
    </ul>`;
  }

  #row(item) {
    const kind = `alerts__row ${item.state === 'unseen' ? 'alerts__row--unseen' : ''} ${this.fresh.has(item.id) ? 'alerts__row--fresh' : ''}`;
    return html`<li class=${kind}>
      <a href=${hrefOf(item)} @click=${(event) => this.#follow(event, item)}>
        <span class="alerts__text">${sentence(item)}${goneNote(item)}</span>
        <span class="alerts__time">${timeTag(item.at)}</span>
        ${item.state === 'unseen' ? html`<span class="visually-hidden">${say('bell.unseen')}</span>` : nothing}
      </a>
    </li>`;
  }

  /**
   * Counts up at once, and asks for the true number when it is quiet: another tab may have seen some meanwhile. What a
   * stream repeats after a break may have been seen long ago and rings nothing.
   */
  #ring(item) {
    if (item.state !== 'unseen') {
      return;
    }
    this.fresh.add(item.id);
    this.unseen += 1;
    clearTimeout(this.counting);
    this.counting = setTimeout(() => this.#count(), COUNT_AFTER_MS);
    this.said = inWords(item);
    if (this.opened) {
      this.#load();
    }
    this.dispatchEvent(new CustomEvent('wenda-alert', {bubbles: true, detail: item}));
  }

  /** On another page or device, or on this one: all of them show the same. */
  #moved() {
    this.#count();
    if (this.opened) {
      this.#load();
    }
    document.dispatchEvent(new CustomEvent('wenda-alerts-moved'));
  }

  async #count() {
    try {
      this.unseen = (await get('/api/inbox/count')).unseen;
    } catch {
      // The bell stays as it was; the stream asks again when its line is back.
    }
  }

  #toggle = async () => {
    this.opened = !this.opened;
    if (this.opened) {
      await this.#load();
      this.querySelector('.popover a')?.focus();
    }
  };

  async #load() {
    try {
      this.items = (await get(`/api/inbox?limit=${SHOWN}&together=true`)).items;
      this.failed = false;
    } catch {
      this.failed = this.items === null;
    }
    await this.updateComplete;
  }

  #seeAll = async () => {
    const newest = this.items?.[0];
    if (newest) {
      await put('/api/inbox/seen', {upTo: newest.id});
      this.fresh.clear();
      this.items = this.items.map((item) => (item.state === 'unseen' ? {...item, state: 'seen'} : item));
      await this.#count();
      this.querySelector('.popover a')?.focus();
    }
  };

  #follow(event, item) {
    markRead(item);
    if (event.metaKey || event.ctrlKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    this.#close();
    open(item);
  }

  #keys = (event) => {
    if (event.key === 'Escape' && this.opened) {
      this.#close();
    } else if (this.opened && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      this.#step(event.key === 'ArrowDown' ? 1 : -1);
    }
  };

  #step(by) {
    const links = [...this.querySelectorAll('.popover a, .popover button')];
    const next = links.indexOf(document.activeElement) + by;
    links[(next + links.length) % links.length]?.focus();
  }

  #close() {
    this.opened = false;
    this.querySelector('.bell').focus();
  }

  #closeIfOutside = (event) => {
    if (this.opened && !event.composedPath().includes(this)) {
      this.opened = false;
    }
  };

  #countWhenSeen = () => {
    if (document.visibilityState === 'visible' && !this.hidden) {
      this.#count();
    }
  };
}

define('wenda-bell', WendaBell);

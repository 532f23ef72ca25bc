import {goneNote, hrefOf, inWords, markRead, pathOf, sentence} from 'wenda/alert';
import {del, get, put} from 'wenda/api';
import {ways} from 'wenda/delivery';
import {WendaElement, define, html, icon, nothing} from 'wenda/element';
import {locale, say} from 'wenda/texts';
import {clock, full} from 'wenda/time';
import {toast} from 'wenda/toast';
import {failedState, loadingRows} from 'wenda/pages/states';

const SHOWS = ['open', 'unread', 'archived'];
const PAGE = 20;
const MOST = 100;

/** What the bell told, by day, the newest first; what comes in while the page is open is put on top. */
class Alerts extends WendaElement {
  static properties = {
    show: {state: true},
    rows: {state: true},
    next: {state: true},
    failed: {state: true},
    busy: {state: true},
    explained: {state: true},
  };

  constructor() {
    super();
    this.show = 'open';
    this.rows = null;
    this.next = null;
    this.failed = false;
    this.busy = false;
    this.fresh = new Set();
    this.explained = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('wenda-alert', this.#ring);
    document.addEventListener('wenda-alerts-moved', this.#again);
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('wenda-alert', this.#ring);
    document.removeEventListener('wenda-alerts-moved', this.#again);
  }

  async #load(after, limit = PAGE) {
    this.busy = true;
    const show = this.show;
    try {
      const page = await get(`/api/inbox?show=${show}&together=true&limit=${limit}${after ? `&after=${encodeURIComponent(after)}` : ''}`);
      if (show === this.show) {
        this.rows = after ? withoutDoubles([...this.rows, ...page.items]) : page.items;
        this.next = page.next ?? null;
        this.failed = false;
      }
    } catch {
      this.failed = true;
    }
    this.busy = false;
  }

  /** As much as is shown, as it is now. */
  #again = () => this.rows && this.#load(undefined, Math.min(Math.max(this.rows.length, PAGE), MOST));

  #ring = ({detail: alert}) => {
    this.fresh.add(alert.id);
    this.#again();
  };

  #turnTo(show) {
    this.show = show;
    this.rows = null;
    this.#load();
  }

  /** Up to the one shown on top: what comes meanwhile stays new. */
  async #markAll(what) {
    try {
      await put(`/api/inbox/${what}`, {upTo: this.rows[0].id});
      toast(say(`mine.alerts.${what}.done`));
      document.dispatchEvent(new CustomEvent('wenda-alerts-seen'));
    } catch (problem) {
      toast(problem.message);
    }
    await this.#again();
  }

  /** Why this one came and by which ways: asked when somebody wants to know. */
  async #explain({id}) {
    if (this.explained?.id === id) {
      this.explained = null;
      return;
    }
    this.explained = {id};
    try {
      const delivery = await get(`/api/inbox/${encodeURIComponent(id)}/delivery`);
      this.explained = this.explained?.id === id ? {id, delivery} : this.explained;
    } catch {
      toast(say('delivery.failed'));
      this.explained = null;
    }
  }

  async #archive(item) {
    try {
      await put(pathOf(item, 'archived'));
      toast(say('mine.alerts.archived.done'), {action: say('mine.follow.again'), onAction: () => this.#bringBack(item)});
    } catch (problem) {
      toast(problem.message);
    }
    await this.#again();
    this.querySelector('#alerts')?.focus();
  }

  async #bringBack(item) {
    await del(`/api/inbox/${encodeURIComponent(item.id)}/archived`).catch((problem) => toast(problem.message));
    await this.#again();
  }

  render() {
    return html`
      <section class="told" aria-labelledby="alerts">
        <div class="told__head">
          <h2 class="heading heading--section" id="alerts" tabindex="-1">${say('mine.alerts')}</h2>
          <span>
            ${this.rows?.some(({state}) => state === 'unseen') ? this.#all('seen') : nothing}
            ${this.rows?.some(({state}) => state === 'unseen' || state === 'seen') ? this.#all('read') : nothing}
          </span>
        </div>
        <nav class="tabs" aria-label=${say('mine.alerts')}>
          ${SHOWS.map((show) => html`
            <button class="tab" type="button" aria-current=${show === this.show ? 'page' : nothing}
              @click=${() => this.#turnTo(show)}>${say(`mine.alerts.show.${show}`)}</button>`)}
        </nav>
        ${this.#content()}
      </section>`;
  }

  #all(what) {
    return html`<button class="quiet" type="button" @click=${() => this.#markAll(what)}>${say(`mine.alerts.${what}`)}</button>`;
  }

  #content() {
    if (this.rows === null) {
      return this.failed
        ? failedState(say('mine.failed.alerts'), say('mine.failed.detail'), () => this.#load())
        : loadingRows(2);
    }
    if (this.rows.length === 0) {
      return html`<p class="told__empty">${say(this.show === 'open' ? 'mine.alerts.empty' : 'mine.alerts.none')}</p>`;
    }
    return html`
      ${byDay(this.rows).map(({day, rows}) => html`
        <h3 class="told__day">${day}</h3>
        <ul role="list">${rows.map((row) => this.#row(row))}</ul>`)}
      ${this.next
        ? html`<button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#load(this.next)}>${say('mine.alerts.older')}</button>`
        : nothing}`;
  }

  #row(item) {
    const unseen = item.state === 'unseen';
    const away = item.state === 'archived';
    const open = this.explained?.id === item.id;
    return html`
      <li class="told__row ${unseen ? 'told__row--unseen' : ''} ${this.fresh.has(item.id) ? 'told__row--fresh' : ''}">
        ${icon(ICONS[item.kind] ?? 'bell')}
        <a class="told__words" href=${hrefOf(item)} @click=${() => markRead(item)}>
          ${unseen ? html`<span class="visually-hidden">${say('mine.alerts.unseen')}</span> ` : nothing}${sentence(item)}${goneNote(item)}</a>
        <time class="told__time" datetime=${item.at} title=${full(item.at)}>${clock(item.at)}</time>
        <button class="told__away quiet" type="button" aria-expanded=${String(open)}
          aria-label=${say('delivery.open-of', {alert: inWords(item)})} @click=${() => this.#explain(item)}>${say('delivery.open')}</button>
        <button class="told__away quiet" type="button" aria-label=${say(away ? 'mine.alerts.back.of' : 'mine.alerts.archive.of', {alert: inWords(item)})}
          @click=${() => (away ? this.#bringBack(item) : this.#archive(item))}>${say(away ? 'mine.alerts.back' : 'mine.alerts.archive')}</button>
        ${open ? html`<div class="told__ways" aria-busy=${this.explained.delivery ? nothing : 'true'}>${this.explained.delivery ? ways(this.explained.delivery) : nothing}</div>` : nothing}
      </li>`;
  }
}

/** Icons that say what happened; a kind of a newer service gets the bell. */
const ICONS = {
  'new-question': 'questions',
  answer: 'talk',
  'question-published': 'questions',
  'question-declined': 'minus',
  'changes-asked': 'pencil',
  'question-duplicate': 'link',
  'answer-accepted': 'check',
  'information-wanted': 'pencil',
  'information-given': 'talk',
  'information-missed': 'minus',
  'answer-missed': 'talk',
  'answer-corrected': 'pencil',
  'answer-outdated': 'clock',
  'post-published': 'check',
  'post-declined': 'minus',
  'edit-published': 'check',
  'edit-declined': 'minus',
  'private-opened': 'check',
  'proposal-adopted': 'check',
  'proposal-declined': 'minus',
  announcement: 'horn',
  'webhook-stopped': 'warning',
  'seat-moved-up': 'up',
  'seat-offered': 'check',
  'seat-let-in': 'check',
  'seat-declined': 'minus',
};

function withoutDoubles(rows) {
  const seen = new Set();
  return rows.filter(({id}) => !seen.has(id) && seen.add(id));
}

/** Rows of the reader's own days: today, yesterday, a weekday, a date. */
function byDay(rows) {
  const days = [];
  for (const row of rows) {
    const day = dayOf(row.at);
    if (days.at(-1)?.day !== day) {
      days.push({day, rows: []});
    }
    days.at(-1).rows.push(row);
  }
  return days;
}

const WEEKDAY = new Intl.DateTimeFormat(locale, {weekday: 'long'});
const DATE = new Intl.DateTimeFormat(locale, {year: 'numeric', month: 'long', day: 'numeric'});
const DAY_MILLIS = 24 * 60 * 60 * 1000;

function dayOf(instant) {
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  const then = new Date(instant);
  const days = Math.round((midnight(new Date()) - midnight(then)) / DAY_MILLIS);
  if (days <= 0) {
    return say('mine.today');
  }
  return days === 1 ? say('mine.yesterday') : (days < 7 ? WEEKDAY : DATE).format(then);
}

define('wenda-alerts', Alerts);

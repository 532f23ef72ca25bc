import {hrefOf, markRead, sentence} from 'wenda/alert';
import {get, put} from 'wenda/api';
import {WendaElement, define, html, icon, nothing} from 'wenda/element';
import {locale, say} from 'wenda/texts';
import {clock, full} from 'wenda/time';
import {toast} from 'wenda/toast';
import {failedState, loadingRows} from 'wenda/pages/states';

/** What the bell told, by day, the newest first; what comes in while the page is open is put on top. */
class Alerts extends WendaElement {
  static properties = {rows: {state: true}, next: {state: true}, failed: {state: true}, busy: {state: true}};

  constructor() {
    super();
    this.rows = null;
    this.next = null;
    this.failed = false;
    this.busy = false;
    this.fresh = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('wenda-alert', this.#ring);
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('wenda-alert', this.#ring);
  }

  async #load(after) {
    this.busy = true;
    try {
      const page = await get(`/api/inbox?limit=20${after ? `&after=${encodeURIComponent(after)}` : ''}`);
      this.rows = after ? withoutDoubles([...this.rows, ...page.items]) : page.items;
      this.next = page.next ?? null;
      this.failed = false;
    } catch {
      this.failed = true;
    }
    this.busy = false;
  }

  #ring = ({detail: alert}) => {
    if (this.rows) {
      this.fresh.add(alert.id);
      this.rows = withoutDoubles([alert, ...this.rows]);
    }
  };

  async #markSeen() {
    try {
      await put('/api/inbox/seen', {upTo: this.rows[0].id});
      this.rows = this.rows.map((row) => (row.state === 'unseen' ? {...row, state: 'seen'} : row));
      document.dispatchEvent(new CustomEvent('wenda-alerts-seen'));
      toast(say('mine.alerts.seen.done'));
    } catch (problem) {
      toast(problem.message);
    }
  }

  render() {
    return html`
      <section class="told" aria-labelledby="alerts">
        <div class="told__head">
          <h2 class="heading heading--section" id="alerts">${say('mine.alerts')}</h2>
          ${this.rows?.some(({state}) => state === 'unseen')
            ? html`<button class="quiet" type="button" @click=${() => this.#markSeen()}>${say('mine.alerts.seen')}</button>`
            : nothing}
        </div>
        ${this.#content()}
      </section>`;
  }

  #content() {
    if (this.rows === null) {
      return this.failed
        ? failedState(say('mine.failed.alerts'), say('mine.failed.detail'), () => this.#load())
        : loadingRows(2);
    }
    if (this.rows.length === 0) {
      return html`<p class="told__empty">${say('mine.alerts.empty')}</p>`;
    }
    return html`
      ${byDay(this.rows).map(({day, rows}) => html`
        <h3 class="told__day">${day}</h3>
        <ul role="list">${rows.map((row) => alertRow(row, this.fresh.has(row.id)))}</ul>`)}
      ${this.next
        ? html`<button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#load(this.next)}>${say('mine.alerts.older')}</button>`
        : nothing}`;
  }
}

/** Icons that say what happened; a kind of a newer service gets the bell. */
const ICONS = {
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
  'private-opened': 'check',
  'proposal-adopted': 'check',
  'proposal-declined': 'minus',
};

function alertRow(item, fresh) {
  const unseen = item.state === 'unseen';
  return html`
    <li class="told__row ${unseen ? 'told__row--unseen' : ''} ${fresh ? 'told__row--fresh' : ''}">
      ${icon(ICONS[item.kind] ?? 'bell')}
      <a class="told__words" href=${hrefOf(item)} @click=${() => markRead(item)}>
        ${unseen ? html`<span class="visually-hidden">${say('mine.alerts.unseen')}</span> ` : nothing}${sentence(item)}</a>
      <time class="told__time" datetime=${item.at} title=${full(item.at)}>${clock(item.at)}</time>
    </li>`;
}

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

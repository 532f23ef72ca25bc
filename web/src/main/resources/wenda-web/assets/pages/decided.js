import {get} from 'wenda/api';
import {reasons, wordsOf} from 'wenda/reasons';
import {WendaElement, define, html, nothing} from 'wenda/element';
import {say} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {DONE} from 'wenda/pages/review-notice';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';

/** Every decision with who, when and why, the newest first. */
class Decided extends WendaElement {
  static properties = {reasons: {state: true}, rows: {state: true}, next: {state: true}, failed: {state: true}};

  constructor() {
    super();
    this.reasons = [];
    this.rows = null;
    this.next = null;
    this.failed = false;
    this.wanted = wantedIn(new URLSearchParams(location.search));
  }

  connectedCallback() {
    super.connectedCallback();
    reasons().then((all) => (this.reasons = all), () => {});
    this.#load();
  }

  async #load(after) {
    try {
      const page = await get(`/api/reviews/decided?${query({...this.wanted, limit: 50, after})}`);
      this.rows = after ? [...this.rows, ...page.items] : page.items;
      this.next = page.next ?? null;
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  render() {
    return html`<div class="decided">${this.#search()} ${this.#content()}</div>`;
  }

  /** By day, and by who decided or asked: those are links at the decisions. */
  #search() {
    const shown = new URLSearchParams(location.search);
    const {moderator, author} = this.wanted;
    const day = (name) => html`
      <label class="decided__day">${say(`reviewing.decided.${name}`)}
        <input class="input" type="date" name=${name} .value=${shown.get(name) ?? ''} /></label>`;
    return html`
      <form class="decided__search" action="/reviews" aria-label=${say('reviewing.decided.search')}>
        <input type="hidden" name="tab" value="decided" />
        ${moderator ? html`<input type="hidden" name="moderator" value=${moderator} />` : nothing}
        ${author ? html`<input type="hidden" name="author" value=${author} />` : nothing}
        ${day('from')} ${day('to')}
        <button class="button">${say('reviewing.decided.show')}</button>
        ${Object.keys(this.wanted).length > 0 ? html`<a class="button button--quiet" href="/reviews?tab=decided">${say('reviewing.decided.all')}</a>` : nothing}
        <a class="button button--quiet" href="/api/reviews/decided/export?${query(this.wanted)}" download="decisions.jsonl">
          ${say('reviewing.decided.export')}</a>
      </form>`;
  }

  #content() {
    if (this.rows === null) {
      return this.failed
        ? failedState(say('reviewing.decided.failed'), say('reviewing.failed.detail'), () => this.#load())
        : loadingRows(5);
    }
    if (this.rows.length === 0) {
      return emptyState(say('reviewing.decided.empty'), say('reviewing.decided.empty.detail'));
    }
    return html`
      <ol class="decided__rows" role="list">${this.rows.map((row) => decisionRow(row, this.reasons))}</ol>
      ${this.next
        ? html`<button class="button" type="button" @click=${() => this.#load(this.next)}>${say('reviewing.decided.more')}</button>`
        : nothing}`;
  }
}

/** What the address asks for; days are the reader's own. */
function wantedIn(address) {
  const wanted = {moderator: address.get('moderator'), author: address.get('author'), from: midnight(address.get('from'), 0), to: midnight(address.get('to'), 1)};
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value));
}

function midnight(day, later) {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  return date ? new Date(year, month - 1, date + later).toISOString() : null;
}

const query = (values) => new URLSearchParams(Object.entries(values).filter(([, value]) => value)).toString();

const only = (who, {id, name}) => html`
  <a href="/reviews?tab=decided&${who}=${encodeURIComponent(id)}" title=${say(`reviewing.decided.${who}`, {name})}><bdi>${name}</bdi></a>`;

function decisionRow({kind, questionId, title, author, decision, reason, words, at, moderator, ownQuestion}, all) {
  return html`
    <li class="decided__row">
      <p class="decided__what">
        <strong>${say(`reviewing.decided.${DONE[decision]}`)}</strong>
        ${reason ? html`<span>${wordsOf(all, reason)}</span>` : nothing}
        ${ownQuestion ? html`<span>${say('reviewing.decided.own')}</span>` : nothing}
      </p>
      <div class="decided__text">
        <p>${kind === 'question' ? nothing : html`<span class="queue__kind">${say(`reviewing.decided.${kind}`)}</span> `}<a href=${kind === 'tag' ? `/questions?tag=${encodeURIComponent(title)}` : `/questions/${questionId}`}>${title}</a></p>
        ${kind === 'tag' ? nothing : html`<p class="meta">${only('author', author)}</p>`}
        ${words ? html`<blockquote class="quoted">${words}</blockquote>` : nothing}
      </div>
      <p class="meta decided__who">${moderator.id === 'rule' ? say('reviewing.by-rule') : only('moderator', moderator)}, ${timeTag(at)}</p>
    </li>`;
}

define('wenda-decided', Decided);

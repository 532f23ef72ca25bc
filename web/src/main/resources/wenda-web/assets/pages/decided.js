import {get} from 'wenda/api';
import {WendaElement, define, html, nothing} from 'wenda/element';
import {say} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {DONE} from 'wenda/pages/review-notice';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';

/** Every decision with who, when and why, the newest first. */
class Decided extends WendaElement {
  static properties = {rows: {state: true}, next: {state: true}, failed: {state: true}};

  constructor() {
    super();
    this.rows = null;
    this.next = null;
    this.failed = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load(after) {
    try {
      const page = await get(`/api/reviews/decided?limit=50${after ? `&after=${encodeURIComponent(after)}` : ''}`);
      this.rows = after ? [...this.rows, ...page.items] : page.items;
      this.next = page.next ?? null;
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  render() {
    return html`<div class="decided">${this.#content()}</div>`;
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
      <ol class="decided__rows" role="list">${this.rows.map(decisionRow)}</ol>
      ${this.next
        ? html`<button class="button" type="button" @click=${() => this.#load(this.next)}>${say('reviewing.decided.more')}</button>`
        : nothing}`;
  }
}

function decisionRow({questionId, title, decision, reason, words, at, moderator, ownQuestion}) {
  return html`
    <li class="decided__row">
      <p class="decided__what">
        <strong>${say(`reviewing.decided.${DONE[decision]}`)}</strong>
        ${decision === 'reject' ? html`<span>${say(`reviewing.reason.${reason}`)}</span>` : nothing}
        ${ownQuestion ? html`<span>${say('reviewing.decided.own')}</span>` : nothing}
      </p>
      <div class="decided__text">
        <p><a href="/questions/${questionId}">${title}</a></p>
        ${words ? html`<blockquote class="quoted">${words}</blockquote>` : nothing}
      </div>
      <p class="meta decided__who">${moderator?.name}, ${timeTag(at)}</p>
    </li>`;
}

define('wenda-decided', Decided);

import {get, put} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {day, nameOf, price} from 'wenda/money';
import {member, toSignIn} from 'wenda/session';
import {has, say} from 'wenda/texts';
import {toast} from 'wenda/toast';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';
import 'wenda/pages/strays';

const LONGEST_WHY = 500;
const ENDINGS = {paid: ['refunded', 'charged-back', 'revoked'], granted: ['revoked']};

/** The books, for treasurers: what was paid, given and ended, the newest first. */
class Ledger extends WendaForm {
  static properties = {
    ...WendaForm.properties,
    allowed: {state: true},
    lines: {state: true},
    next: {state: true},
    plans: {state: true},
    ending: {state: true},
    report: {state: true},
    failed: {state: true},
  };

  constructor() {
    super();
    this.allowed = true;
    this.lines = null;
    this.next = null;
    this.plans = [];
    this.ending = null;
    this.report = null;
    this.failed = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    if ((await member()) === null) {
      return toSignIn();
    }
    await this.#load();
  }

  async #load(after) {
    try {
      const page = await get(`/api/ledger${after ? `?after=${encodeURIComponent(after)}` : ''}`);
      this.lines = after ? [...this.lines, ...page.items] : page.items;
      this.next = page.next ?? null;
      this.plans = (await get('/api/plans')).plans;
      this.failed = false;
    } catch (problem) {
      this.allowed = problem.status !== 403;
      this.failed = true;
    }
  }

  render() {
    if (!this.allowed) {
      return emptyState(say('membership.ledger.not-allowed'), say('membership.ledger.not-allowed.detail'), html`<a class="button" href="/membership">${say('membership.title')}</a>`);
    }
    return html`
      <div class="columns__main membership">
        <header class="page-head page-head--stacked">
          <h1 class="heading" tabindex="-1">${say('membership.ledger.title')}</h1>
          <p class="lead">${say('membership.ledger.lead')}</p>
        </header>
        <div class="ledger__tools">
          <a class="button" href="/api/ledger/export" download="ledger.csv">${say('membership.export')}</a>
          <label class="button ledger__file"><span>${say('membership.import')}</span>
            <input class="visually-hidden" type="file" accept=".csv,text/csv" aria-describedby="import-hint"
              @change=${({target}) => this.#import(target)} /></label>
        </div>
        <p class="field__hint" id="import-hint">${say('membership.import.hint')}</p>
        ${this.report ? this.#reported() : nothing}
        <wenda-strays></wenda-strays>
        ${this.#list()}
      </div>`;
  }

  #reported() {
    const {taken, refused} = this.report;
    return html`
      <div class="notice" role="status">
        <p>${say('membership.import.taken', {count: taken})}</p>
        ${refused.length > 0
          ? html`<ul>${refused.map(({line, code}) => html`<li>${say('membership.import.refused', {line, why: reasonOf(code)})}</li>`)}</ul>`
          : nothing}
      </div>`;
  }

  async #import(input) {
    const [file] = input.files;
    if (!file) {
      return;
    }
    const response = await fetch('/api/ledger/import', {method: 'POST', headers: {'Content-Type': 'text/csv'}, body: await file.text()});
    input.value = '';
    if (response.ok) {
      this.report = await response.json();
      await this.#load();
    } else {
      toast(say('membership.failed'));
    }
  }

  #list() {
    if (this.failed) {
      return failedState(say('membership.failed'), say('membership.failed.detail'), () => this.#load());
    }
    if (this.lines === null) {
      return loadingRows(4);
    }
    return this.lines.length === 0
      ? emptyState(say('membership.ledger.none'), say('membership.ledger.none.detail'))
      : html`
        <ul class="history" role="list">${this.lines.map((line) => this.#line(line))}</ul>
        ${this.next ? html`<button class="button" type="button" @click=${() => this.#load(this.next)}>${say('membership.more')}</button>` : nothing}`;
  }

  #line(line) {
    const endings = line.ended ? [] : (ENDINGS[line.kind] ?? []);
    return html`
      <li class="history__line">
        <span>${day(line.at)}</span>
        <span><b><bdi>${line.memberName}</bdi></b> · ${say(`membership.kind.${line.kind}`)}${line.plan ? html` · ${nameOf(this.plans, line.plan)}` : nothing}
          ${line.price ? html` · ${price(line.price)}` : nothing}
          ${line.ended ? html` · ${say(`membership.kind.${line.ended}`)}` : nothing}
          ${line.why ? html`<span class="meta">${line.why}</span>` : nothing}
          ${this.ending === line.id ? this.#end(line, endings) : nothing}</span>
        ${endings.length > 0 && this.ending !== line.id
          ? html`<button class="button button--small" type="button" aria-label=${say('membership.end.of', {name: line.memberName})}
              @click=${() => this.#ask(line)}>${say('membership.end')}</button>`
          : html`<span></span>`}
      </li>`;
  }

  async #ask(line) {
    this.problem = null;
    this.ending = line.id;
    await this.updateComplete;
    this.querySelector('[name="kind"]')?.focus();
  }

  #end(line, endings) {
    return html`
      <form class="ledger__end" @submit=${(event) => this.#ended(event, line)}>
        ${this.summary()}
        ${this.field({
          name: 'kind',
          label: say('membership.end.how'),
          control: ({id, describedBy, invalid}) => html`
            <select class="input" name="kind" id=${id} aria-describedby=${describedBy} aria-invalid=${invalid}>
              ${endings.map((kind) => html`<option value=${kind}>${say(`membership.kind.${kind}`)}</option>`)}
            </select>`,
        })}
        ${this.field({
          name: 'why',
          label: say('membership.end.why'),
          control: ({id, describedBy, invalid}) => html`
            <input class="input" name="why" id=${id} maxlength=${LONGEST_WHY} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
        })}
        <p>${this.submitButton(say('membership.end'), say('form.sending'), 'button--ink')}
          <button class="button button--quiet" type="button" @click=${() => { this.ending = null; }}>${say('frame.cancel')}</button></p>
      </form>`;
  }

  async #ended(event, line) {
    event.preventDefault();
    const {kind, why} = event.target.elements;
    const body = {kind: kind.value, why: why.value};
    if (await this.send(() => put(`/api/ledger/${encodeURIComponent(line.id)}/end`, body), body)) {
      this.ending = null;
      await this.#load();
      toast(say('membership.end.done'));
    }
  }
}

const reasonOf = (code) => (has(`membership.refused.${code}`) ? say(`membership.refused.${code}`) : code);

define('wenda-ledger', Ledger);

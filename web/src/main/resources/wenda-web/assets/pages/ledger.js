import {upload} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {allPlans, day, nameOf, price} from 'wenda/money';
import {has, locale, say, sayWith} from 'wenda/texts';
import {toast} from 'wenda/toast';
import {Deciding} from 'wenda/pages/deciding';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';
import 'wenda/pages/granting';
import 'wenda/pages/strays';
import 'wenda/pages/waiting-payers';

const MOST_MEGABYTES = 2;
const MEGABYTE = 1024 * 1024;
const ENDINGS = {paid: ['refunded', 'charged-back', 'revoked'], granted: ['revoked']};

/** The books, for treasurers: what was paid, given and ended, the newest first. */
class Ledger extends Deciding {
  static properties = {
    ...Deciding.properties,
    plans: {state: true},
    report: {state: true},
  };

  path = '/api/ledger';

  constructor() {
    super();
    this.plans = [];
    this.report = null;
  }

  async besides() {
    this.plans = await allPlans();
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
          <a class="button" href="/api/ledger/sponsors" download="sponsorships.csv">${say('membership.export.sponsors')}</a>
          <label class="button ledger__file"><span>${say('membership.import')}</span>
            <input class="visually-hidden" type="file" accept=".csv,text/csv" aria-describedby="import-hint"
              @change=${({target}) => this.#import(target)} /></label>
        </div>
        <p class="field__hint" id="import-hint">${say('membership.import.hint', {limit: MOST_MEGABYTES})}</p>
        ${this.report ? this.#reported() : nothing}
        <wenda-granting @wenda-granted=${() => this.load()}></wenda-granting>
        <wenda-waiting-payers .plans=${this.plans}></wenda-waiting-payers>
        <wenda-strays></wenda-strays>
        ${this.#list()}
      </div>`;
  }

  #reported() {
    const {taken, waiting, seatless, refused} = this.report;
    return html`
      <div class="notice" role="status">
        ${refused.length > 0
          ? html`<p>${say('membership.import.nothing')}</p>
            <ul>${refused.map(({line, code}) => html`<li>${say('membership.import.refused', {line, why: reasonOf(code)})}</li>`)}</ul>`
          : html`<p>${say('membership.import.taken', {count: taken})}
            ${waiting > 0 ? say('membership.import.waiting', {count: waiting}) : nothing}</p>
            ${seatless.length > 0 ? html`<p>${say('membership.import.seatless', {lines: seatless.join(', ')})}</p>` : nothing}`}
      </div>`;
  }

  async #import(input) {
    const [file] = input.files;
    if (!file) {
      return;
    }
    input.value = '';
    this.report = null;
    if (file.size > MOST_MEGABYTES * MEGABYTE) {
      toast(tooLarge(file.size));
      return;
    }
    try {
      this.report = await upload('/api/ledger/import', new Blob([file], {type: 'text/csv'}));
      await Promise.all([this.load(), this.querySelector('wenda-waiting-payers').load()]);
    } catch (problem) {
      toast(problem.status === 413 ? tooLarge(file.size) : problem.message);
    }
  }

  #list() {
    if (this.failed) {
      return failedState(say('membership.failed'), say('membership.failed.detail'), () => this.load());
    }
    if (this.items === null) {
      return loadingRows(4);
    }
    return this.items.length === 0
      ? emptyState(say('membership.ledger.none'), say('membership.ledger.none.detail'))
      : html`
        <ul class="history" role="list">${this.items.map((line) => this.#line(line))}</ul>
        ${this.more()}`;
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
          ${line.byName ? html`<span class="meta">${sayWith('membership.by', {name: html`<bdi>${line.byName}</bdi>`})}</span>` : nothing}
          ${this.deciding === line.id ? this.#ending(line, endings) : nothing}</span>
        ${endings.length > 0 && this.deciding !== line.id
          ? html`<button class="button button--small" type="button" aria-label=${say('membership.end.of', {name: line.memberName})}
              @click=${() => this.ask(line)}>${say('membership.end')}</button>`
          : html`<span></span>`}
      </li>`;
  }

  /** Money never moves from here: who paid by hand is paid back by hand, who paid through a provider at the provider. */
  #ending({id, kind}, endings) {
    return this.form({
      name: 'kind',
      label: say('membership.end.how'),
      choices: Object.fromEntries(endings.map((kind) => [kind, say(`membership.kind.${kind}`)])),
      action: say('membership.end'),
      path: `/api/ledger/${encodeURIComponent(id)}/end`,
      done: say('membership.end.done'),
      note: kind === 'paid' ? say('membership.end.money') : null,
    });
  }
}

const tooLarge = (bytes) =>
  say('membership.import.too-large', {size: (Math.ceil((bytes / MEGABYTE) * 10) / 10).toLocaleString(locale), limit: MOST_MEGABYTES});

const reasonOf = (code) => (has(`membership.refused.${code}`) ? say(`membership.refused.${code}`) : code);

define('wenda-ledger', Ledger);

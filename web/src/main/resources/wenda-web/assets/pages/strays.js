import {get, put} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {day, price} from 'wenda/money';
import {has, say} from 'wenda/texts';
import {toast} from 'wenda/toast';
import {failedState} from 'wenda/pages/states';

const LONGEST_WHY = 500;

/** Money that no order waits for, and what a treasurer says becomes of it; nothing at all where there is none. */
class Strays extends WendaForm {
  static properties = {
    ...WendaForm.properties,
    strays: {state: true},
    next: {state: true},
    deciding: {state: true},
    failed: {state: true},
  };

  constructor() {
    super();
    this.strays = [];
    this.next = null;
    this.deciding = null;
    this.failed = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load(after) {
    try {
      const page = await get(`/api/strays${after ? `?after=${encodeURIComponent(after)}` : ''}`);
      this.strays = after ? [...this.strays, ...page.items] : page.items;
      this.next = page.next ?? null;
      this.failed = false;
    } catch (problem) {
      // Who may not see them is told so by the page around it.
      this.failed = problem.status !== 403;
    }
  }

  render() {
    if (this.failed) {
      return failedState(say('membership.failed'), say('membership.failed.detail'), () => this.#load());
    }
    return this.strays.length === 0
      ? nothing
      : html`
        <section class="strays" aria-labelledby="strays">
          <h2 class="heading heading--section" id="strays">${say('membership.strays')}</h2>
          <p class="meta">${say('membership.strays.lead')}</p>
          <ul class="history" role="list">${this.strays.map((stray) => this.#stray(stray))}</ul>
          ${this.next ? html`<button class="button" type="button" @click=${() => this.#load(this.next)}>${say('membership.more')}</button>` : nothing}
        </section>`;
  }

  #stray(stray) {
    return html`
      <li class="history__line">
        <span>${day(stray.paidAt)}</span>
        <span><b><bdi>${stray.memberName ?? say('membership.strays.nobody')}</bdi></b> · ${price(stray.money)} · ${reasonOf(stray.reason)}
          <span class="meta">${stray.reference}</span>
          ${this.deciding === stray.id ? this.#form(stray) : nothing}</span>
        ${this.deciding === stray.id
          ? html`<span></span>`
          : html`<button class="button button--small" type="button" aria-label=${say('membership.strays.settle.of', {reference: stray.reference})}
              @click=${() => this.#ask(stray)}>${say('membership.strays.settle')}</button>`}
      </li>`;
  }

  async #ask(stray) {
    this.problem = null;
    this.deciding = stray.id;
    await this.updateComplete;
    this.querySelector('[name="outcome"]')?.focus();
  }

  #form(stray) {
    const outcomes = stray.acceptable ? ['accepted', 'returned', 'noted'] : ['returned', 'noted'];
    return html`
      <form class="ledger__end" @submit=${(event) => this.#decided(event, stray)}>
        ${this.summary()}
        ${this.field({
          name: 'outcome',
          label: say('membership.strays.outcome'),
          control: ({id, describedBy, invalid}) => html`
            <select class="input" name="outcome" id=${id} aria-describedby=${describedBy} aria-invalid=${invalid}>
              ${outcomes.map((outcome) => html`<option value=${outcome}>${say(`membership.outcome.${outcome}`)}</option>`)}
            </select>`,
        })}
        ${this.field({
          name: 'why',
          label: say('membership.end.why'),
          control: ({id, describedBy, invalid}) => html`
            <input class="input" name="why" id=${id} maxlength=${LONGEST_WHY} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
        })}
        <p>${this.submitButton(say('membership.strays.settle'), say('form.sending'), 'button--ink')}
          <button class="button button--quiet" type="button" @click=${() => { this.deciding = null; }}>${say('frame.cancel')}</button></p>
      </form>`;
  }

  async #decided(event, stray) {
    event.preventDefault();
    const {outcome, why} = event.target.elements;
    const body = {outcome: outcome.value, why: why.value};
    if (await this.send(() => put(`/api/strays/${encodeURIComponent(stray.id)}/decision`, body), body)) {
      this.deciding = null;
      await this.#load();
      toast(say('membership.strays.done'));
    }
  }
}

const reasonOf = (reason) => (has(`membership.stray.${reason}`) ? say(`membership.stray.${reason}`) : reason);

define('wenda-strays', Strays);

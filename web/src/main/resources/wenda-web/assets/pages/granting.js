import {get, post} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {inWords, say} from 'wenda/texts';
import {toast} from 'wenda/toast';

const LONGEST_EMAIL = 254;
const LONGEST_WHY = 500;

/** Where a treasurer gives a plan without money, and says why. Tells with `wenda-granted` that it stands in the books. */
class Granting extends WendaForm {
  static properties = {
    ...WendaForm.properties,
    plans: {state: true},
    open: {state: true},
  };

  constructor() {
    super();
    this.plans = [];
    this.open = false;
  }

  render() {
    return this.open
      ? html`
        <form class="ledger__end" @submit=${(event) => this.#grant(event)}>
          <h2 class="heading heading--section">${say('membership.grant')}</h2>
          ${this.summary()}
          ${this.#input('email', say('membership.grant.who'), say('membership.grant.who.hint'), {type: 'email', longest: LONGEST_EMAIL})}
          ${this.field({
            name: 'plan',
            label: say('membership.grant.plan'),
            control: ({id, describedBy, invalid}) => html`
              <select class="input" name="plan" id=${id} aria-describedby=${describedBy} aria-invalid=${invalid}>
                ${this.plans.map((plan) => html`<option value=${plan.code}>${inWords(plan.name)}</option>`)}
              </select>`,
          })}
          ${this.#input('until', say('membership.grant.until'), say('membership.grant.until.hint'), {type: 'date'})}
          ${this.#input('why', say('membership.end.why'), say('membership.grant.why.hint'), {longest: LONGEST_WHY})}
          <p>${this.submitButton(say('membership.grant.give'), say('form.sending'), 'button--ink')}
            <button class="button button--quiet" type="button" @click=${() => { this.open = false; }}>${say('frame.cancel')}</button></p>
        </form>`
      : html`<p><button class="button" type="button" @click=${() => this.#show()}>${say('membership.grant')}</button></p>`;
  }

  #input(name, label, hint, {type = 'text', longest} = {}) {
    return this.field({
      name,
      label,
      hint,
      control: ({id, describedBy, invalid}) => html`
        <input class="input" name=${name} id=${id} type=${type} maxlength=${longest ?? nothing} autocomplete="off"
          aria-describedby=${describedBy} aria-invalid=${invalid} />`,
    });
  }

  async #show() {
    this.problem = null;
    this.plans = (await get('/api/plans')).plans.filter(({price}) => price);
    this.open = true;
    await this.updateComplete;
    this.querySelector('[name="email"]').focus();
  }

  async #grant(event) {
    event.preventDefault();
    const {email, plan, until, why} = event.target.elements;
    const body = {email: email.value, plan: plan.value, why: why.value, ...(until.value && {until: new Date(`${until.value}T00:00`).toISOString()})};
    if (await this.send((key) => post('/api/ledger', body, {key}), body)) {
      this.open = false;
      toast(say('membership.end.done'));
      this.dispatchEvent(new CustomEvent('wenda-granted'));
    }
  }
}

define('wenda-granting', Granting);

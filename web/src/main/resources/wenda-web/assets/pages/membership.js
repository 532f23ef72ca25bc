import {get, post} from 'wenda/api';
import {define, html, icon, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {allPlans, day, nameOf, price, priceOf} from 'wenda/money';
import {is, member, signInPath} from 'wenda/session';
import {language, say} from 'wenda/texts';
import {failedState, loadingRows} from 'wenda/pages/states';
import {TRANSFER, lastOrder, waysField} from 'wenda/pages/payment';

/** What there is to join, what one has, and the ways to pay: at a provider; or by hand: order, send the money, say so. */
class Membership extends WendaForm {
  static properties = {
    ...WendaForm.properties,
    plans: {state: true},
    ways: {state: true},
    own: {state: true},
    order: {state: true},
    wanted: {state: true},
    failed: {state: true},
    staff: {state: true},
  };

  constructor() {
    super();
    this.plans = null;
    this.ways = {};
    this.own = null;
    this.order = null;
    this.wanted = null;
    this.failed = false;
    this.staff = {};
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

  /** The payment is settled while the page is open. */
  #ring = ({detail: alert}) => {
    if (alert.reason === 'membership') {
      this.#load();
    }
  };

  async #load() {
    try {
      this.me = await member();
      [{plans: this.plans}, {ways: this.ways}] = await Promise.all([get('/api/plans'), get('/api/ways')]);
      if (this.me) {
        this.names = await allPlans();
        [this.own, this.order] = await Promise.all([get('/api/membership'), lastOrder(false)]);
        this.staff = {assistant: await is('assistant'), treasurer: await is('treasurer')};
      }
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  render() {
    return html`
      <div class="columns">
        <div class="columns__main membership">
          <header class="page-head page-head--stacked">
            <h1 class="heading" tabindex="-1">${say('membership.title')}</h1>
            <p class="lead">${say('membership.lead')}</p>
          </header>
          ${this.#body()}
        </div>
        <aside class="columns__side side">${this.#side()}</aside>
      </div>`;
  }

  #body() {
    if (this.failed) {
      return failedState(say('membership.failed'), say('membership.failed.detail'), () => this.#load());
    }
    if (this.plans === null) {
      return loadingRows(3);
    }
    return html`${this.#standing()} ${this.#payment()} ${this.#table()} ${this.#history()}`;
  }

  #standing() {
    if (this.own?.expelled) {
      return html`<p class="notice" role="status"><span>${say('membership.expelled')} <a href="/conduct">${say('membership.expelled.link')}</a></span></p>`;
    }
    if (!this.own?.plan) {
      return this.own?.badge ? this.#badge() : nothing;
    }
    const name = nameOf(this.plans, this.own.plan);
    return html`<p class="notice" role="status">${icon('check')}
      <span>${this.own.forLife ? say('membership.have.life', {plan: name}) : say('membership.have', {plan: name, day: day(this.own.endsAt)})}</span></p>
      ${this.#badge()}`;
  }

  /** Whether others see it is the member's choice, and at first they do not. */
  #badge() {
    return html`
      <fieldset class="membership__badge">
        <legend class="field__label">${say('membership.badge')}</legend>
        <label class="check"><input type="checkbox" name="badge" .checked=${this.own.badge} ?disabled=${this.working}
          aria-describedby="badge-hint" @change=${(event) => this.#show(event.target.checked)} /> <span>${say('membership.badge.show')}</span></label>
        <p class="field__hint" id="badge-hint">${say('membership.badge.hint')}</p>
      </fieldset>`;
  }

  async #show(shown) {
    const answer = await this.send(() => put('/api/membership/badge', {shown}), {shown});
    this.own = {...this.own, badge: answer ? answer.shown : !shown};
    if (answer) {
      toast(say(answer.shown ? 'membership.badge.shown' : 'membership.badge.hidden'));
    }
  }

  #table() {
    return html`
      <section aria-labelledby="plans">
        <h2 class="heading heading--section" id="plans">${say('membership.plans')}</h2>
        <ul class="plans" role="list">${this.plans.map((plan) => this.#plan(plan))}</ul>
      </section>
      ${this.wanted ? this.#notice() : nothing}`;
  }

  #plan(plan) {
    return html`
      <li class="plan">
        <h3 class="plan__name">${plan.name[language]}</h3>
        <p class="plan__price">${priceOf(plan)}</p>
        <ul class="plan__points">${(plan.points[language] ?? []).map((point) => html`<li>${point}</li>`)}</ul>
        ${plan.price ? this.#choose(plan) : nothing}
      </li>`;
  }

  #choose(plan) {
    return this.me
      ? html`<button class="button" type="button" aria-label=${say('membership.join.of', {plan: plan.name[language]})}
          @click=${() => this.#want(plan)}>${say('membership.join')}</button>`
      : html`<a class="button" href=${signInPath()}>${say('membership.sign-in')}</a>`;
  }

  async #want(plan) {
    this.problem = null;
    this.wanted = plan;
    await this.updateComplete;
    this.querySelector('#join')?.focus();
  }

  #notice() {
    const notice = this.errorOf('notice');
    return html`
      <form class="join" @submit=${(event) => this.#order(event)}>
        <h2 class="heading heading--section" id="join" tabindex="-1">
          ${say('membership.order.title', {plan: this.wanted.name[language], price: priceOf(this.wanted)})}</h2>
        ${this.summary()}
        <ul class="join__notice">
          <li>${say('membership.notice.no-guarantee')}</li>
          <li>${say('membership.notice.no-refund')}</li>
          <li>${say('membership.notice.rules')}</li>
        </ul>
        ${waysField(this.ways[this.wanted.code])}
        <label class="check"><input type="checkbox" name="notice" id=${this.idOf('notice')} aria-invalid=${notice ? 'true' : nothing} />
          <span>${say('membership.notice.read')}</span></label>
        <p>${this.submitButton(say('membership.order'))}
          <button class="button button--quiet" type="button" @click=${() => { this.wanted = null; }}>${say('frame.cancel')}</button></p>
      </form>`;
  }

  async #order(event) {
    event.preventDefault();
    const {notice, way} = event.target.elements;
    const body = {plan: this.wanted.code, way: way?.value ?? TRANSFER, notice: notice.checked};
    if (!(await this.check(body.notice ? [] : [{field: 'notice', code: 'required'}]))) {
      return;
    }
    const order = await this.send((key) => post('/api/orders', body, {key}), body);
    if (order?.checkout) {
      location.assign(order.checkout);
    } else if (order) {
      this.wanted = null;
      this.order = order;
      await this.updateComplete;
      const payment = this.querySelector('wenda-payment');
      await payment.updateComplete;
      payment.querySelector('#payment')?.focus();
    }
  }

  #payment() {
    return this.order
      ? html`<wenda-payment .order=${this.order} .plans=${this.plans} @wenda-order=${({detail}) => { this.order = detail; }}></wenda-payment>`
      : nothing;
  }

  #history() {
    if (!this.own?.history.length) {
      return nothing;
    }
    return html`
      <section aria-labelledby="history">
        <h2 class="heading heading--section" id="history">${say('membership.history')}</h2>
        <p class="meta">${say('membership.history.private')}</p>
        <ul class="history" role="list">${this.own.history.map((line) => this.#line(line))}</ul>
      </section>`;
  }

  #line(line) {
    return html`
      <li class="history__line">
        <span>${day(line.at)}</span>
        <span>${say(`membership.kind.${line.kind}`)}${line.plan ? html` · ${nameOf(this.names, line.plan)}` : nothing}
          ${line.price ? html` · ${price(line.price)}` : nothing}
          ${line.from ? html`<span class="meta">${line.to ? say('membership.from-to', {from: day(line.from), to: day(line.to)}) : say('membership.from', {from: day(line.from)})}</span>` : nothing}
          ${line.why ? html`<span class="meta">${line.why}</span>` : nothing}</span>
        ${line.orderId && line.kind === 'paid'
          ? html`<a href="/membership/receipts/${line.orderId}">${say('membership.receipt')}</a>`
          : html`<span></span>`}
      </li>`;
  }

  #side() {
    return html`
      <section>
        <h2 class="side__title">${say('membership.how')}</h2>
        <ol class="join-steps">
          <li>${say('membership.how.choose')}</li>
          <li>${say('membership.how.send')}</li>
          <li>${say('membership.how.say')}</li>
          <li>${say('membership.how.confirmed')}</li>
        </ol>
      </section>
      <section>
        <h2 class="side__title">${say('sponsors.title')}</h2>
        <p class="meta">${say('sponsors.distinct')}</p>
        <p><a href="/sponsors">${say('sponsors.to')}</a></p>
      </section>
      <section>
        <h2 class="side__title">${say('membership.privacy')}</h2>
        <p class="meta">${say('membership.privacy.text')}</p>
      </section>
      ${this.staff.assistant || this.staff.treasurer
        ? html`<section>
            <h2 class="side__title">${say('membership.desks')}</h2>
            ${this.staff.assistant ? html`<p><a href="/claims">${say('shell.claims')}</a></p>` : nothing}
            ${this.staff.treasurer ? html`<p><a href="/ledger">${say('shell.ledger')}</a></p>` : nothing}
          </section>`
        : nothing}`;
  }
}

define('wenda-membership', Membership);

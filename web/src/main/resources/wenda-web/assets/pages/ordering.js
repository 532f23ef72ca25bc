import {post} from 'wenda/api';
import {html, nothing} from 'wenda/element';
import {answerWithin} from 'wenda/money';
import {signInPath} from 'wenda/session';
import {inWords, languageOf, say} from 'wenda/texts';
import {LivePage} from 'wenda/pages/live-page';
import 'wenda/pages/payment';

/** A page with `plans` of which one is chosen, ordered and paid: memberships, or sponsorships. */
export class Ordering extends LivePage {
  static properties = {
    ...LivePage.properties,
    plans: {state: true},
    ways: {state: true},
    notice: {state: true},
    order: {state: true},
    wanted: {state: true},
  };

  constructor() {
    super();
    this.plans = null;
    this.ways = {};
    this.notice = {};
    this.order = null;
    this.wanted = null;
  }

  /** The payment is settled, or help has a time. */
  concerns(alert) {
    return alert.reason === 'membership';
  }

  /** The plans, each with its cost and with what leads on. */
  table(title, cost, choose) {
    return html`
      <section aria-labelledby="plans">
        <h2 class="heading heading--section" id="plans">${title}</h2>
        <ul class="plans" role="list">${this.plans.map((plan) => html`
          <li class="plan">
            <h3 class="plan__name" lang=${languageOf(plan.name)}>${inWords(plan.name)}</h3>
            <p class="plan__price">${cost(plan)}</p>
            <ul class="plan__points">${(inWords(plan.points) ?? []).map((point) => html`<li lang=${languageOf(plan.points)}>${point}</li>`)}
              ${plan.answerMinutes ? html`<li>${answerWithin(plan.answerMinutes)}</li>` : nothing}</ul>
            ${choose(plan)}
          </li>`)}</ul>
      </section>`;
  }

  /** What leads on, where there is a way to pay. */
  choice(plan, {choose, of, signIn, head}) {
    if (!this.ways[plan.code]?.length) {
      return html`<p class="meta">${say('membership.no-way')}</p>`;
    }
    return this.me
      ? html`<button class="button" type="button" aria-label=${say(of, {plan: inWords(plan.name)})}
          @click=${() => this.want(plan, head)}>${say(choose)}</button>`
      : html`<a class="button" href=${signInPath()}>${say(signIn)}</a>`;
  }

  /** Opens the form of this plan and leads the keyboard to its head. */
  async want(plan, head) {
    this.problem = null;
    this.wanted = plan;
    await this.updateComplete;
    this.querySelector(head)?.focus();
  }

  /** What stands above the box: the community's own words, else ours. */
  noticeLines(ours) {
    const own = inWords(this.notice);
    return own ? own.map((line) => html`<li lang=${languageOf(this.notice)}>${line}</li>`) : ours.map((key) => html`<li>${say(key)}</li>`);
  }

  noticeBox() {
    return html`
      <label class="check"><input type="checkbox" name="notice" id=${this.idOf('notice')} aria-invalid=${this.errorOf('notice') ? 'true' : nothing} />
        <span>${say('membership.notice.read')}</span></label>`;
  }

  submitLine(words) {
    return html`
      <p>${this.submitButton(words)}
        <button class="button button--quiet" type="button" @click=${() => { this.wanted = null; }}>${say('frame.cancel')}</button></p>`;
  }

  /** Orders the plan that is wanted, and leads on to pay: at the provider, or to what is to be done. */
  async place({way, notice}, more, missing) {
    const body = {plan: this.wanted.code, way: way?.value ?? this.ways[this.wanted.code][0], notice: notice.checked, ...more};
    if (!(await this.check([...missing, ...(body.notice ? [] : [{field: 'notice', code: 'required'}])]))) {
      return;
    }
    const order = await this.send((key) => post('/api/orders', body, {key}), body);
    if (order?.checkout) {
      location.assign(order.checkout);
    } else if (order) {
      Object.assign(this, {wanted: null, order});
      await this.updateComplete;
      const payment = this.querySelector('wenda-payment');
      await payment.updateComplete;
      payment.querySelector('#payment')?.focus();
    }
  }

  payment() {
    return this.order
      ? html`<wenda-payment .order=${this.order} .plans=${this.plans} @wenda-order=${({detail}) => { this.order = detail; }}></wenda-payment>`
      : nothing;
  }
}

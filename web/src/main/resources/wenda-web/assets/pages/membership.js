import {get, put} from 'wenda/api';
import {define, html, icon, nothing} from 'wenda/element';
import {allPlans, answerWithin, day, nameOf, price, priceOf} from 'wenda/money';
import {is, member} from 'wenda/session';
import {inWords, say, sayWith} from 'wenda/texts';
import {toast} from 'wenda/toast';
import {Ordering} from 'wenda/pages/ordering';
import {lastOrder, waysField} from 'wenda/pages/payment';
import {failedState, loadingRows} from 'wenda/pages/states';

const JOIN = {choose: 'membership.join', of: 'membership.join.of', signIn: 'membership.sign-in', head: '#join'};
const NOTICE = ['membership.notice.no-guarantee', 'membership.notice.no-refund', 'membership.notice.rules'];

/** What there is to join, what one has, and the ways to pay: at a provider; or by hand: order, send the money, say so. */
class Membership extends Ordering {
  static properties = {
    ...Ordering.properties,
    own: {state: true},
    staff: {state: true},
  };

  constructor() {
    super();
    this.own = null;
    this.staff = {};
  }

  async read() {
    this.me = await member();
    [{plans: this.plans, notice: this.notice}, {ways: this.ways}] = await Promise.all([get('/api/plans'), get('/api/ways')]);
    if (this.me) {
      this.names = await allPlans();
      [this.own, this.order] = await Promise.all([get('/api/membership'), lastOrder(false)]);
      this.staff = {assistant: await is('assistant'), treasurer: await is('treasurer')};
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
      return failedState(say('membership.failed'), say('membership.failed.detail'), () => this.load());
    }
    if (this.plans === null) {
      return loadingRows(3);
    }
    return html`${this.#standing()} ${this.payment()} ${this.#table()} ${this.#history()}`;
  }

  #standing() {
    if (this.own?.expelled) {
      return html`<p class="notice" role="status"><span>${say('membership.expelled')} <a href="/conduct">${say('membership.expelled.link')}</a></span></p>`;
    }
    if (!this.own?.plan) {
      return html`${this.own?.answerMinutes ? html`<p class="notice" role="status">${icon('check')} <span>${answerWithin(this.own.answerMinutes)}</span></p>` : nothing}
        ${this.own?.badge ? this.#badge() : nothing}`;
    }
    const name = nameOf(this.plans, this.own.plan);
    return html`<p class="notice" role="status">${icon('check')}
      <span>${this.own.forLife ? say('membership.have.life', {plan: name}) : say('membership.have', {plan: name, day: day(this.own.endsAt)})}
        ${this.own.answerMinutes ? html`<br />${answerWithin(this.own.answerMinutes)}` : nothing}</span></p>
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
      ${this.table(say('membership.plans'), priceOf, (plan) => (plan.price ? this.choice(plan, JOIN) : nothing))}
      ${this.wanted ? this.#form() : nothing}`;
  }

  #form() {
    return html`
      <form class="join" @submit=${(event) => this.#order(event)}>
        <h2 class="heading heading--section" id="join" tabindex="-1">
          ${say('membership.order.title', {plan: inWords(this.wanted.name), price: priceOf(this.wanted)})}</h2>
        ${this.summary()}
        <ul class="join__notice">${this.noticeLines(NOTICE)}</ul>
        ${waysField(this.ways[this.wanted.code])}
        ${this.noticeBox()}
        ${this.submitLine(say('membership.order'))}
      </form>`;
  }

  async #order(event) {
    event.preventDefault();
    await this.place(event.target.elements, {}, []);
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
          ${line.why ? html`<span class="meta">${line.why}</span>` : nothing}
          ${line.byName ? html`<span class="meta">${sayWith('membership.by', {name: html`<bdi>${line.byName}</bdi>`})}</span>` : nothing}</span>
        ${line.orderId && line.kind === 'paid'
          ? html`<a href="/membership/receipts/${line.orderId}">${say('membership.receipt')}</a>`
          : html`<span></span>`}
      </li>`;
  }

  #side() {
    return html`
      ${this.plans?.some((plan) => plan.price)
        ? html`<section>
            <h2 class="side__title">${say('membership.how')}</h2>
            <ol class="join-steps">
              <li>${say('membership.how.choose')}</li>
              <li>${say('membership.how.send')}</li>
              <li>${say('membership.how.say')}</li>
              <li>${say('membership.how.confirmed')}</li>
            </ol>
          </section>`
        : nothing}
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

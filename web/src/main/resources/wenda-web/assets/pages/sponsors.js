import {get, post} from 'wenda/api';
import {define, html, icon, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {day, minorOf, nameOf, price} from 'wenda/money';
import {is, member, signInPath} from 'wenda/session';
import {language, say} from 'wenda/texts';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';
import {TRANSFER, lastOrder, waysField} from 'wenda/pages/payment';
import 'wenda/pages/own-sponsorship';

const LONGEST_NAME = 60;
const LONGEST_MESSAGE = 300;

/** What it costs: the price, or the least that one may give. */
const costOf = ({price: money, minimum}) => (money ? price(money) : say('sponsors.from', {price: price(minimum)}));

/** Who sponsors the community with how much, and how one may. It is not the paid community, and says so. */
class Sponsors extends WendaForm {
  static properties = {
    ...WendaForm.properties,
    plans: {state: true},
    ways: {state: true},
    wall: {state: true},
    next: {state: true},
    own: {state: true},
    order: {state: true},
    wanted: {state: true},
    anonymous: {state: true},
    failed: {state: true},
    staff: {state: true},
  };

  constructor() {
    super();
    this.plans = null;
    this.ways = {};
    this.wall = [];
    this.next = null;
    this.own = [];
    this.order = null;
    this.wanted = null;
    this.anonymous = false;
    this.failed = false;
    this.staff = false;
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

  /** The payment is settled, or help has a time, while the page is open. */
  #ring = ({detail: alert}) => {
    if (alert.reason === 'membership') {
      this.#load();
    }
  };

  async #load() {
    try {
      this.me = await member();
      const [{plans}, {ways}] = await Promise.all([get('/api/sponsors/plans'), get('/api/ways'), this.#read()]);
      if (this.me) {
        [{items: this.own}, this.order] = await Promise.all([get('/api/sponsors/mine?limit=100'), lastOrder(true)]);
        this.staff = (await Promise.all(['moderator', 'treasurer', 'duty'].map(is))).includes(true);
      }
      Object.assign(this, {plans, ways, failed: false});
    } catch {
      this.failed = true;
    }
  }

  async #read(after) {
    const page = await get(`/api/sponsors${after ? `?after=${encodeURIComponent(after)}` : ''}`);
    this.wall = after ? [...this.wall, ...page.items] : page.items;
    this.next = page.next ?? null;
  }

  render() {
    return html`
      <div class="columns">
        <div class="columns__main membership">
          <header class="page-head page-head--stacked">
            <h1 class="heading" tabindex="-1">${say('sponsors.title')}</h1>
            <p class="lead">${say('sponsors.lead')}</p>
          </header>
          <p class="notice"><span>${say('sponsors.distinct')} <a href="/membership">${say('sponsors.to-membership')}</a></span></p>
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
    return html`${this.#payment()} ${this.#mine()} ${this.#table()} ${this.wanted ? this.#form() : nothing} ${this.#list()}`;
  }

  #payment() {
    return this.order
      ? html`<wenda-payment .order=${this.order} .plans=${this.plans} @wenda-order=${({detail}) => { this.order = detail; }}></wenda-payment>`
      : nothing;
  }

  #mine() {
    return this.own.length === 0
      ? nothing
      : html`
        <section aria-labelledby="mine">
          <h2 class="heading heading--section" id="mine">${say('sponsors.mine')}</h2>
          ${this.own.map((own) => html`<wenda-own-sponsorship .own=${own} .plans=${this.plans} @wenda-changed=${() => this.#load()}></wenda-own-sponsorship>`)}
        </section>`;
  }

  #table() {
    return this.plans.length === 0
      ? nothing
      : html`
        <section aria-labelledby="plans">
          <h2 class="heading heading--section" id="plans">${say('sponsors.plans')}</h2>
          <ul class="plans" role="list">${this.plans.map((plan) => this.#plan(plan))}</ul>
        </section>`;
  }

  #plan(plan) {
    const name = plan.name[language];
    return html`
      <li class="plan">
        <h3 class="plan__name">${name}</h3>
        <p class="plan__price">${costOf(plan)}</p>
        <ul class="plan__points">${(plan.points[language] ?? []).map((point) => html`<li>${point}</li>`)}</ul>
        ${this.me
          ? html`<button class="button" type="button" aria-label=${say('sponsors.choose.of', {plan: name})}
              @click=${() => this.#want(plan)}>${say('sponsors.choose')}</button>`
          : html`<a class="button" href=${signInPath()}>${say('sponsors.sign-in')}</a>`}
      </li>`;
  }

  async #want(plan) {
    this.problem = null;
    this.wanted = plan;
    await this.updateComplete;
    this.querySelector('#sponsor')?.focus();
  }

  #form() {
    const {wanted} = this;
    return html`
      <form class="join" @submit=${(event) => this.#order(event)}>
        <h2 class="heading heading--section" id="sponsor" tabindex="-1">${wanted.name[language]}: ${costOf(wanted)}</h2>
        ${this.summary()}
        <ul class="join__notice">
          <li>${say('sponsors.notice.public')}</li>
          <li>${say('sponsors.distinct')}</li>
          <li>${say('membership.notice.no-guarantee')}</li>
        </ul>
        ${wanted.minimum ? this.#input('amount', say('sponsors.amount', {currency: wanted.minimum.currency}), costOf(wanted), {inputmode: 'decimal'}) : nothing}
        <label class="check"><input type="checkbox" name="anonymous" ?checked=${this.anonymous}
          @change=${({target}) => { this.anonymous = target.checked; }} /><span>${say('sponsors.anonymously')}</span></label>
        ${this.anonymous ? nothing : this.#input('name', say('sponsors.name'), say('sponsors.name.hint'), {value: this.me.name, longest: LONGEST_NAME})}
        ${this.#input('message', say('sponsors.message'), say('sponsors.message.hint'), {longest: LONGEST_MESSAGE})}
        ${waysField(this.ways[wanted.code])}
        <label class="check"><input type="checkbox" name="notice" id=${this.idOf('notice')} aria-invalid=${this.errorOf('notice') ? 'true' : nothing} />
          <span>${say('membership.notice.read')}</span></label>
        <p>${this.submitButton(say('sponsors.order'))}
          <button class="button button--quiet" type="button" @click=${() => { this.wanted = null; }}>${say('frame.cancel')}</button></p>
      </form>`;
  }

  #input(name, label, hint, {value = '', longest = 20, inputmode} = {}) {
    return this.field({
      name,
      label,
      hint,
      control: ({id, describedBy, invalid}) => html`
        <input class="input" name=${name} id=${id} value=${value} maxlength=${longest} inputmode=${inputmode ?? nothing} autocomplete="off"
          aria-describedby=${describedBy} aria-invalid=${invalid} />`,
    });
  }

  async #order(event) {
    event.preventDefault();
    const {amount, name, message, notice, way} = event.target.elements;
    const {code, minimum} = this.wanted;
    const body = {
      plan: code,
      way: way?.value ?? TRANSFER,
      notice: notice.checked,
      anonymous: this.anonymous,
      message: message.value,
      ...(name && {name: name.value}),
      ...(amount && {amount: minorOf(amount.value, minimum.currency)}),
    };
    const missing = [
      ...(amount && body.amount === null ? [{field: 'amount', code: 'required'}] : []),
      ...(body.notice ? [] : [{field: 'notice', code: 'required'}]),
    ];
    if (!(await this.check(missing))) {
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

  #list() {
    return html`
      <section aria-labelledby="wall">
        <h2 class="heading heading--section" id="wall">${say('sponsors.wall')}</h2>
        ${this.wall.length === 0
          ? emptyState(say('sponsors.none'), say('sponsors.none.detail'))
          : html`<ul class="history" role="list">${this.wall.map((each) => this.#line(each))}</ul>`}
        ${this.next ? html`<button class="button" type="button" @click=${() => this.#read(this.next)}>${say('membership.more')}</button>` : nothing}
      </section>`;
  }

  #line({at, name, amount, plan, message}) {
    return html`
      <li class="history__line">
        <span>${day(at)}</span>
        <span><b>${name ? html`<bdi>${name}</bdi>` : say('sponsors.anonymous')}</b> · ${nameOf(this.plans, plan)}
          ${message ? html`<span class="meta"><bdi>${message}</bdi></span>` : nothing}</span>
        <span>${price(amount)}</span>
      </li>`;
  }

  #side() {
    const feed = (format) => `/api/sponsors/feed.${format}?language=${language}`;
    return html`
      <section>
        <h2 class="side__title">${say('sponsors.public')}</h2>
        <p class="meta">${say('sponsors.public.text')}</p>
      </section>
      <section>
        <h2 class="side__title">${say('sponsors.feeds')}</h2>
        <p><a href=${feed('atom')} type="application/atom+xml">Atom</a></p>
        <p><a href=${feed('json')} type="application/feed+json">JSON</a></p>
      </section>
      ${this.staff
        ? html`<section><h2 class="side__title">${say('membership.desks')}</h2><p><a href="/admin/sponsors">${icon('people')} ${say('shell.sponsor-desk')}</a></p></section>`
        : nothing}`;
  }
}

define('wenda-sponsors', Sponsors);

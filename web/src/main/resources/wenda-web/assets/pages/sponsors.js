import {get, put} from 'wenda/api';
import {define, html, icon, nothing} from 'wenda/element';
import {day, minorOf, nameOf, price} from 'wenda/money';
import {is, member} from 'wenda/session';
import {inWords, language, say} from 'wenda/texts';
import {toast} from 'wenda/toast';
import {Ordering} from 'wenda/pages/ordering';
import {lastOrder, waysField} from 'wenda/pages/payment';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';
import 'wenda/pages/own-sponsorship';

const LONGEST_NAME = 60;
const LONGEST_MESSAGE = 300;
const SPONSOR = {choose: 'sponsors.choose', of: 'sponsors.choose.of', signIn: 'sponsors.sign-in', head: '#sponsor'};

/** What it costs: the price, or the least that one may give. */
const costOf = ({price: money, minimum}) => (money ? price(money) : say('sponsors.from', {price: price(minimum)}));

/** Who sponsors the community with how much, and how one may. It is not the paid community, and says so. */
class Sponsors extends Ordering {
  static properties = {
    ...Ordering.properties,
    wall: {state: true},
    next: {state: true},
    own: {state: true},
    anonymous: {state: true},
    staff: {state: true},
  };

  constructor() {
    super();
    this.wall = [];
    this.next = null;
    this.own = [];
    this.anonymous = false;
    this.staff = {};
  }

  async read() {
    this.me = await member();
    const [{plans, notice}, {ways}] = await Promise.all([get('/api/sponsors/plans'), get('/api/ways'), this.#read()]);
    if (this.me) {
      [{items: this.own}, this.order] = await Promise.all([get('/api/sponsors/mine?limit=100'), lastOrder(true)]);
      const [moderator, treasurer, duty] = await Promise.all(['moderator', 'treasurer', 'duty'].map(is));
      this.staff = {desk: moderator || treasurer || duty, reads: moderator || treasurer};
    }
    Object.assign(this, {plans, notice, ways});
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
      return failedState(say('membership.failed'), say('membership.failed.detail'), () => this.load());
    }
    if (this.plans === null) {
      return loadingRows(3);
    }
    return html`${this.payment()} ${this.#mine()} ${this.#table()} ${this.wanted ? this.#form() : nothing} ${this.#list()}`;
  }

  #mine() {
    return this.own.length === 0
      ? nothing
      : html`
        <section aria-labelledby="mine">
          <h2 class="heading heading--section" id="mine">${say('sponsors.mine')}</h2>
          ${this.own.map((own) => html`<wenda-own-sponsorship .own=${own} .plans=${this.plans} @wenda-changed=${() => this.load()}></wenda-own-sponsorship>`)}
        </section>`;
  }

  #table() {
    return this.plans.length === 0 ? nothing : this.table(say('sponsors.plans'), costOf, (plan) => this.choice(plan, SPONSOR));
  }

  #form() {
    const {wanted} = this;
    return html`
      <form class="join" @submit=${(event) => this.#order(event)}>
        <h2 class="heading heading--section" id="sponsor" tabindex="-1">${inWords(wanted.name)}: ${costOf(wanted)}</h2>
        ${this.summary()}
        <ul class="join__notice">
          <li>${say('sponsors.notice.public')}</li>
          <li>${say('sponsors.distinct')}</li>
          ${this.noticeLines(['membership.notice.no-guarantee'])}
        </ul>
        ${wanted.minimum ? this.#input('amount', say('sponsors.amount', {currency: wanted.minimum.currency}), costOf(wanted), {inputmode: 'decimal'}) : nothing}
        <label class="check"><input type="checkbox" name="anonymous" ?checked=${this.anonymous}
          @change=${({target}) => { this.anonymous = target.checked; }} /><span>${say('sponsors.anonymously')}</span></label>
        ${this.anonymous ? nothing : this.#input('name', say('sponsors.name'), say('sponsors.name.hint'), {value: this.me.name, longest: LONGEST_NAME})}
        ${this.#input('message', say('sponsors.message'), say('sponsors.message.hint'), {longest: LONGEST_MESSAGE})}
        ${waysField(this.ways[wanted.code])}
        ${this.noticeBox()}
        ${this.submitLine(say('sponsors.order'))}
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
    const {amount, name, message} = event.target.elements;
    const given = amount && {amount: minorOf(amount.value, this.wanted.minimum.currency)};
    const more = {anonymous: this.anonymous, message: message.value, ...(name && {name: name.value}), ...given};
    await this.place(event.target.elements, more, given?.amount === null ? [{field: 'amount', code: 'required'}] : []);
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

  #line({id, at, name, amount, plan, message}) {
    return html`
      <li class="history__line">
        <span>${day(at)}</span>
        <span><b>${name ? html`<bdi>${name}</bdi>` : say('sponsors.anonymous')}</b> · ${nameOf(this.plans, plan)}
          ${message ? html`<span class="meta"><bdi>${message}</bdi></span>` : nothing}
          ${this.staff.reads && (name || message)
            ? html`<button class="button button--quiet button--small" type="button" aria-label=${say('sponsors.hide.of', {name: name ?? message})}
                @click=${() => this.#hide(id, true)}>${say('sponsors.hide')}</button>`
            : nothing}</span>
        <span>${price(amount)}</span>
      </li>`;
  }

  /** A name is public at once: who reads messages may take it off. */
  async #hide(id, hidden) {
    if (!(await this.send(() => put(`/api/sponsors/${encodeURIComponent(id)}/words`, {hidden}), {id, hidden}))) {
      toast(this.problem?.message ?? say('membership.failed'));
      return;
    }
    await this.load();
    if (hidden) {
      toast(say('sponsors.hide.done'), {action: say('sponsors.hide.undo'), onAction: () => this.#hide(id, false)});
    }
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
        <p><a href=${feed('rss')} type="application/rss+xml">RSS</a></p>
        <p><a href=${feed('json')} type="application/feed+json">JSON</a></p>
      </section>
      ${this.staff.desk
        ? html`<section><h2 class="side__title">${say('membership.desks')}</h2><p><a href="/admin/sponsors">${icon('people')} ${say('shell.sponsor-desk')}</a></p></section>`
        : nothing}`;
  }
}

define('wenda-sponsors', Sponsors);

import {del, get, put} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {nameOf, price} from 'wenda/money';
import {has, say} from 'wenda/texts';
import {full} from 'wenda/time';
import {toast} from 'wenda/toast';

const LONGEST_NICKNAME = 80;
const LONGEST_PROOF = 200;
const LATEST = 10;

export const TRANSFER = 'transfer';

/** What a way to pay is called; a provider that is new here by its code. */
const wayOf = (way) => (has(`membership.way.${way}`) ? say(`membership.way.${way}`) : way);

/** The ways to choose from. Where there is but one, nothing is asked. */
export const waysField = (ways = [TRANSFER]) =>
  ways.length < 2
    ? nothing
    : html`
      <fieldset class="join__ways">
        <legend>${say('membership.way')}</legend>
        ${ways.map((way, place) => html`
          <label class="reason"><input type="radio" name="way" value=${way} ?checked=${place === 0} />
            <span>${wayOf(way)}</span></label>`)}
      </fieldset>`;

/** One's last order, for a sponsorship or for none, while there is anything to do or to read about it; else null. */
export async function lastOrder(sponsorship) {
  const last = (await get(`/api/orders?limit=${LATEST}`)).items.find((order) => order.sponsorship === sponsorship);
  const waits = last?.state === 'open' && (last.way === TRANSFER || last.checkout || last.picture);
  return waits || ['claimed', 'declined', 'expired'].includes(last?.state) ? last : null;
}

/** What is to be done about an order: at its provider, or by hand. Tells with `wenda-order` how it stands; null when it is called off. */
class Payment extends WendaForm {
  static properties = {
    ...WendaForm.properties,
    order: {attribute: false},
    plans: {attribute: false},
  };

  constructor() {
    super();
    this.order = null;
    this.plans = [];
  }

  render() {
    const {order} = this;
    return order
      ? html`
        <section class="payment" aria-labelledby="payment">
          <h2 class="heading heading--section" id="payment" tabindex="-1">${nameOf(this.plans, order.plan)} · ${price(order.price)}</h2>
          ${this.#step(order)}
        </section>`
      : nothing;
  }

  #step(order) {
    if (order.state === 'declined') {
      return html`<p class="notice notice--signal">${say('membership.declined')}</p><blockquote class="quoted">${order.reason}</blockquote>`;
    }
    if (order.state === 'claimed') {
      return html`
        <p class="notice" role="status">${say('membership.confirming', {time: full(order.usuallyBy)})}</p>
        ${this.#how(order)} ${this.#callOff(order)}`;
    }
    if (order.state === 'expired') {
      return html`<p class="notice">${say('membership.expired')}</p>`;
    }
    if (order.way !== TRANSFER) {
      return this.#waiting(order);
    }
    return html`
      <p>${say('membership.send')}</p>
      ${this.#how(order)}
      ${this.summary()}
      <form class="payment__claim" @submit=${(event) => this.#claim(event)}>
        ${this.#input('nickname', say('membership.nickname'), say('membership.nickname.hint'), LONGEST_NICKNAME)}
        ${this.#input('proof', say('membership.proof'), say('membership.proof.hint'), LONGEST_PROOF)}
        <p>${this.submitButton(say('membership.sent'))}</p>
      </form>
      ${this.#callOff(order)}`;
  }

  /** The provider says when the money is there; the page around this hears of it as an alert. */
  #waiting(order) {
    return html`
      <p class="notice" role="status">${say('membership.waiting', {way: wayOf(order.way), time: full(order.payBy)})}</p>
      ${order.picture
        ? html`<img class="payment__code" src="/api/orders/${encodeURIComponent(order.id)}/picture" width="240" height="240"
            alt=${say('membership.code', {way: wayOf(order.way)})} />
            <p>${say('membership.code.hint', {way: wayOf(order.way)})}</p>`
        : nothing}
      ${order.checkout
        ? html`<p><a class="button button--ink" href=${order.checkout} rel="noreferrer">${say('membership.checkout', {way: wayOf(order.way)})}</a></p>`
        : nothing}
      ${this.#callOff(order)}`;
  }

  #how(order) {
    return html`
      <dl class="payment__how">
        <dt>${say('membership.amount')}</dt><dd>${price(order.price)}</dd>
        ${order.contact ? html`<dt>${say('membership.contact')}</dt><dd>${order.contact}</dd>` : nothing}
        <dt>${say('membership.remark')}</dt><dd><code>${order.remark}</code>
          <button class="button button--small" type="button" @click=${() => copy(order.remark)}>${say('code.copy')}</button></dd>
      </dl>`;
  }

  #input(name, label, hint, longest) {
    return this.field({
      name,
      label,
      hint,
      control: ({id, describedBy, invalid}) => html`
        <input class="input" name=${name} id=${id} maxlength=${longest} autocomplete="off"
          aria-describedby=${describedBy} aria-invalid=${invalid} />`,
    });
  }

  async #claim(event) {
    event.preventDefault();
    const {nickname, proof} = event.target.elements;
    const body = {nickname: nickname.value, proof: proof.value};
    const order = await this.send(() => put(`/api/orders/${encodeURIComponent(this.order.id)}/claim`, body), body);
    if (order) {
      this.#tell(order);
    }
  }

  #callOff(order) {
    return html`<p><button class="button button--quiet" type="button" @click=${() => this.#cancel(order)}>${say('membership.cancel')}</button></p>`;
  }

  async #cancel(order) {
    const sure = await confirm({
      title: say('membership.cancel.title'),
      text: say('membership.cancel.text'),
      action: say('membership.cancel'),
    });
    if (sure && (await this.send(() => del(`/api/orders/${encodeURIComponent(order.id)}`), {})) !== undefined) {
      this.#tell(null);
    }
  }

  #tell(order) {
    this.dispatchEvent(new CustomEvent('wenda-order', {detail: order}));
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(say('membership.copied'));
  } catch {
    toast(say('membership.not-copied'));
  }
}

define('wenda-payment', Payment);

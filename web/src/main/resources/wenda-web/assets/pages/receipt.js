import {get} from 'wenda/api';
import {WendaElement, define, html, nothing} from 'wenda/element';
import {allPlans, day, nameOf, price} from 'wenda/money';
import {member, toSignIn} from 'wenda/session';
import {say} from 'wenda/texts';
import {emptyState, loadingRows} from 'wenda/pages/states';

/** What one paid, on a page to print. */
class Receipt extends WendaElement {
  static properties = {order: {state: true}, plans: {state: true}, failed: {state: true}};

  constructor() {
    super();
    this.order = null;
    this.plans = [];
    this.failed = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    this.me = await member();
    if (this.me === null) {
      return toSignIn();
    }
    try {
      const id = location.pathname.split('/').pop();
      this.plans = await allPlans();
      this.order = await get(`/api/orders/${encodeURIComponent(id)}`);
      this.failed = this.order.state !== 'confirmed';
    } catch {
      this.failed = true;
    }
  }

  render() {
    if (this.failed) {
      return emptyState(say('membership.receipt.none'), say('membership.receipt.none.detail'), html`<a class="button" href="/membership">${say('membership.title')}</a>`);
    }
    return this.order === null ? loadingRows(3) : this.#receipt(this.order);
  }

  #receipt(order) {
    return html`
      <article class="receipt">
        <h1 class="heading">${say('membership.receipt')}</h1>
        <dl class="payment__how">
          <dt>${say('membership.receipt.number')}</dt><dd>${order.id.toUpperCase()}</dd>
          <dt>${say('membership.member')}</dt><dd><bdi>${this.me.name}</bdi></dd>
          <dt>${say('membership.receipt.for')}</dt><dd>${nameOf(this.plans, order.plan)}</dd>
          <dt>${say('membership.amount')}</dt><dd>${price(order.price)}</dd>
          <dt>${say(order.remark ? 'membership.receipt.sent' : 'membership.receipt.paid')}</dt><dd>${day(order.claimedAt)}</dd>
          <dt>${say('membership.receipt.confirmed')}</dt><dd>${day(order.decidedAt)}</dd>
          ${order.remark ? html`<dt>${say('membership.remark')}</dt><dd>${order.remark}</dd>` : nothing}
        </dl>
        <p class="receipt__print"><button class="button" type="button" @click=${() => print()}>${say('membership.receipt.print')}</button></p>
      </article>`;
  }
}

define('wenda-receipt', Receipt);

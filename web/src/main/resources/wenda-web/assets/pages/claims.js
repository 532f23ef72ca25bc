import {put} from 'wenda/api';
import {define, html, icon, nothing} from 'wenda/element';
import {allPlans, nameOf, price} from 'wenda/money';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {toast} from 'wenda/toast';
import {StaffList} from 'wenda/pages/staff-list';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';

const LONGEST_REASON = 300;

/** Where assistants say whether money has come, the oldest claim first. */
class Claims extends StaffList {
  static properties = {
    ...StaffList.properties,
    plans: {state: true},
    declining: {state: true},
  };

  path = '/api/claims';

  constructor() {
    super();
    this.plans = [];
    this.declining = null;
  }

  async besides() {
    this.plans = await allPlans();
  }

  render() {
    if (!this.allowed) {
      return emptyState(say('membership.claims.not-allowed'), say('membership.claims.not-allowed.detail'), html`<a class="button" href="/membership">${say('membership.title')}</a>`);
    }
    return html`
      <div class="columns__main membership">
        <header class="page-head page-head--stacked">
          <h1 class="heading" tabindex="-1">${say('membership.claims.title')}</h1>
          <p class="lead">${say('membership.claims.lead')}</p>
        </header>
        ${this.#list()}
      </div>`;
  }

  #list() {
    if (this.failed) {
      return failedState(say('membership.failed'), say('membership.failed.detail'), () => this.load());
    }
    if (this.items === null) {
      return loadingRows(3);
    }
    return this.items.length === 0
      ? emptyState(say('membership.claims.none'), say('membership.claims.none.detail'))
      : html`
        <ul class="claims" role="list">${this.items.map((claim) => this.#claim(claim))}</ul>
        ${this.more()}`;
  }

  #claim(claim) {
    return html`
      <li class="claim">
        <p class="claim__what"><b>${price(claim.price)}</b> · ${nameOf(this.plans, claim.plan)}
          <span class="meta">${sayWith('membership.claims.since', {time: timeTag(claim.claimedAt)})}</span></p>
        <dl class="payment__how">
          <dt>${say('membership.remark')}</dt><dd><code>${claim.remark}</code></dd>
          <dt>${say('membership.nickname')}</dt><dd><bdi>${claim.nickname}</bdi></dd>
          ${claim.proof ? html`<dt>${say('membership.proof')}</dt><dd>${claim.proof}</dd>` : nothing}
          <dt>${say('membership.member')}</dt><dd><bdi>${claim.memberName}</bdi></dd>
        </dl>
        ${this.declining === claim.id ? this.#decline(claim) : this.#buttons(claim)}
      </li>`;
  }

  #buttons(claim) {
    return html`
      <p class="claim__foot">
        <button class="button button--ink" type="button" aria-label=${say('membership.confirm.of', {remark: claim.remark})}
          @click=${() => this.#decide(claim, {decision: 'confirm'})}>${icon('check')} ${say('membership.confirm')}</button>
        <button class="button" type="button" aria-label=${say('membership.decline.of', {remark: claim.remark})}
          @click=${() => this.#ask(claim)}>${say('membership.decline')}</button>
      </p>`;
  }

  async #ask(claim) {
    this.problem = null;
    this.declining = claim.id;
    await this.updateComplete;
    this.querySelector('[name="reason"]')?.focus();
  }

  #decline(claim) {
    return html`
      <form @submit=${(event) => this.#declined(event, claim)}>
        ${this.summary()}
        ${this.field({
          name: 'reason',
          label: say('membership.reason'),
          hint: say('membership.reason.hint'),
          control: ({id, describedBy, invalid}) => html`
            <input class="input" name="reason" id=${id} maxlength=${LONGEST_REASON} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
        })}
        <p class="claim__foot">${this.submitButton(say('membership.decline'), say('form.sending'), 'button--ink')}
          <button class="button button--quiet" type="button" @click=${() => { this.declining = null; }}>${say('frame.cancel')}</button></p>
      </form>`;
  }

  #declined(event, claim) {
    event.preventDefault();
    return this.#decide(claim, {decision: 'decline', reason: event.target.elements.reason.value});
  }

  async #decide(claim, verdict) {
    const decided = await this.send(() => put(`/api/claims/${encodeURIComponent(claim.id)}/decision`, verdict), verdict);
    if (decided) {
      const seats = (decided.seats ?? []).map(({group, state}) => say(`groups.paid.${state}`, {group}));
      this.#gone(claim, [say(`membership.done.${decided.state}`), ...seats].join(' '));
    } else if (['order-settled', 'order-called-off'].includes(this.problem?.code)) {
      this.#gone(claim, say('membership.done.by-other'));
    } else if (this.problem && this.declining !== claim.id) {
      const own = `membership.${this.problem.code}`;
      toast(['own-claim', 'member-expelled'].includes(this.problem.code) ? say(own) : this.problem.message);
    }
  }

  #gone(claim, words) {
    this.problem = null;
    this.declining = null;
    this.items = this.items.filter(({id}) => id !== claim.id);
    toast(words);
    this.querySelector('h1')?.focus();
  }
}

define('wenda-claims', Claims);

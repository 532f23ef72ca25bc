import {del} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {define, html, nothing} from 'wenda/element';
import {day, nameOf} from 'wenda/money';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';
import {failedState} from 'wenda/pages/states';
import {StaffList} from 'wenda/pages/staff-list';

/** Who paid elsewhere and has no account here yet, for treasurers; nothing at all where nobody waits. */
class WaitingPayers extends StaffList {
  static properties = {
    ...StaffList.properties,
    plans: {attribute: false},
    total: {state: true},
  };

  path = '/api/ledger/waiting';

  constructor() {
    super();
    this.plans = [];
    this.total = 0;
  }

  took({total}) {
    this.total = total;
  }

  render() {
    // Who may not see them is told so by the page around it.
    if (this.failed && this.allowed) {
      return failedState(say('membership.failed'), say('membership.failed.detail'), () => this.load());
    }
    return this.items?.length
      ? html`
        <section class="strays" aria-labelledby="waiting-payers">
          <h2 class="heading heading--section" id="waiting-payers">${say('membership.waiting-payers', {count: this.total})}</h2>
          <p class="meta">${say('membership.waiting-payers.lead')}</p>
          <ul class="history" role="list">${this.items.map((payer) => this.#payer(payer))}</ul>
          ${this.more()}
        </section>`
      : nothing;
  }

  #payer(payer) {
    return html`
      <li class="history__line">
        <span>${day(payer.since)}</span>
        <span><b><bdi>${payer.email}</bdi></b> · ${nameOf(this.plans, payer.plan)} · ${lasting(payer)}
          ${payer.groups.length > 0 ? html` · ${say('membership.waiting-payers.seat', {groups: payer.groups.join(', ')})}` : nothing}
          ${payer.held ? html`<span class="meta">${say('membership.waiting-payers.held')}</span>` : nothing}</span>
        <button class="button button--small" type="button" aria-label=${say('membership.waiting-payers.withdraw.of', {email: payer.email})}
          @click=${() => this.#withdraw(payer)}>${say('membership.waiting-payers.withdraw')}</button>
      </li>`;
  }

  async #withdraw({id, email}) {
    const sure = await confirm({
      title: say('membership.waiting-payers.withdraw.title', {email}),
      text: say('membership.waiting-payers.withdraw.text'),
      action: say('membership.waiting-payers.withdraw'),
    });
    if (!sure) {
      return;
    }
    try {
      await del(`${this.path}/${encodeURIComponent(id)}`);
      toast(say('membership.waiting-payers.withdrawn'));
    } catch (problem) {
      toast(problem.status === 404 ? say('membership.waiting-payers.gone') : problem.message);
    }
    await this.load();
  }
}

const lasting = ({months, until}) => {
  if (until) {
    return say('membership.waiting-payers.until', {day: day(until)});
  }
  return months ? say('membership.waiting-payers.months', {count: months}) : say('membership.waiting-payers.life');
};

define('wenda-waiting-payers', WaitingPayers);

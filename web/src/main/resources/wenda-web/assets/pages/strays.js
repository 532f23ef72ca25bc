import {define, html, nothing} from 'wenda/element';
import {day, price} from 'wenda/money';
import {has, say} from 'wenda/texts';
import {Deciding} from 'wenda/pages/deciding';
import {failedState} from 'wenda/pages/states';

/** Money that no order waits for, and what a treasurer says becomes of it; nothing at all where there is none. */
class Strays extends Deciding {
  path = '/api/strays';

  render() {
    // Who may not see them is told so by the page around it.
    if (this.failed && this.allowed) {
      return failedState(say('membership.failed'), say('membership.failed.detail'), () => this.load());
    }
    return this.items?.length
      ? html`
        <section class="strays" aria-labelledby="strays">
          <h2 class="heading heading--section" id="strays">${say('membership.strays')}</h2>
          <p class="meta">${say('membership.strays.lead')}</p>
          <ul class="history" role="list">${this.items.map((stray) => this.#stray(stray))}</ul>
          ${this.more()}
        </section>`
      : nothing;
  }

  #stray(stray) {
    return html`
      <li class="history__line">
        <span>${day(stray.paidAt)}</span>
        <span><b><bdi>${stray.memberName ?? say('membership.strays.nobody')}</bdi></b> · ${price(stray.money)} · ${reasonOf(stray.reason)}
          <span class="meta">${stray.reference}</span>
          ${this.deciding === stray.id ? this.#settling(stray) : nothing}</span>
        ${this.deciding === stray.id
          ? html`<span></span>`
          : html`<button class="button button--small" type="button" aria-label=${say('membership.strays.settle.of', {reference: stray.reference})}
              @click=${() => this.ask(stray)}>${say('membership.strays.settle')}</button>`}
      </li>`;
  }

  #settling({id, acceptable}) {
    const outcomes = acceptable ? ['accepted', 'returned', 'noted'] : ['returned', 'noted'];
    return this.form({
      name: 'outcome',
      label: say('membership.strays.outcome'),
      choices: Object.fromEntries(outcomes.map((outcome) => [outcome, say(`membership.outcome.${outcome}`)])),
      action: say('membership.strays.settle'),
      path: `/api/strays/${encodeURIComponent(id)}/decision`,
      done: say('membership.strays.done'),
    });
  }
}

const reasonOf = (reason) => (has(`membership.stray.${reason}`) ? say(`membership.stray.${reason}`) : reason);

define('wenda-strays', Strays);

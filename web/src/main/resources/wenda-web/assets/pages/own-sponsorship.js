import {del, post, put} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {day, nameOf, price} from 'wenda/money';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

const LONGEST_NAME = 60;
const LONGEST_MESSAGE = 300;
const LONGEST_WISH = 500;

/** A moment in the zone of whoever sponsors, with the zone's name. */
export const inZone = (instant, zone) =>
  `${new Intl.DateTimeFormat(document.documentElement.lang, {dateStyle: 'medium', timeStyle: 'short', timeZone: zone}).format(new Date(instant))} (${zone})`;

/** One's own sponsorship: how one stands on the wall, and the remote help it brings. Tells with `wenda-changed` that it did. */
class OwnSponsorship extends WendaForm {
  static properties = {
    ...WendaForm.properties,
    own: {attribute: false},
    plans: {attribute: false},
    open: {state: true},
  };

  constructor() {
    super();
    this.own = null;
    this.plans = [];
    this.open = null;
  }

  get #path() {
    return `/api/sponsors/${encodeURIComponent(this.own.id)}`;
  }

  render() {
    const {own} = this;
    return html`
      <div class="claim">
        <p class="claim__what"><b>${nameOf(this.plans, own.plan)}</b> · ${price(own.amount)} <span class="meta">${day(own.at)}</span></p>
        ${own.onWall ? this.#standing(own) : html`<p class="meta">${say('sponsors.gone')}</p>`}
        ${own.help.map((help) => this.#help(help))}
      </div>`;
  }

  #standing(own) {
    return html`
      <p>${own.anonymous ? say('sponsors.anonymous') : html`<bdi>${own.name}</bdi>`}
        ${own.message ? html`<span class="meta"><bdi>${own.message}</bdi> (${say(`sponsors.message.${own.messageState}`)})</span>` : nothing}</p>
      ${own.hidden ? html`<p class="meta">${say('sponsors.hidden')}</p>` : nothing}
      ${own.sessions > 0 ? html`<p class="meta">${say('sponsors.sessions', {left: own.sessionsLeft, all: own.sessions})}</p>` : nothing}
      ${this.open === 'wall' ? this.#dedication(own) : nothing}
      ${this.open === 'help' ? this.#wish() : nothing}
      ${this.open
        ? nothing
        : html`<p class="claim__foot">
            <button class="button button--small" type="button" @click=${() => this.#show('wall', 'message')}>${say('sponsors.change')}</button>
            ${own.sessionsLeft > 0 ? html`<button class="button button--small" type="button" @click=${() => this.#show('help', 'wish')}>${say('sponsors.help.ask')}</button>` : nothing}
          </p>`}`;
  }

  async #show(what, field) {
    this.problem = null;
    this.open = what;
    await this.updateComplete;
    this.querySelector(`[name="${field}"]`)?.focus();
  }

  #dedication(own) {
    return html`
      <form class="ledger__end" @submit=${(event) => this.#dedicate(event)}>
        ${this.summary()}
        <label class="check"><input type="checkbox" name="anonymous" ?checked=${own.anonymous} /><span>${say('sponsors.anonymously')}</span></label>
        ${this.#input('name', say('sponsors.name'), say('sponsors.name.hint'), LONGEST_NAME, own.name)}
        ${this.#input('message', say('sponsors.message'), say('sponsors.message.hint'), LONGEST_MESSAGE, own.message ?? '')}
        ${this.#foot(say('sponsors.save'))}
      </form>`;
  }

  #wish() {
    return html`
      <form class="ledger__end" @submit=${(event) => this.#ask(event)}>
        ${this.summary()}
        ${this.#input('wish', say('sponsors.wish'), say('sponsors.wish.hint'), LONGEST_WISH, '')}
        ${this.#foot(say('sponsors.help.ask'))}
      </form>`;
  }

  #foot(label) {
    return html`<p class="claim__foot">${this.submitButton(label, say('form.sending'), 'button--ink')}
      <button class="button button--quiet" type="button" @click=${() => { this.open = null; }}>${say('frame.cancel')}</button></p>`;
  }

  #input(name, label, hint, longest, value) {
    return this.field({
      name,
      label,
      hint,
      control: ({id, describedBy, invalid}) => html`
        <input class="input" name=${name} id=${id} value=${value} maxlength=${longest} autocomplete="off"
          aria-describedby=${describedBy} aria-invalid=${invalid} />`,
    });
  }

  idOf(name) {
    return `${this.localName}-${this.own.id}-${name}`;
  }

  async #dedicate(event) {
    event.preventDefault();
    const {anonymous, name, message} = event.target.elements;
    const body = {anonymous: anonymous.checked, name: name.value, message: message.value};
    this.#done(await this.send(() => put(`${this.#path}/dedication`, body), body), 'sponsors.saved');
  }

  async #ask(event) {
    event.preventDefault();
    const body = {wish: event.target.elements.wish.value, zone: Intl.DateTimeFormat().resolvedOptions().timeZone};
    this.#done(await this.send((key) => post(`${this.#path}/help`, body, {key}), body), 'sponsors.help.asked');
  }

  #help(help) {
    return html`
      <p><b>${say(`sponsors.help.${help.state}`)}</b>${help.time ? html` · ${inZone(help.time, help.zone)}` : nothing}
        <span class="meta"><bdi>${help.wish}</bdi>${help.words ? html` · <bdi>${help.words}</bdi>` : nothing}</span>
        ${['requested', 'scheduled'].includes(help.state)
          ? html`<button class="button button--quiet button--small" type="button" @click=${() => this.#callOff(help)}>${say('sponsors.help.call-off')}</button>`
          : nothing}</p>`;
  }

  async #callOff(help) {
    const sure = await confirm({title: say('sponsors.help.call-off.title'), text: help.wish, action: say('sponsors.help.call-off')});
    if (sure) {
      this.#done(await this.send(() => del(`${this.#path}/help/${encodeURIComponent(help.id)}`), {}), 'sponsors.help.cancelled');
    }
  }

  #done(answer, words) {
    if (answer) {
      this.open = null;
      toast(say(words));
      this.dispatchEvent(new CustomEvent('wenda-changed'));
    }
  }
}

define('wenda-own-sponsorship', OwnSponsorship);

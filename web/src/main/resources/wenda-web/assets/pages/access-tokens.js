import {del, get, post} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {define, html, icon, nothing} from 'wenda/element';
import {AccountForm} from 'wenda/pages/account-form';
import {kept} from 'wenda/pages/kept';
import {loadingRows} from 'wenda/pages/states';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {toast} from 'wenda/toast';

const SCOPES = ['read', 'write', 'moderate', 'manage'];
const DAYS = [7, 30, 90, 365];
const FRESH = {name: '', scopes: ['read'], days: 90, password: ''};

/** What programs show to do what their member may do. */
class OwnTokens extends AccountForm {
  static properties = {items: {state: true}, token: {state: true}};

  constructor() {
    super();
    this.items = null;
    this.fields = FRESH;
    this.token = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    this.items = (await this.send(() => get('/api/tokens'), null))?.items ?? null;
  }

  render() {
    return html`
      <section class="account__part" aria-labelledby="own-tokens">
        <h2 class="heading heading--section" id="own-tokens">${say('security.tokens')}</h2>
        <p>${say('security.tokens.lead')} <a href="/docs">${say('security.tokens.docs')}</a></p>
        ${this.token ? kept(say('security.tokens.new'), this.token, () => (this.token = null)) : nothing}
        ${this.items === null ? loadingRows(1) : html`<ul class="sessions" role="list">${this.items.map((one) => this.#row(one))}</ul>`}
        ${this.#form()}
      </section>`;
  }

  #row({id, name, scopes, expiresAt, usedAt, over}) {
    return html`
      <li class="session">
        <div>
          <p class="session__where"><bdi>${name}</bdi></p>
          <p class="meta">${scopes.map((scope) => say(`security.scope.${scope}`)).join(' · ')}</p>
          <p class="meta">${sayWith(over ? 'security.tokens.over' : 'security.tokens.until', {time: timeTag(expiresAt)})}
            ${usedAt ? sayWith('security.tokens.used', {time: timeTag(usedAt)}) : say('security.tokens.unused')}</p>
        </div>
        <button class="button button--small" type="button" ?disabled=${this.working} aria-label=${say('security.tokens.revoke.of', {name})}
          @click=${() => this.#revoke(id, name)}>${say('security.tokens.revoke')}</button>
      </li>`;
  }

  #form() {
    const error = this.errorOf('scopes');
    return html`
      <form novalidate @submit=${(event) => this.#make(event)}>
        ${this.summary()}
        ${this.field({
          name: 'name',
          label: say('security.tokens.name'),
          hint: say('security.tokens.name.hint'),
          control: ({id, describedBy, invalid}) => html`
            <input class="input" id=${id} name="token-name" autocomplete="off" maxlength="60" aria-describedby=${describedBy} aria-invalid=${invalid}
              .value=${this.fields.name} @input=${(event) => this.#set({name: event.target.value})} />`,
        })}
        <fieldset class="account__languages account__scopes" id=${this.idOf('scopes')} tabindex="-1">
          <legend class="field__label">${say('security.scopes')}</legend>
          ${SCOPES.map((scope) => html`
            <label class="check"><input type="checkbox" name="scopes" value=${scope} .checked=${this.fields.scopes.includes(scope)}
              @change=${(event) => this.#choose(scope, event.target.checked)} /> <span>${say(`security.scope.${scope}.long`)}</span></label>`)}
          ${error ? html`<p class="field__error">${icon('warning')}<span>${error}</span></p>` : nothing}
        </fieldset>
        ${this.field({
          name: 'days',
          label: say('security.tokens.days'),
          control: ({id, describedBy}) => html`
            <select class="input" id=${id} name="days" aria-describedby=${describedBy} @change=${(event) => this.#set({days: Number(event.target.value)})}>
              ${DAYS.map((days) => html`<option value=${days} ?selected=${days === this.fields.days}>${say('security.days', {count: days})}</option>`)}
            </select>`,
        })}
        ${this.passwordField('current-password')}
        <div class="account__send">${this.submitButton(say('security.tokens.make'), undefined, '')}</div>
      </form>`;
  }

  #set(change) {
    this.fields = {...this.fields, ...change};
  }

  #choose(scope, wanted) {
    this.#set({scopes: SCOPES.filter((one) => (one === scope ? wanted : this.fields.scopes.includes(one)))});
  }

  async #make(event) {
    event.preventDefault();
    const faults = [
      this.fields.name.trim() === '' && {field: 'name', code: 'required'},
      this.fields.scopes.length === 0 && {field: 'scopes', code: 'required'},
    ].filter(Boolean);
    if (await this.check(faults)) {
      const {password, ...wanted} = this.fields;
      const body = {...wanted, name: wanted.name.trim(), ...(password && {password})};
      const made = await this.send((key) => post('/api/tokens', body, {key}), this.fields);
      if (made !== undefined) {
        this.token = made.token;
        this.fields = FRESH;
        await this.#load();
      }
    }
  }

  wordsOf(violation) {
    return violation.field === 'scopes' ? say('security.scopes.required') : super.wordsOf(violation);
  }

  async #revoke(id, name) {
    const sure = await confirm({
      title: say('security.tokens.revoke.of', {name}),
      text: say('security.tokens.revoke.text'),
      action: say('security.tokens.revoke'),
    });
    if (sure && (await this.send(() => del(`/api/tokens/${id}`), id)) !== undefined) {
      toast(say('security.tokens.revoked', {name}));
      await this.#load();
    }
  }
}

define('wenda-own-tokens', OwnTokens);

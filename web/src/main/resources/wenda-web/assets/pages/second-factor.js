import {get, post, put} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {AccountForm} from 'wenda/pages/account-form';
import {kept} from 'wenda/pages/kept';
import {loadingRows} from 'wenda/pages/states';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {toast} from 'wenda/toast';

/** A second factor: codes of an authenticator beside the password. What must be kept is shown once. */
class OwnSecondFactor extends AccountForm {
  static properties = {standing: {state: true}, secret: {state: true}, codes: {state: true}};

  constructor() {
    super();
    this.fields = {password: '', code: ''};
    this.standing = null;
    this.secret = null;
    this.codes = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    this.standing = await this.send(() => get('/api/second-factor'), null);
  }

  render() {
    return html`
      <section class="account__part" aria-labelledby="second-factor">
        <h2 class="heading heading--section" id="second-factor" tabindex="-1">${say('security.second')}</h2>
        ${this.#body()}
      </section>`;
  }

  #body() {
    if (!this.standing) {
      return html`${this.summary()} ${loadingRows(1)}`;
    }
    if (this.codes) {
      return kept(say('security.recovery.new'), this.codes.join('\n'), () => (this.codes = null));
    }
    return this.standing.on ? this.#on() : this.secret ? this.#proving() : this.#off();
  }

  #off() {
    return html`
      <p>${say('security.second.lead')}</p>
      ${this.standing.wanted ? html`<p class="notice" role="status">${say('security.second.wanted')}</p>` : nothing}
      <form novalidate @submit=${(event) => this.#begin(event)}>
        ${this.summary()} ${this.passwordField('current-password')}
        <div class="account__send">${this.submitButton(say('security.second.begin'), undefined, '')}</div>
      </form>`;
  }

  #proving() {
    const {secret, picture} = this.secret;
    return html`
      <p>${say('security.second.scan')}</p>
      <img class="account__picture" src=${`data:image/svg+xml,${encodeURIComponent(picture)}`} width="180" height="180" alt=${say('security.second.picture')} />
      <p>${say('security.second.key')} <code class="account__key">${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
      <form novalidate @submit=${(event) => this.#prove(event)}>
        ${this.summary()} ${this.codeField({hint: say('security.second.code.hint')})}
        <div class="account__send">${this.submitButton(say('security.second.on'), undefined, '')}
          <button class="button button--quiet" type="button" @click=${() => (this.secret = null)}>${say('frame.cancel')}</button></div>
      </form>`;
  }

  #on() {
    const {since, recoveryCodes} = this.standing;
    return html`
      <p>${sayWith('security.second.since', {time: timeTag(since)})}
        <span class="meta">${say('security.recovery.left', {count: recoveryCodes})}</span></p>
      <form novalidate @submit=${(event) => event.preventDefault()}>
        ${this.summary()} ${this.passwordField('current-password')} ${this.codeField()}
        <div class="account__send">
          <button class="button" type="submit" ?disabled=${this.working} @click=${() => this.#renew()}>${say('security.recovery.renew')}</button>
          <button class="button button--quiet" type="button" ?disabled=${this.working} @click=${() => this.#takeOff()}>${say('security.second.off')}</button>
        </div>
      </form>`;
  }

  async #begin(event) {
    event.preventDefault();
    const secret = await this.send(() => post('/api/second-factor', this.#shown('password')), this.fields);
    if (secret !== undefined) {
      this.secret = secret;
      this.fields = {password: '', code: ''};
    }
  }

  async #prove(event) {
    event.preventDefault();
    if (await this.check(this.#missing())) {
      await this.#keep(() => put('/api/second-factor', this.#shown('code')));
    }
  }

  async #renew() {
    if (await this.check(this.#missing())) {
      await this.#keep(() => post('/api/second-factor/recovery-codes', this.#shown('password', 'code')));
    }
  }

  async #keep(call) {
    const answer = await this.send(call, this.fields);
    if (answer !== undefined) {
      this.fields = {password: '', code: ''};
      this.secret = null;
      this.codes = answer.recoveryCodes;
      await this.#load();
    }
  }

  async #takeOff() {
    if ((await this.check(this.#missing()))
      && (await this.send(() => post('/api/second-factor/removal', this.#shown('password', 'code')), this.fields)) !== undefined) {
      this.fields = {password: '', code: ''};
      toast(say('security.second.is-off'));
      await this.#load();
    }
  }

  #missing() {
    return this.fields.code.trim() === '' ? [{field: 'code', code: 'required'}] : [];
  }

  /** Who has no password types in none. */
  #shown(...names) {
    return Object.fromEntries(names.map((name) => [name, this.fields[name]]).filter(([, value]) => value !== ''));
  }
}

define('wenda-own-second-factor', OwnSecondFactor);

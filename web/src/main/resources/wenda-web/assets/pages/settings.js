import {del, get, post, put} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {AccountForm, emailFaults, passwordFaults} from 'wenda/pages/account-form';
import 'wenda/pages/access-tokens';
import {device} from 'wenda/pages/device';
import 'wenda/pages/identities';
import 'wenda/pages/own-data';
import 'wenda/pages/own-picture';
import 'wenda/pages/second-factor';
import {failedState, loadingRows} from 'wenda/pages/states';
import {member, toSignIn} from 'wenda/session';
import {say, sayWith} from 'wenda/texts';
import {clock, timeTag} from 'wenda/time';
import {toast} from 'wenda/toast';

const NAME = {max: 40};
const ABOUT = {max: 1000};
/** Each by its own name. */
const LANGUAGES = {zh: '中文', en: 'English', fr: 'français', ru: 'русский'};

/** What members set about themselves: who they are to others, how they are reached, and where they are signed in. */
class Settings extends WendaForm {
  static properties = {me: {state: true}, failed: {state: true}};

  constructor() {
    super();
    this.me = null;
    this.failed = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#start();
  }

  async #start() {
    if ((await member()) === null) {
      return toSignIn();
    }
    await this.#load();
  }

  async #load() {
    try {
      this.me = await get('/api/members/me');
      this.failed = false;
    } catch {
      this.failed = true;
    }
    await this.#goToPart();
  }

  /** A part that an address names is there only now. */
  async #goToPart() {
    await this.updateComplete;
    const part = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    part && part.scrollIntoView();
  }

  render() {
    return html`
      <div class="columns__main account">
        <header class="page-head page-head--stacked">
          <h1 class="heading" tabindex="-1">${say('settings.title')}</h1>
          <p class="lead">${say('settings.lead')} <a href="/preferences">${say('settings.to-preferences')}</a>
            · <a href="/conduct">${say('settings.to-conduct')}</a></p>
        </header>
        ${this.#body()}
      </div>`;
  }

  #body() {
    if (this.failed) {
      return failedState(say('settings.failed'), say('settings.failed.detail'), () => this.#load());
    }
    return this.me === null
      ? loadingRows(4)
      : html`
          <wenda-own-picture .me=${this.me}></wenda-own-picture>
          <wenda-own-profile .me=${this.me}></wenda-own-profile>
          <wenda-own-email .me=${this.me} @wenda-asked=${() => this.#load()}></wenda-own-email>
          <wenda-own-password></wenda-own-password>
          <wenda-own-second-factor></wenda-own-second-factor>
          <wenda-own-identities></wenda-own-identities>
          <wenda-own-tokens></wenda-own-tokens>
          <wenda-own-sessions></wenda-own-sessions>
          <wenda-own-data></wenda-own-data>
          <wenda-own-deletion></wenda-own-deletion>`;
  }
}

class OwnProfile extends WendaForm {
  static properties = {me: {attribute: false}, fields: {state: true}, note: {state: true}};

  constructor() {
    super();
    this.note = '';
  }

  willUpdate(changed) {
    if (changed.has('me') && !this.fields) {
      const {name, about, language, languages} = this.me;
      this.fields = {name, about, language, languages};
    }
  }

  render() {
    return html`
      <section class="account__part" aria-labelledby="own-profile">
        <h2 class="heading heading--section" id="own-profile">${say('settings.profile')}</h2>
        <form novalidate @submit=${(event) => this.#save(event)}>
          ${this.summary()}
          ${this.field({
            name: 'name',
            label: say('account.name'),
            hint: say('account.name.hint'),
            control: ({id, describedBy, invalid}) => html`
              <input class="input" id=${id} name="name" autocomplete="nickname" required aria-describedby=${describedBy}
                aria-invalid=${invalid} .value=${this.fields.name} @input=${(event) => this.#set({name: event.target.value})} />`,
          })}
          ${this.field({
            name: 'about',
            label: say('settings.about'),
            hint: say('settings.about.hint', {limit: ABOUT.max}),
            control: ({id, describedBy, invalid}) => html`
              <textarea class="input" id=${id} name="about" rows="4" aria-describedby=${describedBy} aria-invalid=${invalid}
                .value=${this.fields.about} @input=${(event) => this.#set({about: event.target.value})}></textarea>`,
          })}
          ${this.field({
            name: 'language',
            label: say('settings.language'),
            hint: say('settings.language.hint'),
            control: ({id, describedBy}) => html`
              <select class="input" id=${id} name="language" aria-describedby=${describedBy}
                @change=${(event) => this.#set({language: event.target.value})}>
                ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} lang=${code} ?selected=${code === this.fields.language}>${name}</option>`)}
              </select>`,
          })}
          <fieldset class="account__languages">
            <legend class="field__label">${say('settings.languages')}</legend>
            ${Object.entries(LANGUAGES).map(([code, name]) => html`
              <label class="check"><input type="checkbox" name="languages" value=${code} .checked=${this.fields.languages.includes(code)}
                @change=${(event) => this.#read(code, event.target.checked)} /> <span lang=${code}>${name}</span></label>`)}
          </fieldset>
          <div class="account__send">${this.submitButton(say('settings.save'), undefined, 'button--primary')}
            <span class="meta" role="status">${this.note}</span></div>
        </form>
      </section>`;
  }

  #set(change) {
    this.fields = {...this.fields, ...change};
    this.note = '';
  }

  #read(code, reads) {
    const languages = Object.keys(LANGUAGES).filter((one) => (one === code ? reads : this.fields.languages.includes(one)));
    this.#set({languages});
  }

  async #save(event) {
    event.preventDefault();
    const name = this.fields.name.trim();
    const faults = [
      name === '' && {field: 'name', code: 'required'},
      [...name].length > NAME.max && {field: 'name', code: 'too-long', limit: NAME.max},
      [...this.fields.about].length > ABOUT.max && {field: 'about', code: 'too-long', limit: ABOUT.max},
    ].filter(Boolean);
    if ((await this.check(faults)) && (await this.send(() => put('/api/members/me', this.fields), this.fields)) !== undefined) {
      this.note = say('settings.saved', {time: clock(Date.now())});
    }
  }
}

class OwnEmail extends AccountForm {
  static properties = {me: {attribute: false}, asked: {state: true}, again: {state: true}};

  constructor() {
    super();
    this.asked = '';
    this.again = '';
  }

  render() {
    const {email, verified, nextEmail} = this.me;
    return html`
      <section class="account__part" aria-labelledby="email">
        <h2 class="heading heading--section" id="email">${say('account.email')}</h2>
        <p><bdi>${email}</bdi> <span class="meta">${say(verified ? 'settings.email.verified' : 'settings.email.unverified')}</span></p>
        ${verified ? nothing : html`<p><button class="button button--small" type="button" @click=${() => this.#verify()}>${say('settings.email.verify')}</button>
          <span class="meta" role="status">${this.again}</span></p>`}
        ${nextEmail ? html`<p class="notice">${say('settings.email.next', {email: nextEmail})}</p>` : nothing}
        <form novalidate @submit=${this.submit}>
          ${this.summary()} ${this.emailField()}
          ${this.passwordField('current-password', {label: say('settings.password.current')})}
          <div class="account__send">${this.submitButton(say('settings.email.change'), undefined, '')}
            <span class="meta" role="status">${this.asked}</span></div>
        </form>
      </section>`;
  }

  emailHint() {
    return say('settings.email.hint');
  }

  emailAutocomplete() {
    return 'email';
  }

  missing() {
    const {email, password} = this.fields;
    return [...emailFaults(email), password === '' && {field: 'password', code: 'required'}].filter(Boolean);
  }

  deliver() {
    const {email, password} = this.fields;
    return put('/api/members/me/email', {email: email.trim(), password});
  }

  goOn() {
    this.asked = say('settings.email.asked', {email: this.fields.email.trim()});
    this.fields = {...this.fields, email: '', password: ''};
    this.dispatchEvent(new CustomEvent('wenda-asked'));
  }

  async #verify() {
    if ((await this.send(() => post('/api/members/me/verification'), null)) !== undefined) {
      this.again = say('account.verify.sent', {time: clock(Date.now())});
    }
  }
}

class OwnPassword extends AccountForm {
  static properties = {note: {state: true}};

  constructor() {
    super();
    this.fields = {current: '', password: ''};
    this.note = '';
  }

  render() {
    return html`
      <section class="account__part" aria-labelledby="own-password">
        <h2 class="heading heading--section" id="own-password">${say('account.password')}</h2>
        <form novalidate @submit=${this.submit}>
          ${this.summary()}
          ${this.passwordField('current-password', {name: 'current', label: say('settings.password.current')})}
          ${this.passwordField('new-password', {label: say('account.password.new'), hint: say('account.password.hint')})}
          <p class="field__hint">${say('settings.password.ends')} <a href="/forgot">${say('account.forgot')}</a></p>
          <div class="account__send">${this.submitButton(say('settings.password.change'), undefined, '')}
            <span class="meta" role="status">${this.note}</span></div>
        </form>
      </section>`;
  }

  missing() {
    const {current, password} = this.fields;
    return [current === '' && {field: 'current', code: 'required'}, ...passwordFaults(password)].filter(Boolean);
  }

  deliver() {
    return put('/api/members/me/password', this.fields);
  }

  goOn() {
    this.fields = {current: '', password: ''};
    this.note = say('settings.password.changed', {time: clock(Date.now())});
    document.dispatchEvent(new CustomEvent('wenda-sessions-ended'));
  }
}

class OwnSessions extends WendaForm {
  static properties = {open: {state: true}, failed: {state: true}};

  #ended = () => this.#load();

  constructor() {
    super();
    this.open = null;
    this.failed = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('wenda-sessions-ended', this.#ended);
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('wenda-sessions-ended', this.#ended);
  }

  async #load() {
    try {
      this.open = (await get('/api/sessions')).items;
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  render() {
    return html`
      <section class="account__part" aria-labelledby="own-sessions">
        <h2 class="heading heading--section" id="own-sessions">${say('settings.sessions')}</h2>
        ${this.summary()} ${this.#list()}
      </section>`;
  }

  #list() {
    if (this.failed) {
      return failedState(say('settings.failed'), say('settings.failed.detail'), () => this.#load());
    }
    if (this.open === null) {
      return loadingRows(2);
    }
    const others = this.open.filter(({current}) => !current);
    return html`
      <ul class="sessions" role="list">${this.open.map((one) => this.#session(one))}</ul>
      ${others.length > 1
        ? html`<button class="button" type="button" ?disabled=${this.working} @click=${() => this.#end('/api/sessions', say('settings.sessions.all-ended'))}>
            ${say('settings.sessions.end-others')}</button>`
        : nothing}`;
  }

  #session({id, agent, startedAt, seenAt, how, current}) {
    const {browser, system} = device(agent);
    const where = system ? say('settings.sessions.on', {browser, system}) : browser || say('settings.sessions.unknown');
    return html`
      <li class="session">
        <div>
          <p class="session__where" title=${agent}>${where}</p>
          <p class="meta">${sayWith('settings.sessions.since', {time: timeTag(startedAt)})}
            ${current ? html`<b>${say('settings.sessions.this')}</b>` : seenAt === startedAt ? nothing : sayWith('settings.sessions.seen', {time: timeTag(seenAt)})}</p>
          ${how ? html`<p class="meta">${say(`security.how.${how.by}`, {issuer: how.issuer ?? ''})}${how.code ? ` · ${say('security.how-code')}` : ''}</p>` : nothing}
        </div>
        ${current
          ? nothing
          : html`<button class="button button--small" type="button" ?disabled=${this.working} aria-label=${say('settings.sessions.end.of', {where})}
              @click=${() => this.#end(`/api/sessions/${id}`, say('settings.sessions.ended', {where}))}>${say('settings.sessions.end')}</button>`}
      </li>`;
  }

  async #end(path, words) {
    if ((await this.send(() => del(path), path)) !== undefined) {
      toast(words);
      await this.#load();
    }
  }
}

define('wenda-own-profile', OwnProfile);
define('wenda-own-email', OwnEmail);
define('wenda-own-password', OwnPassword);
define('wenda-own-sessions', OwnSessions);
define('wenda-settings', Settings);

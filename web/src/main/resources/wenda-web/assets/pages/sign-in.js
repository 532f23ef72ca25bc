import {get, post} from 'wenda/api';
import {define, html, icon, nothing} from 'wenda/element';
import {AccountForm, emailFaults, passwordFaults} from 'wenda/pages/account-form';
import {member, nextPath} from 'wenda/session';
import {language, say, sayWith} from 'wenda/texts';

const NAME = {max: 40};

class SignIn extends AccountForm {
  static properties = {who: {state: true}, demo: {state: true}};

  constructor() {
    super();
    this.who = null;
    this.demo = [];
  }

  connectedCallback() {
    super.connectedCallback();
    member().then((who) => (this.who = who));
    get('/api/session/demo').then(({accounts}) => (this.demo = accounts), () => {});
  }

  missing() {
    return ['email', 'password'].filter((field) => this.fields[field].trim() === '').map((field) => ({field, code: 'required'}));
  }

  deliver() {
    const {email, password} = this.fields;
    return post('/api/session', {email: email.trim(), password});
  }

  goOn() {
    this.arrived = true;
    location.assign(nextPath());
  }

  render() {
    return html`
      <section class="panel" aria-labelledby="panel-title">
        <h1 class="heading panel__title" id="panel-title">${say('account.sign-in')}</h1>
        <p class="lead">${say('account.sign-in.to', {community: document.body.dataset.community})}</p>
        ${this.who ? alreadyIn(this.who) : nothing}
        <form novalidate @submit=${this.submit}>
          ${this.summary()} ${this.emailField()} ${this.passwordField('current-password')}
          ${this.submitButton(say('account.sign-in'), say('account.sign-in.busy'), 'button--primary button--large button--wide')}
        </form>
        <p class="panel__note"><a href="/forgot">${say('account.forgot')}</a></p>
        ${this.demo.length === 0 ? nothing : this.#demoAccounts()}
      </section>
      <p class="panel-foot">${say('account.sign-in.new')}
        <a href=${'/sign-up' + location.search}>${say('account.sign-in.new.link')}</a>${say('account.sign-in.new.rest')}</p>`;
  }

  #demoAccounts() {
    return html`
      <p class="panel__or"><span>${say('account.sign-in.or')}</span></p>
      <h2 class="panel__demo">${say('account.demo')}</h2>
      <ul class="demo" role="list">
        ${this.demo.map((account) => html`
          <li><button class="button demo__account" type="button" ?disabled=${this.working} @click=${() => this.#continueAs(account)}>
            <span>${say(`account.demo.${account.role}`)}</span> <bdi class="demo__name">${account.name}</bdi></button></li>`)}
      </ul>
      <p class="panel__note">${say('account.demo.note')}</p>`;
  }

  #continueAs({email}) {
    return this.signIn(() => post('/api/session/demo', {email}));
  }
}

class SignUp extends AccountForm {
  static properties = {rules: {state: true}, accepted: {state: true}};

  constructor() {
    super();
    this.rules = null;
    this.accepted = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#askRules();
  }

  /** Where they cannot be read now, the member is asked when they are there. */
  async #askRules() {
    const {version} = await get('/api/rules').catch(() => ({version: 0}));
    this.rules = version > 0 ? version : null;
    this.accepted = false;
  }

  missing() {
    const {name, email, password} = this.fields;
    return [
      name.trim() === '' && {field: 'name', code: 'required'},
      [...name.trim()].length > NAME.max && {field: 'name', code: 'too-long', limit: NAME.max},
      ...emailFaults(email),
      ...passwordFaults(password),
      this.rules && !this.accepted && {field: 'rules', code: 'required'},
    ].filter(Boolean);
  }

  deliver(key) {
    const {name, email, password} = this.fields;
    return post('/api/members', {name: name.trim(), email: email.trim(), password, language, ...(this.rules && {rules: this.rules})}, {key});
  }

  /** Rules that changed meanwhile are to be read anew. */
  async refused(problem) {
    if (problem.violations?.some(({field, code}) => field === 'rules' && code === 'outdated')) {
      await this.#askRules();
    }
    return super.refused(problem);
  }

  #rulesField() {
    const error = this.errorOf('rules');
    const id = this.idOf('rules');
    const link = html`<a href="/rules" target="_blank">${say('account.rules.link')}</a>`;
    return html`
      <div class="field ${error ? 'field--error' : ''}">
        <label class="check"><input type="checkbox" id=${id} .checked=${this.accepted} aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${error ? `${id}-error` : nothing} @change=${({target}) => (this.accepted = target.checked)} />
          <span>${sayWith('account.rules', {rules: link})}</span></label>
        ${error ? html`<p class="field__error" id="${id}-error">${icon('warning')}<span>${error}</span></p>` : nothing}
      </div>`;
  }

  /** The account is made; who has just chosen a password need not type it again. */
  goOn() {
    const {email, password} = this.fields;
    return this.signIn(() => post('/api/session', {email: email.trim(), password}));
  }

  emailHint() {
    return say('account.email.hint');
  }

  emailAutocomplete() {
    return 'email';
  }

  render() {
    return html`
      <section class="panel" aria-labelledby="panel-title">
        <h1 class="heading panel__title" id="panel-title">${say('account.sign-up')}</h1>
        <p class="lead">${say('account.sign-up.at', {community: document.body.dataset.community})}</p>
        <form novalidate @submit=${this.submit}>
          ${this.summary()} ${this.nameField()} ${this.emailField()}
          ${this.passwordField('new-password', {hint: say('account.password.hint')})}
          ${this.rules ? this.#rulesField() : nothing}
          ${this.submitButton(say('account.sign-up'), say('account.sign-up.busy'), 'button--primary button--large button--wide')}
        </form>
      </section>
      <p class="panel-foot">${say('account.sign-up.known')} <a href=${'/sign-in' + location.search}>${say('account.sign-in')}</a></p>`;
  }
}

function alreadyIn({name}) {
  return html`<p class="panel__already">${say('account.sign-in.already', {name})}
    <a href=${nextPath()}>${say('account.sign-in.already.go')}</a></p>`;
}

define('wenda-sign-in', SignIn);
define('wenda-sign-up', SignUp);

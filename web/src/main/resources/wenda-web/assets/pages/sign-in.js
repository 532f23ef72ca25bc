import {get, post} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {AccountForm, emailFaults, passwordFaults} from 'wenda/pages/account-form';
import {issuerButtons, issuers} from 'wenda/pages/issuers';
import {RulesOnJoining} from 'wenda/pages/joining';
import {member, nextPath} from 'wenda/session';
import {language, say} from 'wenda/texts';

const NAME = {max: 40};

class SignIn extends AccountForm {
  static properties = {who: {state: true}, demo: {state: true}, offered: {state: true}, step: {state: true}};

  constructor() {
    super();
    this.who = null;
    this.demo = [];
    this.offered = [];
    this.step = 'password';
    this.fields = {...this.fields, code: ''};
  }

  connectedCallback() {
    super.connectedCallback();
    member().then((who) => (this.who = who));
    issuers().then((offered) => (this.offered = offered));
    get('/api/session/demo').then(({accounts}) => (this.demo = accounts), () => {});
  }

  missing() {
    return (this.step === 'code' ? ['code'] : ['email', 'password']).filter((field) => this.fields[field].trim() === '').map((field) => ({field, code: 'required'}));
  }

  deliver() {
    const {email, password, code} = this.fields;
    return post('/api/session', {email: email.trim(), password, ...(this.step === 'code' && {code: code.trim()})});
  }

  goOn(begun) {
    this.leadOn(begun);
  }

  /** The password was right, and a code is wanted too: a step, and no refusal. */
  async refused(problem) {
    if (problem.code !== 'second-factor-wanted') {
      return super.refused(problem);
    }
    this.step = 'code';
    await this.updateComplete;
    return this.querySelector('[name=code]').focus();
  }

  #secondStep() {
    return html`
      <section class="panel" aria-labelledby="panel-title">
        <h1 class="heading panel__title" id="panel-title">${say('security.step')}</h1>
        <p class="lead">${say('security.step.lead')}</p>
        <form novalidate @submit=${this.submit}>
          ${this.summary()} ${this.codeField({hint: say('security.code.hint')})}
          ${this.submitButton(say('account.sign-in'), say('account.sign-in.busy'), 'button--primary button--large button--wide')}
        </form>
        <p class="panel__note"><button class="button button--quiet button--small" type="button" @click=${() => this.#again()}>${say('security.step.back')}</button></p>
      </section>`;
  }

  #again() {
    this.step = 'password';
    this.problem = null;
    this.fields = {...this.fields, code: ''};
  }

  render() {
    if (this.step === 'code') {
      return this.#secondStep();
    }
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
        ${issuerButtons(this, this.offered, nextPath())}
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

class SignUp extends RulesOnJoining(AccountForm) {
  static properties = {offered: {state: true}};

  constructor() {
    super();
    this.offered = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.askRules();
    issuers().then((offered) => (this.offered = offered));
  }

  missing() {
    const {name, email, password} = this.fields;
    return [
      name.trim() === '' && {field: 'name', code: 'required'},
      [...name.trim()].length > NAME.max && {field: 'name', code: 'too-long', limit: NAME.max},
      ...emailFaults(email),
      ...passwordFaults(password),
      ...this.rulesFaults(),
    ].filter(Boolean);
  }

  deliver(key) {
    const {name, email, password} = this.fields;
    return post('/api/members', {name: name.trim(), email: email.trim(), password, language, ...this.rulesShown()}, {key});
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
          ${this.rulesField()}
          ${this.submitButton(say('account.sign-up'), say('account.sign-up.busy'), 'button--primary button--large button--wide')}
        </form>
        ${issuerButtons(this, this.offered, nextPath())}
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

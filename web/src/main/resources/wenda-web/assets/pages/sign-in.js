import {get, post} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {member, nextPath} from 'wenda/session';
import {has, language, say} from 'wenda/texts';
import {clock} from 'wenda/time';

const PASSWORD = {min: 8, max: 200};
const NAME = {max: 40};

/** What signing in and making an account have in common: a panel with an address, a password and one way on. */
class AccountForm extends WendaForm {
  static properties = {fields: {state: true}, shown: {state: true}, arrived: {state: true}};

  constructor() {
    super();
    this.fields = {name: '', email: '', password: ''};
    this.shown = false;
    this.arrived = false;
  }

  async submit(event) {
    event.preventDefault();
    if (!this.arrived && (await this.check(this.missing()))) {
      const answer = await this.send((key) => this.deliver(key), this.fields);
      if (answer) {
        await this.goOn(answer);
      }
    }
  }

  /** Signs in and leads on. A refusal stands in the summary, as any other. */
  async signIn(call) {
    if ((await this.send(call, this.fields)) !== undefined) {
      this.arrived = true;
      location.assign(nextPath());
    }
  }

  emailField() {
    return this.field({
      name: 'email',
      label: say('account.email'),
      hint: this.emailHint(),
      control: ({id, describedBy, invalid}) => html`
        <input class="input" id=${id} name="email" type="email" autocomplete=${this.emailAutocomplete()} autocapitalize="none"
          spellcheck="false" required aria-describedby=${describedBy} aria-invalid=${invalid}
          .value=${this.fields.email} @input=${(event) => this.#set('email', event)} />`,
    });
  }

  nameField() {
    return this.field({
      name: 'name',
      label: say('account.name'),
      hint: say('account.name.hint'),
      control: ({id, describedBy, invalid}) => html`
        <input class="input" id=${id} name="name" autocomplete="nickname" required
          aria-describedby=${describedBy} aria-invalid=${invalid}
          .value=${this.fields.name} @input=${(event) => this.#set('name', event)} />`,
    });
  }

  passwordField(autocomplete, hint = '') {
    const toggle = this.shown ? 'account.password.hide' : 'account.password.show';
    return this.field({
      name: 'password',
      label: say('account.password'),
      hint,
      control: ({id, describedBy, invalid}) => html`
        <div class="password">
          <input class="input" id=${id} name="password" type=${this.shown ? 'text' : 'password'} autocomplete=${autocomplete}
            autocapitalize="none" spellcheck="false" required aria-describedby=${describedBy} aria-invalid=${invalid}
            .value=${this.fields.password} @input=${(event) => this.#set('password', event)} />
          <button class="password__toggle" type="button" aria-label=${say(`${toggle}.full`)}
            @click=${() => (this.shown = !this.shown)}>${say(toggle)}</button>
        </div>`,
    });
  }

  #set(name, event) {
    this.fields = {...this.fields, [name]: event.target.value};
  }

  emailHint() {
    return '';
  }

  emailAutocomplete() {
    return 'username';
  }

  summary() {
    if (!this.problem || this.problem.violations.length > 0) {
      return super.summary();
    }
    const {words, way} = this.refusal(this.problem);
    return html`
      <div class="summary" role="alert" tabindex="-1">
        <p class="summary__title">${words}</p>
        ${way ? html`<div class="summary__ways">${way}</div>` : nothing}
      </div>`;
  }

  wordsOf(violation) {
    const own = `account.violation.${violation.field}.${violation.code}`;
    return has(own) ? say(own, {limit: violation.limit}) : super.wordsOf(violation);
  }

  refusal(problem) {
    switch (problem.code) {
      case 'wrong-credentials':
        return {words: say('account.wrong-credentials')};
      case 'too-many-attempts':
        return {words: tooMany(problem)};
      case 'https-required':
        return {words: say('account.https-required'), way: byHttps()};
      case 'address-in-use':
        return {words: say('account.address-in-use'), way: html`<a href=${'/sign-in' + location.search}>${say('account.address-in-use.link')}</a>`};
      case 'offline':
        return {words: say('account.offline')};
      default:
        return {words: problem.status === 0 || problem.status >= 500 ? say('account.busy') : problem.message};
    }
  }
}

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
        <p class="lead">${say('account.sign-in.to', {community: community()})}</p>
        ${this.who ? alreadyIn(this.who) : nothing}
        <form novalidate @submit=${this.submit}>
          ${this.summary()} ${this.emailField()} ${this.passwordField('current-password')}
          ${this.submitButton(say('account.sign-in'), say('account.sign-in.busy'), 'button--primary button--large button--wide')}
        </form>
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
  missing() {
    const {name, email, password} = this.fields;
    return [
      name.trim() === '' && {field: 'name', code: 'required'},
      [...name.trim()].length > NAME.max && {field: 'name', code: 'too-long', limit: NAME.max},
      email.trim() === '' && {field: 'email', code: 'required'},
      email.trim() !== '' && !/^[^\s@]+@[^\s@]+$/.test(email.trim()) && {field: 'email', code: 'not-an-address'},
      ...this.#password(password),
    ].filter(Boolean);
  }

  #password(password) {
    const length = [...password].length;
    return [
      length === 0 && {field: 'password', code: 'required'},
      length > 0 && length < PASSWORD.min && {field: 'password', code: 'too-short', limit: PASSWORD.min},
      length > PASSWORD.max && {field: 'password', code: 'too-long', limit: PASSWORD.max},
    ];
  }

  deliver(key) {
    const {name, email, password} = this.fields;
    return post('/api/members', {name: name.trim(), email: email.trim(), password, language}, {key});
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
        <p class="lead">${say('account.sign-up.at', {community: community()})}</p>
        <form novalidate @submit=${this.submit}>
          ${this.summary()} ${this.nameField()} ${this.emailField()}
          ${this.passwordField('new-password', say('account.password.hint'))}
          ${this.submitButton(say('account.sign-up'), say('account.sign-up.busy'), 'button--primary button--large button--wide')}
        </form>
      </section>
      <p class="panel-foot">${say('account.sign-up.known')} <a href=${'/sign-in' + location.search}>${say('account.sign-in')}</a></p>`;
  }
}

const community = () => document.body.dataset.community;

function alreadyIn({name}) {
  return html`<p class="panel__already">${say('account.sign-in.already', {name})}
    <a href=${nextPath()}>${say('account.sign-in.already.go')}</a></p>`;
}

function tooMany({body}) {
  const seconds = Number(body.retryAfter ?? 60);
  return say('account.too-many-attempts', {time: clock(Date.now() + seconds * 1000)});
}

function byHttps() {
  const secure = new URL(location.href);
  secure.protocol = 'https:';
  return html`<a href=${secure.href}>${say('account.https-required.link')}</a>`;
}

define('wenda-sign-in', SignIn);
define('wenda-sign-up', SignUp);

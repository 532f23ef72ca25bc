import {WendaForm} from 'wenda/form';
import {html} from 'wenda/element';
import {nextPath} from 'wenda/session';
import {has, say} from 'wenda/texts';
import {clock} from 'wenda/time';

const PASSWORD = {min: 8, max: 200};

/** What is wrong with a new password. */
export function passwordFaults(password) {
  const length = [...password].length;
  return [
    length === 0 && {field: 'password', code: 'required'},
    length > 0 && length < PASSWORD.min && {field: 'password', code: 'too-short', limit: PASSWORD.min},
    length > PASSWORD.max && {field: 'password', code: 'too-long', limit: PASSWORD.max},
  ].filter(Boolean);
}

/** What is wrong with an address. */
export function emailFaults(email) {
  return [
    email.trim() === '' && {field: 'email', code: 'required'},
    email.trim() !== '' && !/^[^\s@]+@[^\s@]+$/.test(email.trim()) && {field: 'email', code: 'not-an-address'},
  ].filter(Boolean);
}

/** What everything about an account has in common: a panel with an address, a password and one way on. */
export class AccountForm extends WendaForm {
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
      if (answer !== undefined) {
        await this.goOn(answer);
      }
    }
  }

  /** Signs in and leads on. A refusal stands in the summary, as any other. */
  async signIn(call, next = nextPath()) {
    const begun = await this.send(call, this.fields);
    if (begun !== undefined) {
      this.leadOn(begun, next);
    }
  }

  /** Who has something to do before anything else goes there. */
  leadOn({member}, next = nextPath()) {
    this.arrived = true;
    const first =
      (member.expelled && '/conduct') ||
      (member.unguarded && '/settings#second-factor') ||
      (member.unverified && `/verify?next=${encodeURIComponent(next)}`);
    location.assign(first || next);
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

  passwordField(autocomplete, {hint = '', name = 'password', label = say('account.password')} = {}) {
    const toggle = this.shown ? 'account.password.hide' : 'account.password.show';
    return this.field({
      name,
      label,
      hint,
      control: ({id, describedBy, invalid}) => html`
        <div class="password">
          <input class="input" id=${id} name=${name} type=${this.shown ? 'text' : 'password'} autocomplete=${autocomplete}
            autocapitalize="none" spellcheck="false" required aria-describedby=${describedBy} aria-invalid=${invalid}
            .value=${this.fields[name]} @input=${(event) => this.#set(name, event)} />
          <button class="password__toggle" type="button" aria-label=${say(`${toggle}.full`)}
            @click=${() => (this.shown = !this.shown)}>${say(toggle)}</button>
        </div>`,
    });
  }

  /** A code of the second factor, or one for recovery. */
  codeField({hint = ''} = {}) {
    return this.field({
      name: 'code',
      label: say('security.code'),
      hint,
      control: ({id, describedBy, invalid}) => html`
        <input class="input" id=${id} name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required
          aria-describedby=${describedBy} aria-invalid=${invalid} .value=${this.fields.code} @input=${(event) => this.#set('code', event)} />`,
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

  /** Where one gets a link that works. */
  anotherLink() {
    return html`<a href="/forgot">${say('account.forgot.another')}</a>`;
  }

  wordsOf(violation) {
    const own = `account.violation.${violation.field}.${violation.code}`;
    return has(own) ? say(own, {limit: violation.limit}) : super.wordsOf(violation);
  }

  refusal(problem) {
    switch (problem.code) {
      case 'wrong-credentials':
        return {words: say('account.wrong-credentials')};
      case 'wrong-password':
        return {words: say('account.wrong-password')};
      case 'wrong-code':
        return {words: say('security.wrong-code')};
      case 'link-unusable':
        return {words: say('account.link-unusable'), way: this.anotherLink()};
      case 'too-many-attempts':
        return {words: tooMany(problem)};
      case 'https-required':
        return {words: say('account.https-required'), way: byHttps()};
      case 'address-in-use':
        return {words: say('account.address-in-use'), way: html`<a href=${'/sign-in' + location.search}>${say('account.address-in-use.link')}</a>`};
      case 'offline':
        return {words: say('account.offline')};
      default:
        return problem.status === 0 || problem.status >= 500 ? {words: say('account.busy')} : super.refusal(problem);
    }
  }
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

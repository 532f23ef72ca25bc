import {get, post} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {AccountForm, emailFaults, passwordFaults} from 'wenda/pages/account-form';
import {member, nextPath, toSignIn} from 'wenda/session';
import {say} from 'wenda/texts';
import {clock} from 'wenda/time';

/**
 * A page behind the link of a letter. What opens it stands behind the # and is taken out of the address at once, so that no
 * history has it. Opening the page does nothing, for programs open links too.
 */
class LinkPage extends AccountForm {
  static properties = {done: {state: true}};

  constructor() {
    super();
    this.done = false;
    this.token = location.hash.slice(1);
    history.replaceState(null, '', location.pathname + location.search);
  }

  panel(title, ...content) {
    return html`
      <section class="panel" aria-labelledby="panel-title">
        <h1 class="heading panel__title" id="panel-title" tabindex="-1">${title}</h1>
        ${content}
      </section>`;
  }

  lead(key, values) {
    return html`<p class="lead" role="status">${say(key, values)}</p>`;
  }

  async open(password) {
    const opened = await this.send(() => post('/api/links', {token: this.token, ...(password && {password})}), this.fields);
    if (opened !== undefined) {
      this.done = true;
      await this.updateComplete;
      this.querySelector('h1').focus();
    }
  }

  wide(label, busy) {
    return this.submitButton(label, busy, 'button--primary button--large button--wide');
  }
}

/** An address is proved, the one somebody joined with or another; without a link, one asks for it once more. */
class Verify extends LinkPage {
  static properties = {me: {state: true}, sentAt: {state: true}};

  constructor() {
    super();
    this.me = null;
    this.sentAt = null;
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.token) {
      this.#load();
    }
  }

  async #load() {
    if ((await member()) === null) {
      return toSignIn();
    }
    this.me = await this.send(() => get('/api/members/me'), null);
  }

  render() {
    if (this.done) {
      return this.panel(say('account.verify.done'), this.lead('account.verify.done.text'), goOn('/'));
    }
    if (this.token) {
      return this.panel(
        say('account.verify.title'),
        this.lead('account.verify.text'),
        html`<form @submit=${(event) => this.#confirm(event)}>${this.summary()}
          ${this.wide(say('account.verify.do'))}</form>`);
    }
    if (this.me?.verified) {
      return this.panel(say('account.verify.done'), this.lead('account.verify.known', {email: this.me.email}), goOn(nextPath()));
    }
    return this.panel(
      say('account.verify.wait'),
      this.me ? this.lead('account.verify.wait.text', {email: this.me.email}) : nothing,
      html`<form @submit=${(event) => this.#again(event)}>${this.summary()}
        ${this.me ? this.submitButton(say('account.verify.again'), undefined, 'button--large button--wide') : nothing}</form>`,
      html`<p class="panel__note" role="status">${this.sentAt ? say('account.verify.sent', {time: this.sentAt}) : ''}</p>`,
      html`<p class="panel__note"><a href="/settings#email">${say('account.verify.another')}</a> · <a href=${nextPath()}>${say('account.verify.later')}</a></p>`);
  }

  async #confirm(event) {
    event.preventDefault();
    await this.open();
  }

  async #again(event) {
    event.preventDefault();
    if ((await this.send(() => post('/api/members/me/verification'), null)) !== undefined) {
      this.sentAt = clock(Date.now());
    }
  }

  anotherLink() {
    return html`<a href="/verify">${say('account.verify.again')}</a>`;
  }
}

/** Somebody forgot their password. What they read is the same whether the address has an account or not. */
class Forgot extends LinkPage {
  emailAutocomplete() {
    return 'username';
  }

  render() {
    return this.done
      ? this.panel(say('account.forgot.sent'), this.lead('account.forgot.sent.text', {email: this.fields.email.trim()}), toSignInPage())
      : this.panel(
          say('account.forgot.title'),
          this.lead('account.forgot.text'),
          html`<form novalidate @submit=${this.submit}>${this.summary()} ${this.emailField()}
            ${this.wide(say('account.forgot.do'))}</form>`,
          toSignInPage());
  }

  missing() {
    return emailFaults(this.fields.email);
  }

  deliver() {
    return post('/api/password-resets', {email: this.fields.email.trim()});
  }

  goOn() {
    this.done = true;
  }
}

/** A new password by the link of a letter; the way back from another address works alike. */
class Reset extends LinkPage {
  words(part) {
    return say(`account.reset.${part}`);
  }

  render() {
    if (this.done) {
      return this.panel(this.words('done'), html`<p class="lead" role="status">${this.words('done.text')}</p>`, toSignInPage('button--primary'));
    }
    return this.token
      ? this.panel(
          this.words('title'),
          html`<p class="lead">${this.words('text')}</p>`,
          html`<form novalidate @submit=${(event) => this.#choose(event)}>${this.summary()}
            ${this.passwordField('new-password', {hint: say('account.password.hint'), label: say('account.password.new')})}
            ${this.wide(this.words('do'))}</form>`)
      : this.panel(say('account.link.cut'), this.lead('account.link.cut.text'), html`<a class="button" href="/forgot">${say('account.forgot.another')}</a>`);
  }

  async #choose(event) {
    event.preventDefault();
    if (await this.check(passwordFaults(this.fields.password))) {
      await this.open(this.fields.password);
    }
  }
}

class Restore extends Reset {
  words(part) {
    return say(`account.restore.${part}`);
  }
}

const goOn = (path) => html`<a class="button button--primary" href=${path}>${say('account.sign-in.already.go')}</a>`;
const toSignInPage = (kind = '') => html`<p class="panel__note"><a class=${kind ? `button ${kind}` : nothing} href="/sign-in">${say('account.sign-in')}</a></p>`;

define('wenda-verify', Verify);
define('wenda-forgot', Forgot);
define('wenda-reset', Reset);
define('wenda-restore', Restore);

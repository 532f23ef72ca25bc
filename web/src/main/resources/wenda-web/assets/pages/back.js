import {post} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {AccountForm} from 'wenda/pages/account-form';
import {returned} from 'wenda/pages/issuers';
import {RulesOnJoining} from 'wenda/pages/joining';
import {language, say} from 'wenda/texts';

/**
 * Somebody comes back from an issuer. Whom we know is in at once; everybody else shows or chooses what is still wanted.
 */
class Back extends RulesOnJoining(AccountForm) {
  static properties = {came: {state: true}, asksCode: {state: true}};

  #visit = returned();
  #query = new URLSearchParams(location.search);

  constructor() {
    super();
    this.fields = {name: '', email: '', password: '', code: ''};
    this.came = null;
    this.asksCode = false;
    history.replaceState(null, '', location.pathname);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#arrive();
  }

  async #arrive() {
    const [state, code] = ['state', 'code'].map((name) => this.#query.get(name));
    if (!state || !code || !this.#visit) {
      return this.check([{field: 'visit', code: this.#query.has('error') ? 'refused' : 'cut'}]);
    }
    const came = await this.send(() => post('/api/issuers/returns', {state, code, kept: this.#visit.kept}), null);
    if (came === undefined) {
      return undefined;
    }
    if (!came.wants) {
      return location.assign(this.#visit.next);
    }
    this.came = came;
    this.asksCode = came.wants === 'code';
    this.fields = {...this.fields, name: [...came.name].slice(0, 40).join('')};
    if (came.wants === 'joining') {
      await this.askRules();
    }
    return came.wants === 'nothing' ? this.#goIn() : undefined;
  }

  render() {
    return html`
      <section class="panel" aria-labelledby="panel-title">
        <h1 class="heading panel__title" id="panel-title" tabindex="-1">${say('account.sign-in')}</h1>
        ${this.came ? this.#form() : html`${this.summary()} ${this.problem ? nothing : html`<p class="lead" role="status">${say('account.sign-in.busy')}</p>`}`}
      </section>
      <p class="panel-foot"><a href="/sign-in">${say('security.back.again')}</a></p>`;
  }

  #form() {
    const {wants, issuer, email} = this.came;
    return html`
      <p class="lead" role="status">${say(`security.back.${wants}`, {issuer, email: email ?? ''})}</p>
      <form novalidate @submit=${this.submit}>
        ${this.summary()}
        ${wants === 'password' ? this.passwordField('current-password') : nothing}
        ${wants === 'joining' ? html`${this.nameField()} ${email ? nothing : this.emailField()} ${this.rulesField()}` : nothing}
        ${this.asksCode ? this.codeField({hint: say('security.code.hint')}) : nothing}
        ${this.submitButton(say(wants === 'joining' ? 'account.sign-up' : 'account.sign-in'), say('account.sign-in.busy'), 'button--primary button--large button--wide')}
      </form>
      ${wants === 'password' ? html`<p class="panel__note"><a href="/forgot">${say('account.forgot')}</a></p>` : nothing}`;
  }

  missing() {
    const {wants, email} = this.came;
    const wanted = {password: ['password'], joining: email ? ['name'] : ['name', 'email']}[wants] ?? [];
    return [
      ...[...wanted, ...(this.asksCode ? ['code'] : [])].filter((field) => this.fields[field].trim() === '').map((field) => ({field, code: 'required'})),
      ...(wants === 'joining' ? this.rulesFaults() : []),
    ];
  }

  deliver() {
    const {ticket, wants, email} = this.came;
    const {name, password, code} = this.fields;
    return post('/api/session/issued', {
      ticket,
      ...(wants === 'password' && {password}),
      ...(this.asksCode && {code: code.trim()}),
      ...(wants === 'joining' && {name: name.trim(), language, ...this.rulesShown(), ...(!email && {email: this.fields.email.trim()})}),
    });
  }

  #goIn() {
    return this.signIn(() => this.deliver(), this.#visit.next);
  }

  goOn(begun) {
    this.leadOn(begun, this.#visit.next);
  }

  async refused(problem) {
    if (problem.code === 'second-factor-wanted') {
      this.asksCode = true;
      return undefined;
    }
    return super.refused(problem);
  }

  wordsOf(violation) {
    return violation.field === 'visit' ? say(`security.back.${violation.code}`) : super.wordsOf(violation);
  }
}

define('wenda-back', Back);

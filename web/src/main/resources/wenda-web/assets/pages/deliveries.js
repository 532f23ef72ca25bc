import {inWords} from 'wenda/alert';
import {get, post} from 'wenda/api';
import {mailInWords, moment, reasonInWords, whatInWords} from 'wenda/delivery';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {is, member, toSignIn} from 'wenda/session';
import {has, say, sayWith} from 'wenda/texts';
import {toast} from 'wenda/toast';
import {emptyState} from 'wenda/pages/states';

const PATH = '/api/admin/notification/deliveries';
const CHOICES = 10;
const SENT_WITHIN_MILLIS = 6_000;

/** Where administrators find out whether something reached a member, and have it sent once more. */
class Deliveries extends WendaForm {
  static properties = {allowed: {state: true}, people: {state: true}, found: {state: true}};

  constructor() {
    super();
    this.allowed = null;
    this.people = [];
    this.found = null;
    this.asked = new URLSearchParams(location.search);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#start();
  }

  async #start() {
    if ((await member()) === null) {
      return toSignIn();
    }
    this.allowed = await is('admin');
    if (this.allowed && this.asked.get('member') && this.asked.get('event')) {
      await this.#explain(this.asked.get('member'), this.asked.get('event'));
    }
  }

  render() {
    if (this.allowed === false) {
      return emptyState(say('people.not-allowed'), say('delivery.not-allowed-text'), html`<a class="button" href="/">${say('people.home')}</a>`);
    }
    return html`
      <div class="columns">
        <div class="columns__main">
          <header class="page-head page-head--stacked">
            <h1 class="heading">${say('delivery.title')}</h1>
            <p class="lead">${say('delivery.lead')}</p>
          </header>
          <form class="deliveries__form" novalidate @submit=${this.#look}>
            ${this.summary()}
            ${this.#input('member')} ${this.#input('event')}
            <div class="actions">${this.submitButton(say('delivery.look'), undefined, 'button--ink')}</div>
          </form>
          <div role="status">${this.people.length > 1 ? this.#choice() : nothing}</div>
          ${this.found ? this.#result(this.found) : nothing}
        </div>
      </div>`;
  }

  #input(name) {
    return this.field({
      name,
      label: say(`delivery.${name}`),
      hint: say(`delivery.${name}-hint`),
      control: ({id, describedBy, invalid}) => html`
        <input class="input" id=${id} name=${name} autocomplete="off" spellcheck="false" maxlength="500"
          .value=${this.asked.get(name) ?? ''} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
    });
  }

  async #look(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    this.asked = new URLSearchParams([...data].map(([name, value]) => [name, value.trim()]));
    this.found = null;
    this.people = [];
    const missing = ['member', 'event'].filter((field) => !this.asked.get(field)).map((field) => ({field, code: 'required'}));
    if (await this.check(missing)) {
      await this.#whose();
    }
  }

  /** One member who begins so is meant; of several one is chosen; nobody's name may be an id. */
  async #whose() {
    const [typed, event] = [this.asked.get('member'), this.asked.get('event')];
    const found = await this.send(() => get(`/api/members?${new URLSearchParams({query: typed, limit: CHOICES})}`), {typed});
    const exact = found?.items.filter(({name, email}) => [name, email].includes(typed)) ?? [];
    const meant = exact.length === 1 ? exact : (found?.items ?? []);
    if (meant.length > 1) {
      this.people = meant;
    } else if (found) {
      await this.#explain(meant[0]?.id ?? typed, event);
    }
  }

  async #explain(memberId, event) {
    const query = new URLSearchParams({member: memberId, event});
    const found = await this.send(() => get(`${PATH}?${query}`), {memberId, event});
    if (found) {
      this.people = [];
      this.found = {...found, query};
      history.replaceState(null, '', `${location.pathname}?${query}`);
      await this.updateComplete;
      this.querySelector('#found')?.focus();
    }
  }

  async refused(problem) {
    if (problem.code === 'not-found' && !this.found) {
      return this.check([{field: 'member', code: 'not-found'}]);
    }
    return super.refused(problem);
  }

  wordsOf(violation) {
    const own = `delivery.wrong-${violation.code}`;
    return has(own) ? say(own) : super.wordsOf(violation);
  }

  #choice() {
    return html`
      <p>${say('delivery.which')}</p>
      <ul class="deliveries__people" role="list">
        ${this.people.map((person) => html`
          <li><button class="quiet" type="button" @click=${() => this.#explain(person.id, this.asked.get('event'))}>
            <bdi>${person.name}</bdi> <span class="meta">${person.email}</span></button></li>`)}
      </ul>`;
  }

  #result({member: who, event, alerts, findings}) {
    return html`
      <section class="deliveries__found" aria-labelledby="found">
        <h2 class="heading heading--section" id="found" tabindex="-1"><bdi>${who.name}</bdi></h2>
        <p class="meta">${who.address ? say('delivery.address', {address: who.address}) : say('delivery.address-none')}
          ${who.refused ? say('delivery.address-refused') : nothing}</p>
        ${event ? this.#event(event) : nothing}
        <h3 class="deliveries__head">${say(alerts.length > 0 ? 'delivery.told' : 'delivery.not-told')}</h3>
        ${alerts.map((alert) => this.#alert(alert, event))}
        ${alerts.length > 0 && findings.length > 0 ? html`<h3 class="deliveries__head">${say('delivery.not-told-besides')}</h3>` : nothing}
        ${findings.length > 0 ? html`<ul class="deliveries__why" role="list">${findings.map(finding)}</ul>` : nothing}
      </section>`;
  }

  #event({kind, questionId, title, actor, at, open, gone}) {
    return html`
      <p>${say(`delivery.kind-${kind}`)}:
        ${kind === 'announcement'
          ? html`<a href="/announcements/${encodeURIComponent(questionId)}">${say('alert.an-announcement')}</a>`
          : title ? html`<a href="/questions/${encodeURIComponent(questionId)}"><bdi>${title}</bdi></a>` : say('alert.unseen-question')}
        <span class="meta"><bdi>${actor ?? say('alert.somebody')}</bdi>, ${moment(at)}${open ? nothing : html`, ${say('delivery.private')}`}${gone ? html`, ${say('delivery.gone')}` : nothing}</span></p>`;
  }

  #alert(alert, event) {
    const {mail, again, state} = alert;
    const waits = ['waiting', 'held', 'put-off'].includes(mail.state);
    return html`
      <article class="deliveries__alert">
        <p>${inWords({...alert, announcementId: alert.kind === 'announcement' ? event?.questionId : undefined, questionId: event?.questionId, title: event?.title, actor: event?.actor})}</p>
        <dl class="ways">
          <dt>${say('delivery.why')}</dt>
          <dd>${reasonInWords('as', alert)}</dd>
          <dt>${say('delivery.inbox')}</dt>
          <dd>${sayWith('delivery.came', {time: moment(alert.at)})}</dd>
          <dt>${say('delivery.state')}</dt>
          <dd>${say(`delivery.state-${state}`)}</dd>
          <dt>${say('delivery.mail')}</dt>
          <dd>${mailInWords(mail)}
            ${mail.words ? html`<p class="deliveries__words">${say('delivery.server', {words: mail.words})}</p>` : nothing}
            ${mail.messageId ? html`<p class="deliveries__words">${say('delivery.message-id', {id: mail.messageId})}</p>` : nothing}
            ${again.map(({at, by}) => html`<p>${sayWith('delivery.again-by', {name: html`<bdi>${by ?? say('alert.somebody')}</bdi>`, time: moment(at)})}</p>`)}
          </dd>
        </dl>
        ${waits || mail.state === 'off' ? nothing : html`
          <button class="button button--small" type="button" @click=${() => this.#again(alert)}>${say('delivery.again')}</button>`}
      </article>`;
  }

  /** One press is one mail; what became of it shows by itself. */
  async #again(alert) {
    const {id} = alert;
    const times = alert.again.length;
    const sent = await this.send((key) => post(`${PATH}/${encodeURIComponent(id)}/mail`, undefined, {key}), {id, times});
    if (sent) {
      this.#replace(sent);
      toast(say('delivery.again-done'));
      setTimeout(() => this.#refresh(this.found?.query), SENT_WITHIN_MILLIS);
    }
  }

  /** The same once more, unless something else was looked up meanwhile. */
  async #refresh(query) {
    const found = query && (await get(`${PATH}?${query}`).catch(() => null));
    if (found && this.found?.query === query) {
      this.found = {...found, query};
    }
  }

  #replace(alert) {
    this.found = {...this.found, alerts: this.found.alerts.map((each) => (each.id === alert.id ? alert : each))};
  }
}

/** Why there is none: as it was when it happened, or as it is today where no more is kept. */
function finding({why, then, followed, since, concern}) {
  const today = `delivery.not-${why}-today`;
  const key = !then && has(today) ? today : `delivery.not-${why}`;
  return html`<li>${concern ? `${say(`delivery.concern-${concern}`)} ` : nothing}${sayWith(key, {what: whatInWords(followed), time: since ? moment(since) : nothing})}</li>`;
}

define('wenda-deliveries', Deliveries);

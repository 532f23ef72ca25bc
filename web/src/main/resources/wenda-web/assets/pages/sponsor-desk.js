import {put} from 'wenda/api';
import {WendaElement, define, html, icon, nothing} from 'wenda/element';
import {allPlans, nameOf} from 'wenda/money';
import {is, member, toSignIn} from 'wenda/session';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {toast} from 'wenda/toast';
import {inZone} from 'wenda/pages/own-sponsorship';
import {StaffList} from 'wenda/pages/staff-list';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';

const LONGEST_WORDS = 300;

/** What the two lists of the desk have in common: their states, and that somebody else may be faster. */
class SponsorList extends StaffList {
  static properties = {...StaffList.properties, plans: {state: true}, open: {state: true}};

  constructor() {
    super();
    this.plans = [];
    this.open = null;
  }

  async besides() {
    this.plans = await allPlans();
  }

  render() {
    return html`
      <section aria-labelledby=${this.code}>
        <h2 class="heading heading--section" id=${this.code}>${say(`sponsors.desk.${this.code}`)}</h2>
        ${this.#body()}
      </section>`;
  }

  #body() {
    if (this.failed) {
      return failedState(say('membership.failed'), say('membership.failed.detail'), () => this.load());
    }
    if (this.items === null) {
      return loadingRows(2);
    }
    return this.items.length === 0
      ? html`<p class="meta"><span>${say(`sponsors.desk.${this.code}.none`)}</span> <span>${say(`sponsors.desk.${this.code}.none.detail`)}</span></p>`
      : html`<ul class="claims" role="list">${this.items.map((item) => this.item(item))}</ul> ${this.more()}`;
  }

  /** Sends it, and reads the list anew: also where somebody else was faster. */
  async decide(path, body, done) {
    const answer = await this.send(() => put(path, body), body);
    const late = this.problem?.code === 'sponsorship-changed';
    if (answer || late) {
      this.open = null;
      this.problem = null;
      await this.load();
      toast(say(late ? 'sponsors.desk.changed' : done));
    } else if (this.open === null && this.problem) {
      toast(this.problem.message);
    }
  }
}

/** Messages of sponsors that nobody has read yet. */
class Messages extends SponsorList {
  code = 'messages';
  path = '/api/sponsors/messages';

  item(item) {
    const decide = (decision) => this.decide(`/api/sponsors/${encodeURIComponent(item.id)}/message`, {revision: item.revision, decision}, `sponsors.desk.${decision}d`);
    return html`
      <li class="claim">
        <p class="claim__what"><b>${item.name ? html`<bdi>${item.name}</bdi>` : say('sponsors.anonymous')}</b> · ${nameOf(this.plans, item.plan)}
          <span class="meta">${sayWith('membership.claims.since', {time: timeTag(item.since)})}</span></p>
        <blockquote class="quoted"><bdi>${item.message}</bdi></blockquote>
        <p class="claim__foot">
          <button class="button button--ink" type="button" aria-label=${say('sponsors.desk.approve.of', {message: item.message})}
            @click=${() => decide('approve')}>${icon('check')} ${say('sponsors.desk.approve')}</button>
          <button class="button" type="button" aria-label=${say('sponsors.desk.decline.of', {message: item.message})}
            @click=${() => decide('decline')}>${say('sponsors.desk.decline')}</button>
        </p>
      </li>`;
  }
}

/** Sponsors who need remote help. */
class HelpDesk extends SponsorList {
  code = 'help';
  path = '/api/sponsors/help';

  item(item) {
    return html`
      <li class="claim">
        <p class="claim__what"><b><bdi>${item.memberName}</bdi></b> · ${nameOf(this.plans, item.plan)}</p>
        ${item.help.map((help) => this.#help(item, help))}
      </li>`;
  }

  #help(item, help) {
    const path = `/api/sponsors/${encodeURIComponent(item.id)}/help/${encodeURIComponent(help.id)}`;
    const move = (state, more = {}) => this.decide(path, {step: help.step, state, ...more}, `sponsors.help.${state}`);
    return html`
      <div>
        <p><b>${say(`sponsors.help.${help.state}`)}</b>${help.time ? html` · ${inZone(help.time, help.zone)}` : nothing}
          <span class="meta"><bdi>${help.wish}</bdi> · ${help.zone}</span></p>
        ${this.open === help.id
          ? this.#schedule(help, move)
          : html`<p class="claim__foot">
              <button class="button button--ink" type="button" @click=${() => this.#ask(help)}>${say('sponsors.desk.schedule')}</button>
              ${help.state === 'scheduled' ? html`<button class="button" type="button" @click=${() => move('done')}>${say('sponsors.desk.done')}</button>` : nothing}
              <button class="button" type="button" @click=${() => move('cancelled')}>${say('sponsors.help.call-off')}</button>
            </p>`}
      </div>`;
  }

  async #ask({id}) {
    this.problem = null;
    this.open = id;
    await this.updateComplete;
    this.querySelector('[name="localTime"]')?.focus();
  }

  #schedule({zone}, move) {
    const submit = (event) => {
      event.preventDefault();
      const {localTime, words} = event.target.elements;
      return move('scheduled', {localTime: localTime.value, zone, words: words.value});
    };
    return html`
      <form class="ledger__end" @submit=${submit}>
        ${this.summary()}
        ${this.field({
          name: 'localTime',
          label: say('sponsors.desk.time', {zone}),
          control: ({id, describedBy, invalid}) => html`
            <input class="input" type="datetime-local" name="localTime" id=${id} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
        })}
        ${this.field({
          name: 'words',
          label: say('sponsors.desk.words'),
          hint: say('sponsors.desk.words.hint'),
          control: ({id, describedBy, invalid}) => html`
            <input class="input" name="words" id=${id} maxlength=${LONGEST_WORDS} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
        })}
        <p class="claim__foot">${this.submitButton(say('sponsors.desk.schedule'), say('form.sending'), 'button--ink')}
          <button class="button button--quiet" type="button" @click=${() => { this.open = null; }}>${say('frame.cancel')}</button></p>
      </form>`;
  }
}

/** What the staff does for sponsors: moderators and treasurers read messages, those on duty help. */
class SponsorDesk extends WendaElement {
  static properties = {may: {state: true}};

  constructor() {
    super();
    this.may = null;
  }

  async connectedCallback() {
    super.connectedCallback();
    if ((await member()) === null) {
      return toSignIn();
    }
    const [moderator, treasurer, duty, admin] = await Promise.all(['moderator', 'treasurer', 'duty', 'admin'].map(is));
    this.may = {read: moderator || treasurer, help: duty || admin};
  }

  render() {
    if (this.may === null) {
      return loadingRows(2);
    }
    if (!this.may.read && !this.may.help) {
      return emptyState(say('sponsors.desk.not-allowed'), say('sponsors.desk.not-allowed.detail'), html`<a class="button" href="/sponsors">${say('sponsors.title')}</a>`);
    }
    return html`
      <div class="columns__main membership">
        <header class="page-head page-head--stacked">
          <h1 class="heading" tabindex="-1">${say('shell.sponsor-desk')}</h1>
          <p class="lead">${say('sponsors.desk.lead')}</p>
        </header>
        ${this.may.read ? html`<wenda-sponsor-messages></wenda-sponsor-messages>` : nothing}
        ${this.may.help ? html`<wenda-sponsor-help></wenda-sponsor-help>` : nothing}
      </div>`;
  }
}

define('wenda-sponsor-messages', Messages);
define('wenda-sponsor-help', HelpDesk);
define('wenda-sponsor-desk', SponsorDesk);

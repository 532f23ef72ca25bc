import {get, put} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {member, toSignIn} from 'wenda/session';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {LONGEST_WORDS, decision, notice, said, stateOf} from 'wenda/pages/case-parts';
import 'wenda/pages/own-data';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';

/** The cases about oneself: what is said, what one has to say to it, and what was decided. */
class Conduct extends WendaForm {
  static properties = {...WendaForm.properties, cases: {state: true}, failed: {state: true}, done: {state: true}, expelled: {state: true}};

  constructor() {
    super();
    this.cases = null;
    this.failed = false;
    this.done = '';
    this.expelled = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    const me = await member();
    if (me === null) {
      return toSignIn();
    }
    this.expelled = Boolean(me.expelled);
    await this.#load();
  }

  async #load() {
    try {
      this.cases = (await get('/api/cases/mine')).items;
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  render() {
    return html`
      <div class="columns__main conduct">
        <header class="page-head page-head--stacked">
          <h1 class="heading" tabindex="-1">${say('conduct.mine')}</h1>
          <p class="lead">${say('conduct.mine.lead')} <a href="/rules">${say('conduct.rules')}</a></p>
        </header>
        <p role="status">${this.done}</p>
        ${this.#body()}
        ${this.expelled ? html`<wenda-own-data></wenda-own-data> <wenda-own-deletion></wenda-own-deletion>` : nothing}
      </div>`;
  }

  #body() {
    if (this.failed) {
      return failedState(say('conduct.failed'), say('conduct.failed.detail'), () => this.#load());
    }
    if (this.cases === null) {
      return loadingRows(3);
    }
    return this.cases.length === 0
      ? emptyState(say('conduct.none'), say('conduct.none.detail'))
      : html`${this.summary()}<ul class="cases" role="list">${this.cases.map((one) => this.#case(one))}</ul>`;
  }

  #case(one) {
    return html`
      <li class="case" data-case=${one.id} data-state=${one.state}>
        <h2 class="heading heading--section">${stateOf(one)} ${one.liftedAt ? html`<span class="meta">${timeTag(one.liftedAt)}</span>` : nothing}</h2>
        ${notice(one)}
        ${one.reply ? said(say('conduct.your-reply'), one.reply) : nothing}
        ${one.decision ? decision(say('conduct.decision'), one.decision) : nothing}
        ${one.appeal ? said(say('conduct.your-appeal'), one.appeal) : nothing}
        ${one.appealDecision ? decision(say('conduct.appeal-decision'), one.appealDecision) : nothing}
        ${this.#ways(one)}
      </li>`;
  }

  #ways(one) {
    if (one.toAcknowledge) {
      return html`
        <p class="notice notice--signal">${say('conduct.acknowledge.text')}</p>
        <p class="actions"><button class="button button--primary" type="button" @click=${() => this.#acknowledge(one)}>${say('conduct.acknowledge')}</button></p>
        ${this.#appeal(one)}`;
    }
    if (one.state === 'hearing' && !one.reply) {
      return this.#form(one, 'reply', sayWith('conduct.reply.hint', {time: timeTag(one.replyBy)}));
    }
    return this.#appeal(one);
  }

  #appeal(one) {
    return one.state === 'decided' ? this.#form(one, 'appeal', sayWith('conduct.appeal.hint', {time: timeTag(one.appealBy)})) : nothing;
  }

  #form(one, what, hint) {
    return html`
      <form class="conduct__form" novalidate @submit=${(event) => this.#send(event, one, what)}>
        ${this.field({
          name: `${what}-${one.id}`,
          label: say(`conduct.${what}`),
          hint,
          control: ({id, describedBy, invalid}) => html`
            <textarea class="input" id=${id} name="words" rows="4" maxlength=${LONGEST_WORDS} aria-describedby=${describedBy} aria-invalid=${invalid}></textarea>`,
        })}
        <p>${this.submitButton(say(`conduct.${what}.send`), undefined, 'button--ink')}</p>
      </form>`;
  }

  async #send(event, one, what) {
    event.preventDefault();
    const words = event.target.elements.words.value.trim();
    if (await this.check(words === '' ? [{field: `${what}-${one.id}`, code: 'required'}] : [])) {
      await this.#put(one, what, {words});
    }
  }

  async #acknowledge(one) {
    await this.#put(one, 'acknowledgement', undefined);
  }

  async #put(one, what, body) {
    const next = await this.send(() => put(`/api/cases/${encodeURIComponent(one.id)}/${what}`, body), body);
    if (next) {
      this.cases = this.cases.map((each) => (each.id === one.id ? next : each));
      this.done = say(`conduct.done.${what}`);
      await this.updateComplete;
      this.querySelector('h1').focus();
    }
  }
}

define('wenda-conduct', Conduct);

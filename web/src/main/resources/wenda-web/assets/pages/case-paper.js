import {get, post, put} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {LONGEST_WORDS, decision, notice, said, stateOf} from 'wenda/pages/case-parts';
import {failedState, loadingRows} from 'wenda/pages/states';

const MEASURES = ['nothing', 'note', 'warning', 'mute', 'expel-from-paid', 'expel'];
const ABILITIES = ['ask', 'answer', 'comment', 'vote', 'flag'];
const HOLD = ['warning', 'mute', 'expel-from-paid', 'expel'];
const MUTE_DAYS = 7;
const DAY_MS = 24 * 3600 * 1000;

/** A rule has no name. */
const whoOf = ({by}) => by.name || say('conduct.by-rule');

/** One case as the staff reads it, and what one of them decides. */
class CasePaper extends WendaForm {
  static properties = {...WendaForm.properties, caseId: {attribute: false}, one: {state: true}, about: {state: true}, failed: {state: true}, measure: {state: true}, done: {state: true}};

  constructor() {
    super();
    this.one = null;
    this.about = false;
    this.failed = false;
    this.measure = 'note';
    this.done = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    try {
      this.one = await get(this.#path());
      this.failed = false;
    } catch (problem) {
      this.about = problem.code === 'involved';
      this.failed = true;
    }
  }

  #path(what = '') {
    return `/api/cases/${encodeURIComponent(this.caseId)}${what}`;
  }

  render() {
    if (this.about) {
      return html`<p class="notice">${say('conduct.involved')} <a href="/conduct">${say('conduct.to-case')}</a></p>`;
    }
    if (this.failed) {
      return failedState(say('conduct.failed'), say('conduct.failed.detail'), () => this.#load());
    }
    if (this.one === null) {
      return loadingRows(3);
    }
    const {member, shown} = this.one;
    return html`
      <article class="case case--paper" data-state=${shown.state}>
        <h2 class="heading heading--section" tabindex="-1"><bdi>${member.name}</bdi> · ${stateOf(shown)}</h2>
        <p role="status">${this.done}</p>
        ${this.summary()}
        ${notice(shown)}
        ${shown.reply ? said(say('conduct.reply-of', {name: member.name}), shown.reply) : nothing}
        ${shown.decision ? decision(say('conduct.decision'), shown.decision) : nothing}
        ${shown.appeal ? said(say('conduct.appeal-of', {name: member.name}), shown.appeal) : nothing}
        ${shown.appealDecision ? decision(say('conduct.appeal-decision'), shown.appealDecision) : nothing}
        ${this.#deciding()} ${this.#lifting()} ${this.#notes()} ${this.#steps()}
      </article>`;
  }

  #deciding() {
    const {shown, mayDecide} = this.one;
    const again = shown.state === 'appealed';
    if (!again && shown.state !== 'hearing') {
      return nothing;
    }
    if (!mayDecide) {
      return html`<p class="notice">${say('conduct.involved')}</p>`;
    }
    const measures = again ? MEASURES.slice(0, MEASURES.indexOf(shown.decision.measure) + 1) : MEASURES;
    const unheard = !again && !shown.reply && Date.parse(shown.replyBy) > Date.now();
    return html`
      <form class="conduct__form" novalidate @submit=${(event) => this.#decide(event, again)}>
        <h3 class="conduct__part">${say(again ? 'conduct.decide-again' : 'conduct.decide')}</h3>
        ${unheard ? html`<p class="meta">${sayWith('conduct.unheard', {time: timeTag(shown.replyBy)})}</p>` : nothing}
        ${this.field({
          name: 'measure',
          label: say('conduct.measure'),
          control: ({id, describedBy, invalid}) => html`
            <select class="input" name="measure" id=${id} aria-describedby=${describedBy} aria-invalid=${invalid}
              .value=${this.measure} @change=${({target}) => (this.measure = target.value)}>
              ${measures.map((code) => html`<option value=${code} ?selected=${code === this.measure}>${say(`conduct.measure.${code}`)}</option>`)}
            </select>`,
        })}
        ${this.measure === 'mute' ? this.#mute() : nothing}
        ${this.field({
          name: 'words',
          label: say('conduct.words'),
          hint: say('conduct.words.hint'),
          control: ({id, describedBy, invalid}) => html`
            <textarea class="input" id=${id} name="words" rows="4" maxlength=${LONGEST_WORDS} aria-describedby=${describedBy} aria-invalid=${invalid}></textarea>`,
        })}
        ${unheard && HOLD.includes(this.measure)
          ? html`<label class="check"><input type="checkbox" name="atOnce" /> <span>${say('conduct.at-once')}</span></label>`
          : nothing}
        <p>${this.submitButton(say('conduct.decide.send'))}</p>
      </form>`;
  }

  #mute() {
    return html`
      <fieldset class="conduct__abilities">
        <legend class="field__label">${say('conduct.abilities')}</legend>
        ${ABILITIES.map((ability) => html`
          <label class="check"><input type="checkbox" name="ability" value=${ability} ?checked=${ability === 'comment'} />
            <span>${say(`conduct.ability.${ability}`)}</span></label>`)}
        ${this.errorOf('abilities') ? html`<p class="field__error">${this.errorOf('abilities')}</p>` : nothing}
      </fieldset>
      ${this.field({
        name: 'until',
        label: say('conduct.days'),
        control: ({id, describedBy, invalid}) => html`
          <input class="input" type="number" min="1" max="365" name="days" id=${id} .value=${String(MUTE_DAYS)} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
      })}`;
  }

  async #decide(event, again) {
    event.preventDefault();
    const form = new FormData(event.target);
    const body = {
      measure: this.measure,
      words: form.get('words').trim(),
      revision: this.one.revision,
      ...(form.has('atOnce') && {atOnce: true}),
      ...(this.measure === 'mute' && {
        abilities: form.getAll('ability'),
        until: new Date(Date.now() + Number(form.get('days')) * DAY_MS).toISOString(),
      }),
    };
    if (await this.check(body.words === '' ? [{field: 'words', code: 'required'}] : [])) {
      await this.#became(() => put(this.#path(again ? '/appeal-decision' : '/decision'), body), body);
    }
  }

  #lifting() {
    const {decision: first, appealDecision, state} = this.one.shown;
    const holds = HOLD.includes((appealDecision ?? first)?.measure) && state !== 'lifted';
    return holds ? this.#wordsForm('lift', (words) => put(this.#path('/lifting'), {words})) : nothing;
  }

  #notes() {
    return html`
      <h3 class="conduct__part">${say('conduct.notes')}</h3>
      ${this.one.notes.length === 0 ? nothing : html`
        <ul role="list">${this.one.notes.map((note) => html`
          <li><blockquote class="conduct__words">${note.words}</blockquote><p class="meta"><bdi>${whoOf(note)}</bdi> ${timeTag(note.at)}</p></li>`)}</ul>`}
      ${this.#wordsForm('add-note', (words, key) => post(this.#path('/notes'), {words}, {key}))}`;
  }

  #wordsForm(what, call) {
    return html`
      <form class="conduct__form" novalidate @submit=${(event) => this.#written(event, what, call)}>
        ${this.field({
          name: what,
          label: say(`conduct.${what}`),
          hint: say(`conduct.${what}.hint`),
          control: ({id, describedBy, invalid}) => html`
            <textarea class="input" id=${id} name="words" rows="2" maxlength=${LONGEST_WORDS} aria-describedby=${describedBy} aria-invalid=${invalid}></textarea>`,
        })}
        <p>${this.submitButton(say(`conduct.${what}.send`), undefined, 'button--small')}</p>
      </form>`;
  }

  async #written(event, what, call) {
    event.preventDefault();
    const {target} = event;
    const words = target.elements.words.value.trim();
    if (await this.check(words === '' ? [{field: what, code: 'required'}] : [])) {
      await this.#became((key) => call(words, key), {what, words});
      if (!this.problem) {
        target.reset();
      }
    }
  }

  #steps() {
    return html`
      <h3 class="conduct__part">${say('conduct.steps')}</h3>
      <ol class="conduct__steps">${this.one.steps.map((step) => html`
        <li>${timeTag(step.at)} <bdi>${whoOf(step)}</bdi>: ${say(`conduct.step.${step.what}`)}${
          step.measure ? html` (${say(`conduct.measure.${step.measure}`)})` : nothing}${
          step.words ? html`: ${step.words}` : nothing}
          ${step.alone ? html`<span class="meta">${say('conduct.step-alone')}</span>` : nothing}
          ${step.atOnce ? html`<span class="meta">${say('conduct.step-at-once')}</span>` : nothing}</li>`)}</ol>`;
  }

  async #became(call, body) {
    const next = await this.send(call, body);
    if (next) {
      this.one = next;
      this.done = say('conduct.done');
      await this.updateComplete;
      this.querySelector('h2').focus();
    }
  }

  /** What somebody did meanwhile is read before anything is decided again. */
  async refused(problem) {
    if (['case-changed', 'case-settled'].includes(problem.code)) {
      await this.#load();
    }
    return super.refused(problem);
  }
}

define('wenda-case-paper', CasePaper);

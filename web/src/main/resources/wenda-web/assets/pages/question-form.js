import {get} from 'wenda/api';
import {html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {member, signInPath, toSignIn} from 'wenda/session';
import {has, say} from 'wenda/texts';
import {at} from 'wenda/time';
import {guidance, readiness, secrets} from 'wenda/pages/asking-side';
import {Draft} from 'wenda/pages/draft';
import {beforeSending} from 'wenda/pages/question-rules';
import {bodyOf, partsOf, titleOf} from 'wenda/pages/sections';
import {loadingRows} from 'wenda/pages/states';
import 'wenda/editor';
import 'wenda/pages/tags';

export const EMPTY = {type: 'question', title: '', body: '', tags: []};
const KEEP_AFTER_MILLIS = 400;

/**
 * Where a question is written, the first time and while it waits for review. What is written is kept on this device
 * until the server has it, and every sending of one draft carries one key: a double click, a second try after the line
 * broke, or a reload in between never posts it twice.
 */
export class QuestionForm extends WendaForm {
  static properties = {
    fields: {state: true},
    types: {state: true},
    keptAt: {state: true},
    savedAt: {state: true},
    ready: {state: true},
    arrived: {state: true},
  };

  constructor() {
    super();
    this.fields = EMPTY;
    this.types = [];
    this.keptAt = undefined;
    this.ready = false;
    this.arrived = false;
  }

  draft;
  bugTracker;
  asksPrivately = false;
  #keeping;
  #parts = new Map();
  #written = '';

  connectedCallback() {
    super.connectedCallback();
    addEventListener('pagehide', this.#keep);
    addEventListener('pageshow', afresh);
    this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#keep);
    removeEventListener('pageshow', afresh);
  }

  async #start() {
    const who = await member();
    if (who === null) {
      return toSignIn();
    }
    this.draft = new Draft(this.draftName(), who.id, this.savesDrafts() ? (at) => (this.savedAt = at) : undefined);
    const [start] = await Promise.all([this.startingText(), this.#learnTypes(), this.draft.fetch()]);
    if (start) {
      const kept = this.keptText();
      this.fields = kept?.fields ?? start;
      this.keptAt = kept?.at;
      this.ready = true;
    }
  }

  /** Whether the server keeps drafts of this form. */
  savesDrafts() {
    return false;
  }

  /** Without them there are plain questions. */
  async #learnTypes() {
    try {
      const {items, bugTracker, asksPrivately} = await get('/api/question-types');
      this.types = items;
      this.bugTracker = bugTracker;
      this.asksPrivately = asksPrivately;
    } catch {
      this.types = [];
    }
  }

  /** What a text of the chosen type must have. */
  get sections() {
    return this.types.find(({type}) => type === this.fields.type)?.sections ?? [];
  }

  /** The text in parts; read anew where it came from elsewhere. */
  get #partsNow() {
    if (this.#written !== this.fields.body) {
      this.#parts = partsOf(this.fields.body, this.sections);
      this.#written = this.fields.body;
    }
    return this.#parts;
  }

  #setPart(name, text) {
    this.#parts = new Map(this.#partsNow).set(name, text);
    this.#written = bodyOf(this.#parts, this.sections, document.documentElement.dataset.language);
    this.set('body', this.#written);
  }

  #setType(type) {
    this.#written = undefined;
    this.set('type', type);
  }

  /** The titles of the sections that say nothing yet. */
  get missing() {
    return this.sections.filter(({name}) => (this.#partsNow.get(name) ?? '').trim() === '');
  }

  set(name, value) {
    this.fields = {...this.fields, [name]: value};
    this.savedAt = undefined;
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(this.#keep, KEEP_AFTER_MILLIS);
  }

  #keep = () => {
    clearTimeout(this.#keeping);
    if (this.#keeping !== undefined && !this.arrived) {
      this.#keeping = undefined;
      this.keptAt = isEmpty(this.fields) ? void this.draft.forget() : this.draft.keep(this.forDraft());
    }
  };

  async submit(event) {
    event.preventDefault();
    if (this.arrived || !(await this.check([...beforeSending(this.fields), ...this.missing.map(missingSection)]))) {
      return;
    }
    this.#keep();
    const answer = await this.send(() => this.deliver(), this.fields);
    if (answer) {
      this.arrived = true;
      this.working = true;
      await this.draft.forget();
      location.assign(this.goOn(answer));
    }
  }

  render() {
    if (!this.ready) {
      return this.problem ? this.gone() : loadingRows(3);
    }
    return html`
      <div class="columns">
        <div class="columns__main">
          <header class="page-head page-head--stacked">
            <h1 class="heading">${this.words('title')}</h1>
            <p class="lead">${this.words('lead')}</p>
          </header>
          ${this.above()}
          <form class="ask" novalidate @submit=${this.submit} @keydown=${sendsWithControlEnter}>
            ${this.summary()} ${this.#type()} ${this.#title()} ${this.belowTitle()} ${this.#text()} ${this.#tags()} ${this.belowTags()} ${this.#foot()}
          </form>
        </div>
        <aside class="columns__side side">${readiness(this.fields, this.missing.map((section) => titleOf(section, document.documentElement.dataset.language)))} ${guidance(this.fields.type, this.bugTracker)} ${this.next()} ${secrets()}</aside>
      </div>`;
  }

  /** What stands above the form. */
  above() {
    return nothing;
  }

  #type() {
    return this.types.length < 2
      ? nothing
      : html`
        <fieldset class="types">
          <legend class="field__label">${say('asking.field.type')}</legend>
          ${this.types.map(({type}) => html`
            <label class="types__one">
              <input type="radio" name="type" value=${type} .checked=${this.fields.type === type} @change=${() => this.#setType(type)} />
              <span><b>${say(`asking.type.${type}`)}</b> <span class="types__hint">${say(`asking.type.${type}.hint`)}</span></span>
            </label>`)}
        </fieldset>`;
  }

  #text() {
    const parts = this.#partsNow;
    return this.sections.length === 0
      ? this.#body()
      : html`${parts.get('') ? this.#section({name: '', titles: {}}) : nothing} ${this.sections.map((section) => this.#section(section))}`;
  }

  #section(section) {
    const {name} = section;
    return this.field({
      name: `body.${name}`,
      label: name === '' ? say('asking.field.before') : titleOf(section, document.documentElement.dataset.language),
      hint: has(`asking.section.${name}`) ? say(`asking.section.${name}`) : '',
      control: ({id, describedBy, invalid}) => html`
        <wenda-editor name=${`body.${name}`} no-draft>
          <textarea id=${id} name=${`body.${name}`} rows="5" aria-describedby=${describedBy} aria-invalid=${invalid}
            .value=${this.#partsNow.get(name) ?? ''} @input=${(event) => this.#setPart(name, event.target.value)}></textarea>
        </wenda-editor>`,
    });
  }

  #title() {
    return this.field({
      name: 'title',
      label: say('asking.field.title'),
      hint: say('asking.field.title.hint'),
      control: ({id, describedBy, invalid}) => html`
        <input class="input ask__title" id=${id} name="title" autocomplete="off" required
          aria-describedby=${describedBy} aria-invalid=${invalid}
          .value=${this.fields.title} @input=${(event) => this.set('title', event.target.value)} />`,
    });
  }

  belowTags() {
    return nothing;
  }

  /** What a form has there beside. */
  belowTitle() {
    return nothing;
  }

  #body() {
    return this.field({
      name: 'body',
      label: html`${say('asking.field.body')} <span class="field__more">${say('asking.field.body.more')}</span>`,
      hint: say('asking.field.body.hint'),
      control: ({id, describedBy, invalid}) => html`
        <wenda-editor name="body" no-draft>
          <textarea id=${id} name="body" rows="10" required
            aria-describedby=${describedBy} aria-invalid=${invalid}
            .value=${this.fields.body} @input=${(event) => this.set('body', event.target.value)}></textarea>
        </wenda-editor>`,
    });
  }

  #tags() {
    return this.field({
      name: 'tags',
      label: html`${say('asking.field.tags')} <span class="field__more">${say('asking.field.tags.more')}</span>`,
      hint: say('asking.field.tags.hint'),
      control: ({id, describedBy, invalid}) => html`
        <wenda-tags .inputId=${id} .describedBy=${describedBy} .invalid=${invalid}
          .tags=${this.fields.tags} @change=${(event) => this.set('tags', event.detail)}></wenda-tags>`,
    });
  }

  #foot() {
    return html`
      <div class="ask__foot">
        ${this.submitButton(this.words('send'), this.words('sending'))}
        ${this.otherWay()}
        <p class="ask__draft">${this.savedAt ? say('asking.draft.saved', {time: at(this.savedAt)}) : keptWords(this.keptAt)}</p>
      </div>`;
  }

  /** The server names a tag by its place; here they are one field. */
  refused(problem) {
    for (const violation of problem.violations ?? []) {
      violation.field = violation.field.replace(/\[.*/, '');
    }
    return super.refused(problem);
  }

  wordsOf(violation) {
    if (violation.code === 'section-missing') {
      const section = this.sections.find(({name}) => violation.field === `body.${name}`);
      return say('asking.violation.section-missing', {section: section ? titleOf(section, document.documentElement.dataset.language) : violation.field});
    }
    const own = `asking.violation.${violation.field}.${violation.code}`;
    return has(own) ? say(own, {limit: violation.limit, length: [...this.fields.body.trim()].length}) : super.wordsOf(violation);
  }

  /** A refusal of the whole: what is wrong, that nothing is lost, and the way on. */
  refusal(problem) {
    switch (problem.code) {
      case 'offline':
        return {words: say('asking.offline')};
      case 'unreachable':
        return {words: say('asking.not-sent')};
      case 'too-many-pending':
        return {words: say('asking.too-many', {limit: problem.body.limit}), way: link('/my', 'asking.too-many.link')};
      case 'already-declined':
        return {words: say('asking.already-declined'), way: link(`/questions/${problem.body.questionId}`, 'asking.already-declined.link')};
      default:
        if (problem.status === 401) {
          return {words: say('asking.sign-in'), way: link(signInPath(), 'asking.sign-in.link')};
        }
        return problem.status >= 500 ? {words: say('asking.busy')} : super.refusal(problem);
    }
  }
}

const missingSection = ({name}) => ({field: `body.${name}`, code: 'section-missing'});
const isEmpty = ({title, body, tags}) => title.trim() === '' && body.trim() === '' && tags.length === 0;
export const textOf = ({type = 'question', title, body, tags}) => ({type, title, body, tags});
export const link = (href, key) => html`<a href=${href}>${say(key)}</a>`;

/** Back from the next page, the browser may show this one as it was: sent. It starts afresh. */
function afresh(event) {
  if (event.persisted) {
    location.reload();
  }
}

function sendsWithControlEnter(event) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing && !event.defaultPrevented) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }
}

function keptWords(keptAt) {
  if (keptAt === undefined) {
    return say('asking.draft.none');
  }
  return keptAt === null ? say('asking.draft.lost') : say('asking.draft.kept', {time: at(keptAt)});
}

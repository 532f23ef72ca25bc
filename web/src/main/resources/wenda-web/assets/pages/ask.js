import {Problem, get, post, put} from 'wenda/api';
import {define, html, icon, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {member, signInPath, toSignIn} from 'wenda/session';
import {has, say} from 'wenda/texts';
import {at} from 'wenda/time';
import {toast} from 'wenda/toast';
import {Draft} from 'wenda/pages/draft';
import {beforeSending} from 'wenda/pages/question-rules';
import {checks, secretLine} from 'wenda/pages/readiness';
import {emptyState, loadingRows} from 'wenda/pages/states';
import 'wenda/editor';
import 'wenda/pages/tags';

const EMPTY = {title: '', body: '', tags: []};
const KEEP_AFTER_MILLIS = 400;

/**
 * Where a question is written, the first time and while it waits for review. What is written is kept on this device
 * until the server has it, and every sending of one draft carries one key: a double click, a second try after the line
 * broke, or a reload in between never posts it twice.
 */
class QuestionForm extends WendaForm {
  static properties = {
    fields: {state: true},
    keptAt: {state: true},
    ready: {state: true},
    arrived: {state: true},
  };

  constructor() {
    super();
    this.fields = EMPTY;
    this.keptAt = undefined;
    this.ready = false;
    this.arrived = false;
  }

  draft;
  #keeping;

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
    this.draft = new Draft(this.draftName(), who.id);
    const start = await this.startingText();
    if (start) {
      const kept = this.keptText();
      this.fields = kept?.fields ?? start;
      this.keptAt = kept?.at;
      this.ready = true;
    }
  }

  set(name, value) {
    this.fields = {...this.fields, [name]: value};
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(this.#keep, KEEP_AFTER_MILLIS);
  }

  #keep = () => {
    clearTimeout(this.#keeping);
    if (this.#keeping !== undefined && !this.arrived) {
      this.#keeping = undefined;
      this.keptAt = this.draft.keep(this.forDraft());
    }
  };

  async submit(event) {
    event.preventDefault();
    if (this.arrived || !(await this.check(beforeSending(this.fields)))) {
      return;
    }
    this.#keep();
    const answer = await this.send(() => this.deliver(), this.fields);
    if (answer) {
      this.arrived = true;
      this.working = true;
      this.draft.forget();
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
          <form class="ask" novalidate @submit=${this.submit} @keydown=${sendsWithControlEnter}>
            ${this.summary()} ${this.#title()} ${this.#body()} ${this.#tags()} ${this.#foot()}
          </form>
        </div>
        <aside class="columns__side side">${readiness(this.fields)} ${this.next()} ${secrets()}</aside>
      </div>`;
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
        <p class="ask__draft" role="status">${keptWords(this.keptAt)}</p>
      </div>`;
  }

  /** A refusal of the whole: what is wrong, that nothing is lost, and the way on. */
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
    const own = `asking.violation.${violation.field}.${violation.code}`;
    return has(own) ? say(own, {limit: violation.limit, length: [...this.fields.body.trim()].length}) : super.wordsOf(violation);
  }

  refusal(problem) {
    switch (problem.code) {
      case 'offline':
        return {words: say('asking.offline')};
      case 'unreachable':
        return {words: say('asking.not-sent')};
      case 'too-many-pending':
        return {words: say('asking.too-many', {count: problem.body.limit}), way: link('/my', 'asking.too-many.link')};
      default:
        if (problem.status === 401) {
          return {words: say('asking.sign-in'), way: link(signInPath(), 'asking.sign-in.link')};
        }
        return {words: problem.status >= 500 ? say('asking.busy') : problem.message};
    }
  }
}

/** `/ask`; with `?from=` it begins with the text of a question that was declined. */
class Ask extends QuestionForm {
  draftName() {
    return 'ask';
  }

  words(key) {
    return say(`asking.${key}`);
  }

  async startingText() {
    const from = new URLSearchParams(location.search).get('from');
    if (!from) {
      return EMPTY;
    }
    return get(`/api/questions/${encodeURIComponent(from)}`).then(textOf, () => EMPTY);
  }

  keptText() {
    const kept = this.draft.read();
    return kept?.fields ? kept : null;
  }

  forDraft() {
    return this.fields;
  }

  deliver() {
    return post('/api/questions', {type: 'question', ...this.fields}, {key: this.draft.key()});
  }

  goOn({id}) {
    return `/my?sent=${encodeURIComponent(id)}`;
  }

  refusal(problem) {
    if (problem.code !== 'idempotency-key-reused') {
      return super.refusal(problem);
    }
    const again = html`${link('/my', 'asking.too-many.link')}
      <button class="button" type="button" @click=${() => this.#asAnother()}>${say('asking.already-sent.again')}</button>`;
    return {words: say('asking.already-sent'), way: again};
  }

  #asAnother() {
    this.draft.forgetKey();
    this.querySelector('form').requestSubmit();
  }

  otherWay() {
    return this.fields === EMPTY || !this.keptAt
      ? nothing
      : html`<button class="button button--quiet" type="button" @click=${() => this.#discard()}>
          ${say('asking.draft.discard')}</button>`;
  }

  #discard() {
    const {fields} = this;
    this.draft.forget();
    this.fields = EMPTY;
    this.keptAt = undefined;
    this.problem = null;
    toast(say('asking.draft.discarded'), {action: say('asking.draft.undo'), onAction: () => this.#restore(fields)});
    this.querySelector('input')?.focus();
  }

  #restore(fields) {
    this.fields = fields;
    this.keptAt = this.draft.keep(fields);
  }

  next() {
    return whatHappensNext();
  }
}

/** `/questions/{id}/edit`: the asker changes the text while it waits. */
class Edit extends QuestionForm {
  #question;
  #id = decodeURIComponent(location.pathname.split('/')[2]);

  draftName() {
    return `edit.${this.#id}`;
  }

  words(key) {
    return say({title: 'asking.edit.title', lead: 'asking.edit.lead', send: 'asking.save', sending: 'asking.saving'}[key]);
  }

  async startingText() {
    try {
      this.#question = await get(`/api/questions/${encodeURIComponent(this.#id)}`);
    } catch (problem) {
      this.problem = problem;
      return null;
    }
    if (!this.#question.viewer?.canEdit) {
      this.problem = new Problem(409, {code: 'already-decided'});
      return null;
    }
    return textOf(this.#question);
  }

  /** A draft of an older version would undo what was saved since. */
  keptText() {
    const kept = this.draft.read();
    return kept?.fields?.version === this.#question.version ? {...kept, fields: textOf(kept.fields)} : null;
  }

  forDraft() {
    return {...this.fields, version: this.#question.version};
  }

  deliver() {
    return put(`/api/questions/${encodeURIComponent(this.#id)}`, {...this.fields, version: this.#question.version});
  }

  goOn() {
    return `/my?saved=${encodeURIComponent(this.#id)}`;
  }

  refusal(problem) {
    switch (problem.code) {
      case 'changed-meanwhile':
        return {words: say('asking.changed-meanwhile'), way: this.#twoVersions()};
      case 'already-decided':
      case 'withdrawn':
        return {words: say('asking.already-decided'), way: link('/my', 'asking.too-many.link')};
      default:
        return super.refusal(problem);
    }
  }

  #twoVersions() {
    return html`
      <button class="button" type="button" @click=${() => this.#load(true)}>${say('asking.changed-meanwhile.load')}</button>
      <button class="button" type="button" @click=${() => this.#load(false)}>${say('asking.changed-meanwhile.keep')}</button>`;
  }

  /** Goes on from the saved version: with its text, or with the text in hand. */
  async #load(withItsText) {
    const {fields} = this;
    const saved = await this.startingText();
    if (saved && withItsText) {
      this.fields = saved;
      this.problem = null;
      this.draft.forget();
      toast(say('asking.changed-meanwhile.loaded'), {
        action: say('asking.draft.undo'),
        onAction: () => (this.fields = fields),
      });
    } else if (saved) {
      this.querySelector('form').requestSubmit();
    }
  }

  gone() {
    return emptyState(
      say('asking.edit.gone'),
      this.problem.status === 0 || this.problem.status >= 500 ? this.problem.message : say('asking.edit.gone.detail'),
      html`<a class="button" href="/my">${say('asking.too-many.link')}</a>`,
    );
  }

  otherWay() {
    return html`<a class="button button--quiet" href="/my">${say('asking.cancel')}</a>`;
  }

  next() {
    return nothing;
  }
}

const textOf = ({title, body, tags}) => ({title, body, tags});
const link = (href, key) => html`<a href=${href}>${say(key)}</a>`;

/** Back from the next page, the browser may show this one as it was: sent. It starts afresh. */
function afresh(event) {
  if (event.persisted) {
    location.reload();
  }
}

function sendsWithControlEnter(event) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
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

function readiness(fields) {
  const line = secretLine(fields.body);
  return html`
    <section>
      <h2 class="side__title">${say('asking.ready')}</h2>
      <ul class="ready" role="list">${checks(fields).map(readyRow)}</ul>
      <p class="ready__secret" role="status">
        ${line === 0 ? nothing : html`${icon('warning')} ${say('asking.secrets.found', {line})}`}
      </p>
    </section>`;
}

function readyRow({name, met, count}) {
  return html`
    <li class="ready__row ${met ? 'ready__row--met' : ''}">
      ${icon(met ? 'check' : 'minus')}
      <span><span class="visually-hidden">${say(met ? 'asking.ready.met' : 'asking.ready.unmet')}</span>
        ${say(met ? `asking.ready.${name}` : `asking.ready.${name}.todo`, {count})}</span>
    </li>`;
}

function whatHappensNext() {
  return html`
    <section>
      <h2 class="side__title">${say('asking.next')}</h2>
      <ol role="list">
        <li class="timeline__step timeline__step--with-us" aria-current="step">
          <span class="timeline__label">${say('asking.next.send')}</span></li>
        ${['read', 'published', 'answered'].map((step) => html`
          <li class="timeline__step timeline__step--not-yet">
            <div><p>${say(`asking.next.${step}`)}</p><p class="timeline__detail">${say(`asking.next.${step}.detail`)}</p></div></li>`)}
        <li class="timeline__step timeline__step--not-yet"><p>${say('asking.next.accept')}</p></li>
      </ol>
    </section>`;
}

function secrets() {
  return html`
    <section>
      <h2 class="side__title">${say('asking.secrets')}</h2>
      <p>${say('asking.secrets.detail')}</p>
    </section>`;
}

define('wenda-ask', Ask);
define('wenda-edit', Edit);

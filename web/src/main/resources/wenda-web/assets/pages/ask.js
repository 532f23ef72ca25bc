import {Problem, get, post, put} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';
import {whatHappensNext} from 'wenda/pages/asking-side';
import 'wenda/pages/similar';
import {EMPTY, QuestionForm, link, textOf} from 'wenda/pages/question-form';
import {emptyState} from 'wenda/pages/states';

const MOST_SHOWN = 20;
const TYPES = ['question', 'bug-report', 'proposal'];

/**
 * `/ask`; with `?from=` it begins with the text of a question that was declined. While a title is typed, questions like it
 * show up; those that were shown travel with the question, so that its reader knows what did not help.
 */
class Ask extends QuestionForm {
  static properties = {solvedBy: {state: true}, privately: {state: true}};

  #shown = new Set();

  constructor() {
    super();
    this.solvedBy = null;
    this.privately = false;
  }

  draftName() {
    return 'ask';
  }

  savesDrafts() {
    return true;
  }

  words(key) {
    return say(`asking.${key}`);
  }

  async startingText() {
    const from = new URLSearchParams(location.search).get('from');
    if (!from) {
      const type = new URLSearchParams(location.search).get('type');
      return TYPES.includes(type) ? {...EMPTY, type} : EMPTY;
    }
    return get(`/api/questions/${encodeURIComponent(from)}`).then(textOf, () => EMPTY);
  }

  keptText() {
    const kept = this.draft.read();
    return kept?.fields ? {...kept, fields: textOf(kept.fields)} : null;
  }

  forDraft() {
    return this.fields;
  }

  deliver() {
    const shown = [...this.#shown].slice(-MOST_SHOWN);
    return post('/api/questions', {...this.fields, shown, ...(this.privately && {visibility: 'private'})}, {key: this.draft.key()});
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

  belowTitle() {
    return html`<wenda-similar .asked=${this.fields.title} .text=${this.fields.body}
      @shown=${({detail}) => detail.forEach((id) => this.#shown.add(id))}
      @solved=${({detail}) => this.#solved(detail)}></wenda-similar>`;
  }

  belowTags() {
    return this.asksPrivately
      ? html`<label class="check"><input type="checkbox" name="privately" .checked=${this.privately}
          @change=${({target}) => (this.privately = target.checked)} />
          <span>${say('asking.privately')} <span class="types__hint">${say('asking.privately.hint')}</span></span></label>`
      : nothing;
  }

  /** There is nothing to ask any more. */
  async #solved(item) {
    const {fields} = this;
    this.draft.forget();
    this.fields = EMPTY;
    this.keptAt = undefined;
    this.solvedBy = {...item, fields};
    await this.updateComplete;
    this.querySelector('.empty a')?.focus();
  }

  render() {
    return this.solvedBy === null ? super.render() : this.#closed(this.solvedBy);
  }

  #closed({path, fields}) {
    return emptyState(
      say('asking.solved'),
      say('asking.solved.detail'),
      html`<div class="actions">
        <a class="button" href=${path}>${say('asking.solved.open')}</a>
        <button class="button button--quiet" type="button" @click=${() => this.#goOnAsking(fields)}>${say('asking.solved.back')}</button>
      </div>`,
    );
  }

  #goOnAsking(fields) {
    this.solvedBy = null;
    this.#restore(fields);
  }
}

const CHANGES = {title: 'asking.changes.title', lead: 'asking.changes.lead', send: 'asking.changes.send', sending: 'asking.saving'};

/** `/questions/{id}/edit`: the asker changes the text while it waits, or because a moderator asked for it. */
class Edit extends QuestionForm {
  #question;
  #id = decodeURIComponent(location.pathname.split('/')[2]);

  draftName() {
    return `edit.${this.#id}`;
  }

  savesDrafts() {
    return true;
  }

  words(key) {
    if (this.#givenBack) {
      return say(CHANGES[key]);
    }
    const reviewed = this.#question?.viewer?.editsReviewed ? 'asking.edit.lead-reviewed' : 'asking.edit.lead-public';
    const lead = this.#isPublic() ? reviewed : 'asking.edit.lead';
    return say({title: 'asking.edit.title', lead, send: 'asking.save', sending: 'asking.saving'}[key]);
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
    return textOf(this.#question.edit ?? this.#question);
  }

  /** A draft of an older version would undo what was saved since. */
  keptText() {
    const kept = this.draft.read();
    return kept?.fields?.version === this.#question.version ? {...kept, fields: textOf(kept.fields)} : null;
  }

  forDraft() {
    return {...this.fields, version: this.#question.version};
  }

  /** A moderator asked for changes. */
  get #givenBack() {
    return this.#question?.state === 'changes-asked';
  }

  async deliver() {
    const sent = await put(`/api/questions/${encodeURIComponent(this.#id)}`, {...this.fields, version: this.#question.version});
    if (sent.state === 'changes-asked' || (this.#edit?.decision && sent.version === this.#question.version)) {
      throw new Problem(409, {code: 'unchanged'});
    }
    return sent;
  }

  /** What its asker changed before, and is not public. */
  get #edit() {
    return this.#question?.edit;
  }

  above() {
    const {moderator, words} = (this.#edit ?? this.#question).decision ?? {};
    if (this.#edit?.state === 'rejected') {
      return html`
        <div class="notice" role="note">
          <p>${say('asking.edit.declined')}</p>
          ${words ? html`<blockquote class="quoted">${words}</blockquote>` : nothing}
        </div>`;
    }
    return this.#givenBack || this.#edit?.state === 'changes-asked'
      ? html`
        <div class="notice notice--signal" role="note">
          <p><b>${moderator?.name ? say('asking.changes.by', {name: moderator.name}) : say('asking.changes.by.nobody')}</b></p>
          ${words ? html`<blockquote class="quoted">${words}</blockquote>` : nothing}
        </div>`
      : nothing;
  }

  goOn() {
    return this.#isPublic() ? this.#question.path : `/my?saved=${encodeURIComponent(this.#id)}`;
  }

  #isPublic() {
    return this.#question?.state === 'published';
  }

  refusal(problem) {
    switch (problem.code) {
      case 'changed-meanwhile':
        return {words: say('asking.changed-meanwhile'), way: this.#twoVersions()};
      case 'already-declined':
        return {words: say('asking.edit.already-declined')};
      case 'unchanged':
        return {words: say('asking.changes.unchanged')};
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

define('wenda-ask', Ask);
define('wenda-edit', Edit);

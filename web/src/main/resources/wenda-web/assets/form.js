// Forms that talk to the API: every error at its field and in a list on top, nothing written is ever lost.
import {Problem, newKey} from 'wenda/api';
import {WendaElement, html, icon, nothing} from 'wenda/element';
import {has, say} from 'wenda/texts';

/**
 * A page or part with a form. `send(call)` runs the call once at a time, with the key that makes a second try harmless;
 * a refusal lands in `problem` and at the fields it names.
 */
export class WendaForm extends WendaElement {
  static properties = {
    problem: {state: true},
    working: {state: true},
  };

  #key = newKey();
  #sent = '';

  constructor() {
    super();
    this.problem = null;
    this.working = false;
  }

  /**
   * Sends once. Returns what the call returned, or undefined when it was refused.
   *
   * @param call takes the idempotency key
   * @param body what is sent: a changed body gets a new key
   */
  async send(call, body) {
    if (this.working) {
      return undefined;
    }
    this.working = true;
    this.problem = null;
    try {
      const answer = await call(this.#keyFor(body));
      this.#key = newKey();
      return answer ?? null;
    } catch (problem) {
      await this.refused(problem);
      return undefined;
    } finally {
      this.working = false;
    }
  }

  /** Shows why, and leads the keyboard to it. */
  async refused(problem) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
    this.problem = problem;
    await this.updateComplete;
    this.querySelector('.summary')?.focus();
  }

  /** Marks fields before anything is sent: check([{field: 'title', code: 'too-short', limit: 10}]). */
  async check(violations) {
    if (violations.length > 0) {
      await this.refused(new Problem(400, {code: 'invalid', violations}));
    }
    return violations.length === 0;
  }

  /** What is wrong, on top: takes the focus; a list with links to the fields, or why the whole was refused. */
  summary() {
    if (!this.problem) {
      return nothing;
    }
    const {violations} = this.problem;
    return violations.length > 0
      ? html`
        <div class="summary" role="alert" tabindex="-1">
          <p class="summary__title">${say('form.summary', {count: violations.length})}</p>
          <ul>${violations.map((violation) => html`<li>${this.#link(violation)}</li>`)}</ul>
        </div>`
      : this.#refused(this.refusal(this.problem));
  }

  #refused({words, way}) {
    return html`
      <div class="summary" role="alert" tabindex="-1">
        <p class="summary__title">${words}</p>
        ${way ? html`<div class="summary__ways">${way}</div>` : nothing}
      </div>`;
  }

  /** What a refusal of the whole says, and the way to where it becomes possible; a form may have better words. */
  refusal(problem) {
    return {
      words: problem.message,
      way: wayOut(problem.code),
    };
  }

  /**
   * One field: label above, hint and error below, wired for screen readers.
   *
   * @param control takes {id, describedBy, invalid} and returns the input's template; bind as
   *     `id=${id} aria-describedby=${describedBy} aria-invalid=${invalid}`
   */
  field({name, label, aside = nothing, hint = '', control}) {
    const error = this.errorOf(name);
    const id = this.idOf(name);
    const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || nothing;
    return html`
      <div class="field ${error ? 'field--error' : ''}">
        <div class="field__head"><label class="field__label" for=${id}>${label}</label>${aside}</div>
        ${hint ? html`<p class="field__hint" id="${id}-hint">${hint}</p>` : nothing}
        ${control({id, describedBy, invalid: error ? 'true' : nothing})}
        ${error ? html`<p class="field__error" id="${id}-error">${icon('warning')}<span>${error}</span></p>` : nothing}
      </div>
    `;
  }

  /** The primary button, which says what it does while it works. */
  submitButton(label, working = say('form.sending'), kind = 'button--primary') {
    return html`
      <button class="button ${kind}" type="submit" aria-busy=${this.working ? 'true' : nothing}>
        ${this.working ? working : label}
      </button>
    `;
  }

  errorOf(name) {
    const violation = this.problem?.violations.find(({field}) => field === name);
    return violation ? this.wordsOf(violation) : '';
  }

  /** The sentence for what is wrong with a field; a form may have better words than the general ones. */
  wordsOf(violation) {
    return violationText(violation);
  }

  idOf(name) {
    return `${this.localName}-${name}`;
  }

  #link(violation) {
    const field = this.querySelector(`#${CSS.escape(this.idOf(violation.field))}`);
    return field
      ? html`<a href="#${field.id}" @click=${(event) => this.#go(event, field)}>${this.wordsOf(violation)}</a>`
      : this.wordsOf(violation);
  }

  #go(event, field) {
    event.preventDefault();
    field.focus();
  }

  #keyFor(body) {
    const sent = JSON.stringify(body);
    if (this.#sent !== '' && sent !== this.#sent) {
      this.#key = newKey();
    }
    this.#sent = sent;
    return this.#key;
  }
}

function wayOut(code) {
  if (code === 'email-unverified') {
    return html`<a href="/verify">${say('form.verify')}</a>`;
  }
  if (code === 'second-factor-required') {
    return html`<a href="/settings#second-factor">${say('security.to-second')}</a>`;
  }
  return ['warned', 'muted', 'expelled', 'expelled-from-paid', 'held'].includes(code) ? html`<a href="/conduct">${say('conduct.to-case')}</a>` : undefined;
}

/** A sentence of its own for this field and code, else the code's. */
export function violationText({field, code, limit = 0}) {
  const keys = [`violation.${field}.${code}`, `violation.${code}`];
  return say(keys.find((key) => has(key)) ?? 'violation.unknown', {limit, count: limit});
}

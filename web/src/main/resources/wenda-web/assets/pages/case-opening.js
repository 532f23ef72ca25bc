import {get, post} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {say} from 'wenda/texts';
import {LONGEST_WORDS} from 'wenda/pages/case-parts';

/** A new case: about whom, what they are said to have done, and where that is to be seen. */
class CaseOpening extends WendaForm {
  static properties = {...WendaForm.properties, asked: {attribute: false}, about: {state: true}, found: {state: true}, fields: {state: true}};

  constructor() {
    super();
    this.about = null;
    this.found = null;
    this.fields = {notice: '', evidence: ''};
  }

  async connectedCallback() {
    super.connectedCallback();
    const id = this.asked.get('member');
    this.fields = {...this.fields, evidence: postOf(this.asked)};
    if (id) {
      try {
        this.about = await get(`/api/members/${encodeURIComponent(id)}`);
      } catch {
        this.about = null;
      }
    }
  }

  render() {
    return html`
      <h2 class="heading heading--section">${say('conduct.open')}</h2>
      ${this.summary()}
      ${this.about ? this.#form() : this.#find()}`;
  }

  #find() {
    return html`
      <form class="conduct__form" role="search" novalidate @submit=${this.#searched}>
        ${this.field({
          name: 'name',
          label: say('conduct.about-whom'),
          hint: say('conduct.about-whom.hint'),
          control: ({id, describedBy, invalid}) => html`
            <input class="input" type="search" id=${id} name="name" maxlength="40" autocomplete="off" aria-describedby=${describedBy} aria-invalid=${invalid} />`,
        })}
        <p>${this.submitButton(say('conduct.find'), undefined, 'button--ink')}</p>
      </form>
      ${this.found === null ? nothing : html`
        <p role="status">${this.found.length === 0 ? say('conduct.nobody') : nothing}</p>
        <ul class="actions" role="list">${this.found.map((person) => html`
          <li><button class="button" type="button" @click=${() => (this.about = person)}><bdi>${person.name}</bdi></button></li>`)}</ul>`}`;
  }

  async #searched(event) {
    event.preventDefault();
    const name = event.target.elements.name.value.trim();
    if (await this.check(name === '' ? [{field: 'name', code: 'required'}] : [])) {
      const found = await this.send(() => get(`/api/people?name=${encodeURIComponent(name)}`), name);
      this.found = found?.items ?? this.found;
    }
  }

  #form() {
    return html`
      <form class="conduct__form" novalidate @submit=${this.#open}>
        <p>${say('conduct.about')} <b><bdi>${this.about.name}</bdi></b>
          <a class="quiet" href="/admin/cases?member=">${say('conduct.somebody-else')}</a></p>
        ${this.field({
          name: 'notice',
          label: say('conduct.notice'),
          hint: say('conduct.notice.hint'),
          control: ({id, describedBy, invalid}) => html`
            <textarea class="input" id=${id} name="notice" rows="6" maxlength=${LONGEST_WORDS} aria-describedby=${describedBy} aria-invalid=${invalid}
              .value=${this.fields.notice} @input=${({target}) => (this.fields = {...this.fields, notice: target.value})}></textarea>`,
        })}
        ${this.field({
          name: 'evidence',
          label: say('conduct.evidence'),
          hint: say('conduct.evidence.hint'),
          control: ({id, describedBy, invalid}) => html`
            <textarea class="input" id=${id} name="evidence" rows="3" aria-describedby=${describedBy} aria-invalid=${invalid}
              .value=${this.fields.evidence} @input=${({target}) => (this.fields = {...this.fields, evidence: target.value})}></textarea>`,
        })}
        <p class="actions">${this.submitButton(say('conduct.open.send'))}
          <a class="button button--quiet" href="/admin/cases">${say('frame.cancel')}</a></p>
      </form>`;
  }

  /** What is said of a member is not the notice that one ticks before paying. */
  wordsOf(violation) {
    return super.wordsOf(violation.field === 'notice' ? {...violation, field: 'words'} : violation);
  }

  async #open(event) {
    event.preventDefault();
    const {notice, evidence} = this.fields;
    const body = {memberId: this.about.id, notice: notice.trim(), evidence: evidence.split(/\s+/).filter(Boolean).map(local)};
    if (await this.check(body.notice === '' ? [{field: 'notice', code: 'required'}] : [])) {
      const opened = await this.send((key) => post('/api/cases', body, {key}), body);
      if (opened) {
        location.assign(`/admin/cases?id=${encodeURIComponent(opened.id)}`);
      }
    }
  }
}

/** The post that somebody came from. */
function postOf(asked) {
  const [question, answer] = [asked.get('question'), asked.get('answer')];
  return question ? `/questions/${encodeURIComponent(question)}${answer ? `#answer-${encodeURIComponent(answer)}` : ''}` : '';
}

/** An address of this site without where the site is. */
const local = (address) => (address.startsWith(`${location.origin}/`) ? address.slice(location.origin.length) : address);

define('wenda-case-opening', CaseOpening);

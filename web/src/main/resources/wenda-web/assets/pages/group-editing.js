import {get, put} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

const ABILITIES = ['', 'paid-group', 'vip-group', 'ask-privately', 'first-in-review', 'answer-by'];
const NEW = {id: '', version: 0, name: '', platform: '', series: '', place: 0, joining: 'direct', number: '', link: '', remark: '', capacity: 500, closed: false};
const WORDS = [['name', 60], ['platform', 30], ['series', 40], ['number', 60], ['link', 400], ['remark', 60]];

/** Which groups there are and how many are in them: the staff counts, describes, closes and adds. */
class GroupEditing extends WendaForm {
  static properties = {...WendaForm.properties, groups: {state: true}, edited: {state: true}};

  constructor() {
    super();
    this.groups = [];
    this.edited = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    this.groups = (await get('/api/groups/desk')).groups;
  }

  render() {
    return html`
      <section aria-labelledby="edit-groups">
        <h2 class="heading heading--section" id="edit-groups">${say('groups.edit.title')}</h2>
        <ul class="claims" role="list">${this.groups.map((group) => this.#group(group))}</ul>
        ${this.edited?.version === 0
          ? this.#form(this.edited)
          : html`<button class="button" type="button" data-new @click=${() => this.#edit(NEW)}>${say('groups.edit.new')}</button>`}
      </section>`;
  }

  #group(group) {
    return html`
      <li class="claim" data-edit=${group.id}>
        <p class="claim__what"><b>${group.name}</b>
          <span class="meta">${say('groups.edit.seats', {seated: group.seated, headcount: group.headcount, capacity: group.capacity})} · ${say(`groups.state.${group.state}`)}</span></p>
        <form class="group__count" @submit=${(event) => this.#count(event, group)}>
          <label class="field__label" for="count-${group.id}">${say('groups.edit.headcount')}</label>
          <input class="input group__number" id="count-${group.id}" name="headcount" type="number" min="0" max="100000" value=${group.headcount} />
          <button class="button" type="submit" aria-label=${say('groups.edit.count.of', {group: group.name})}>${say('groups.edit.count')}</button>
          <button class="button button--quiet" type="button" aria-label=${say('groups.edit.of', {group: group.name})} @click=${() => this.#edit(group)}>${say('groups.edit')}</button>
        </form>
        ${this.edited?.id === group.id && this.edited.version > 0 ? this.#form(group) : nothing}
      </li>`;
  }

  async #edit(group) {
    this.problem = null;
    this.edited = group;
    await this.updateComplete;
    this.querySelector('.group__form input')?.focus();
  }

  async #count(event, group) {
    event.preventDefault();
    const body = {headcount: Number(event.target.elements.headcount.value)};
    if (await this.send(() => put(`/api/groups/${encodeURIComponent(group.id)}/headcount`, body), body)) {
      toast(say('groups.edit.done'));
      await this.#load();
    } else if (!this.edited) {
      toast(this.problem.message);
    }
  }

  #form(group) {
    return html`
      <form class="group__form" @submit=${(event) => this.#save(event, group)}>
        ${this.summary()}
        ${group.version === 0 ? this.#word('id', 40, '') : nothing}
        ${WORDS.map(([name, longest]) => this.#word(name, longest, group[name]))}
        ${this.#choice('joining', ['direct', 'invitation'], group.joining)}
        ${this.#choice('ability', ABILITIES, group.ability ?? '')}
        ${this.#number('capacity', group.capacity)}
        ${this.#number('place', group.place)}
        <label class="check"><input type="checkbox" name="closed" ?checked=${group.closed} /> <span>${say('groups.edit.closed')}</span></label>
        <p class="claim__foot">${this.submitButton(say('groups.edit.save'), say('form.sending'), 'button--ink')}
          <button class="button button--quiet" type="button" @click=${() => { this.edited = null; }}>${say('frame.cancel')}</button></p>
      </form>`;
  }

  #word(name, longest, value) {
    return this.field({
      name,
      label: say(`groups.field.${name}`),
      hint: say(`groups.field-hint.${name}`),
      control: ({id, describedBy, invalid}) => html`
        <input class="input" name=${name} id=${id} maxlength=${longest} value=${value} autocomplete="off" aria-describedby=${describedBy} aria-invalid=${invalid} />`,
    });
  }

  #number(name, value) {
    return this.field({
      name,
      label: say(`groups.field.${name}`),
      control: ({id, describedBy, invalid}) => html`
        <input class="input group__number" name=${name} id=${id} type="number" min="0" value=${value} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
    });
  }

  #choice(name, values, value) {
    return this.field({
      name,
      label: say(`groups.field.${name}`),
      control: ({id, describedBy, invalid}) => html`
        <select class="input" name=${name} id=${id} aria-describedby=${describedBy} aria-invalid=${invalid}>
          ${values.map((each) => html`<option value=${each} ?selected=${each === value}>${nameOf(name, each)}</option>`)}
        </select>`,
    });
  }

  async #save(event, group) {
    event.preventDefault();
    const {elements} = event.target;
    const id = group.version === 0 ? elements.id.value : group.id;
    const body = {
      ...Object.fromEntries(WORDS.map(([name]) => [name, elements[name].value])),
      joining: elements.joining.value,
      ability: elements.ability.value || null,
      capacity: Number(elements.capacity.value),
      place: Number(elements.place.value),
      closed: elements.closed.checked,
      version: group.version,
    };
    if (await this.send(() => put(`/api/groups/${encodeURIComponent(id)}`, body), body)) {
      this.edited = null;
      toast(say('groups.edit.done'));
      await this.#load();
    }
  }
}

function nameOf(field, value) {
  if (field === 'joining') {
    return say(`groups.joining.${value}`);
  }
  return value === '' ? say('groups.for.everybody') : say(`people.ability.${value}`);
}

define('wenda-group-editing', GroupEditing);

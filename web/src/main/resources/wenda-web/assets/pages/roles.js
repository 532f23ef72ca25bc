import {confirm} from 'wenda/confirm';
import {del, get, put} from 'wenda/api';
import {avatar} from 'wenda/avatar';
import {WendaElement, define, html, icon, nothing} from 'wenda/element';
import {is, member, toSignIn} from 'wenda/session';
import {has, say, sayWith} from 'wenda/texts';
import {clock, timeTag} from 'wenda/time';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';

const ROLES = ['moderator', 'duty', 'assistant', 'treasurer', 'admin'];
const ABILITIES = ['ask-privately', 'first-in-review', 'paid-group', 'vip-group'];
const PROMISE = 'answer-by';
const MOST_HOURS = 720;
const FIND_AFTER_MILLIS = 250;

/** Where administrators give roles and take them back, person by person. */
class Roles extends WendaElement {
  static properties = {
    allowed: {state: true},
    query: {state: true},
    people: {state: true},
    next: {state: true},
    failed: {state: true},
    changes: {state: true},
    notes: {state: true},
    saving: {state: true},
  };

  constructor() {
    super();
    this.allowed = null;
    this.query = new URLSearchParams(location.search).get('query') ?? '';
    this.people = null;
    this.next = null;
    this.failed = false;
    this.changes = new Map();
    this.notes = new Map();
    this.saving = null;
  }

  #finding;

  connectedCallback() {
    super.connectedCallback();
    this.#start();
  }

  async #start() {
    if ((await member()) === null) {
      return toSignIn();
    }
    this.allowed = await is('admin');
    if (this.allowed) {
      await this.#find();
    }
  }

  async #find(after) {
    const query = this.query.trim();
    const path = new URLSearchParams({...(query && {query}), ...(after && {after})});
    try {
      const page = await get(`/api/members?${path}`);
      if (query === this.query.trim()) {
        this.people = after ? [...this.people, ...page.items] : page.items;
        this.next = page.next ?? null;
        this.failed = false;
      }
    } catch (problem) {
      this.allowed = problem.status !== 403;
      this.failed = true;
    }
  }

  render() {
    if (this.allowed === false) {
      return emptyState(say('people.not-allowed'), say('people.not-allowed.detail'), html`<a class="button" href="/">${say('people.home')}</a>`);
    }
    return html`
      <div class="columns">
        <div class="columns__main">
          <header class="page-head page-head--stacked">
            <h1 class="heading">${say('people.title')}</h1>
            <p class="lead">${say('people.lead')}</p>
          </header>
          <form class="people-search" role="search" @submit=${this.#searched}>
            <label class="field__label" for="people-query">${say('people.search')}</label>
            <input class="input" id="people-query" type="search" autocomplete="off" spellcheck="false"
              aria-describedby="people-hint" .value=${this.query} @input=${this.#typed} />
            <p class="field__hint" id="people-hint">${say('people.search.hint')}</p>
          </form>
          ${this.#list()}
        </div>
        <aside class="columns__side side">${legend()}</aside>
      </div>`;
  }

  #searched(event) {
    event.preventDefault();
    this.#find();
  }

  #typed(event) {
    this.query = event.target.value;
    clearTimeout(this.#finding);
    this.#finding = setTimeout(() => this.#find(), FIND_AFTER_MILLIS);
  }

  #list() {
    if (this.failed) {
      return failedState(say('people.failed'), say('people.failed.detail'), () => this.#find());
    }
    if (this.people === null) {
      return loadingRows(4);
    }
    return html`
      <p class="visually-hidden" role="status">${say('people.found', {count: this.people.length})}</p>
      ${this.people.length === 0
        ? emptyState(say('people.empty', {query: this.query}), say('people.empty.detail'))
        : html`<ul class="people" role="list">${this.people.map((person) => this.#person(person))}</ul>`}
      ${this.next
        ? html`<button class="button" type="button" @click=${() => this.#find(this.next)}>${say('people.more')}</button>`
        : nothing}`;
  }

  #person(person) {
    const roles = this.changes.get(person.id) ?? person.roles;
    const changed = this.changes.has(person.id);
    const note = this.notes.get(person.id);
    return html`
      <li class="person">
        ${avatar(person, 40)}
        <div class="person__who">
          <p class="person__name"><a href="/members/${encodeURIComponent(person.id)}"><bdi>${person.name}</bdi></a></p>
          <p class="meta person__meta"><span>${person.email}</span> <span>${sayWith('people.since', {time: timeTag(person.createdAt, 'day')})}</span>
            <a href="/admin/cases?member=${encodeURIComponent(person.id)}" aria-label=${say('people.cases.of', {name: person.name})}>${say('people.cases')}</a></p>
        </div>
        <form class="person__roles" @submit=${(event) => this.#save(event, person)}>
          <fieldset>
            <legend class="visually-hidden">${say('people.roles.of', {name: person.name})}</legend>
            ${ROLES.map((role) => html`
              <label class="check"><input type="checkbox" .checked=${roles.includes(role)}
                @change=${(event) => this.#tick(person, role, event.target.checked)} />
                <span>${say(`people.role.${role}`)}</span></label>`)}
          </fieldset>
          <fieldset>
            <legend class="visually-hidden">${say('people.abilities.of', {name: person.name})}</legend>
            ${ABILITIES.map((name) => html`
              <label class="check"><input type="checkbox" .checked=${(person.abilities ?? []).some(({ability}) => ability === name)}
                @change=${({target}) => this.#allow(person, name, target.checked ? {} : null)} />
                <span>${say(`people.ability.${name}`)}</span></label>`)}
            ${this.#promise(person)}
          </fieldset>
          <div class="person__foot">
            ${changed ? this.#saveButtons(person) : nothing}
            ${person.secondFactor
              ? html`<button class="button button--small button--quiet" type="button" aria-label=${say('people.second.off.of', {name: person.name})}
                  @click=${() => this.#takeOff(person)}>${say('people.second.off')}</button>`
              : nothing}
            <p class="person__note ${note?.wrong ? 'person__note--wrong' : ''}" id=${noteOf(person)} tabindex="-1" role="status">
              ${note ? html`${note.wrong ? icon('warning') : icon('check')} ${note.words}` : nothing}</p>
          </div>
        </form>
      </li>`;
  }

  /** Its budget is what is given, and none takes it. */
  #promise(person) {
    const given = (person.abilities ?? []).find(({ability}) => ability === PROMISE);
    return html`
      <label class="check person__promise"><span>${say('people.promise')}</span>
        <input class="input" type="number" min="0.01" max=${MOST_HOURS} step="any" .value=${given ? String(given.answerMinutes / 60) : ''}
          @change=${({target}) => target.reportValidity() && this.#allow(person, PROMISE, budgetOf(target.value, given))} /></label>`;
  }

  /** An ability is given and taken at once: there is nothing to weigh it against. */
  async #allow(person, name, given) {
    const path = `/api/members/${encodeURIComponent(person.id)}/abilities/${name}`;
    try {
      this.#replace({...person, ...(await (given ? put(path, given) : del(path)))});
      this.#note(person, {words: say('people.saved.at', {time: clock(Date.now())})});
    } catch (problem) {
      this.#refused(person, problem);
    }
  }

  /** Who lost their authenticator and the recovery codes: it is on record, and they are told. */
  async #takeOff(person) {
    const sure = await confirm({
      title: say('people.second.off.of', {name: person.name}),
      text: say('people.second.off.text'),
      action: say('people.second.off'),
    });
    if (!sure) {
      return;
    }
    try {
      await del(`/api/members/${encodeURIComponent(person.id)}/second-factor`);
      this.#replace({...person, secondFactor: false});
      this.#note(person, {words: say('people.saved.at', {time: clock(Date.now())})});
    } catch (problem) {
      this.#refused(person, problem);
    }
  }

  #saveButtons(person) {
    const busy = this.saving === person.id;
    return html`
      <button class="button button--small button--ink" aria-busy=${busy ? 'true' : nothing}
        aria-label=${say('people.save.of', {name: person.name})}>${say(busy ? 'people.saving' : 'people.save')}</button>
      <button class="button button--small button--quiet" type="button" @click=${() => this.#change(person, null)}
        aria-label=${say('people.undo.of', {name: person.name})}>${say('people.undo')}</button>`;
  }

  #tick(person, role, given) {
    const roles = new Set(this.changes.get(person.id) ?? person.roles);
    given ? roles.add(role) : roles.delete(role);
    const same = roles.size === person.roles.length && person.roles.every((one) => roles.has(one));
    this.#note(person, null);
    this.#change(person, same ? null : ROLES.filter((one) => roles.has(one)));
  }

  async #save(event, person) {
    event.preventDefault();
    const roles = this.changes.get(person.id);
    if (this.saving || !roles) {
      return;
    }
    this.saving = person.id;
    try {
      this.#replace({...person, ...(await put(`/api/members/${encodeURIComponent(person.id)}/roles`, {roles, version: person.version}))});
      this.#note(person, {words: say('people.saved.at', {time: clock(Date.now())})});
    } catch (problem) {
      this.#refused(person, problem);
    }
    this.saving = null;
    await this.updateComplete;
    this.querySelector(`#${CSS.escape(noteOf(person))}`)?.focus();
  }

  #refused(person, {code, body, message}) {
    if (code === 'changed-meanwhile') {
      this.#replace({...person, roles: body.roles, version: body.version});
    } else if (code === 'last-administrator') {
      this.#change(person, null);
    }
    const own = `people.${code}`;
    this.#note(person, {wrong: true, words: has(own) ? say(own) : message});
  }

  #replace(person) {
    this.people = this.people.map((one) => (one.id === person.id ? person : one));
    this.#change(person, null);
  }

  #change({id}, roles) {
    this.changes = without(this.changes, id, roles);
  }

  #note({id}, note) {
    this.notes = without(this.notes, id, note);
  }
}

/** What is to be sent of so many hours, until when it was given before; null where there are none. */
const budgetOf = (hours, given) => (hours === '' ? null : {answerMinutes: Math.max(1, Math.round(Number(hours) * 60)), until: given?.until});

/** Where the focus goes when the buttons have done their work and leave. */
const noteOf = ({id}) => `note-${id}`;

/** The same map with this value at this key, or without the key when there is none. */
function without(map, key, value) {
  const next = new Map(map);
  value === null ? next.delete(key) : next.set(key, value);
  return next;
}

function legend() {
  return html`
    <section>
      <h2 class="side__title">${say('people.legend')}</h2>
      <dl class="role-legend">
        ${ROLES.map((role) => html`<dt>${say(`people.role.${role}`)}</dt><dd>${say(`people.role.${role}.detail`)}</dd>`)}
      </dl>
    </section>`;
}

define('wenda-roles', Roles);

import {get, put} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {is, member, toSignIn} from 'wenda/session';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';
import {unsafeHTML} from 'lit/directives/unsafe-html.js';

const NEW = {name: '', about: '', reserved: false, version: 0};
const pathOf = (name) => `/api/tags/${encodeURIComponent(name)}`;

/** Where moderators say what tags are about, reserve them, and make one of two. */
class Curating extends WendaForm {
  static properties = {
    ...WendaForm.properties,
    allowed: {state: true},
    items: {state: true},
    failed: {state: true},
    query: {state: true},
    open: {state: true},
    merging: {state: true},
  };

  constructor() {
    super();
    this.allowed = true;
    this.items = null;
    this.failed = false;
    this.query = '';
    this.open = null;
    this.merging = null;
  }

  async connectedCallback() {
    super.connectedCallback();
    if ((await member()) === null) {
      return toSignIn();
    }
    this.allowed = await is('moderator');
    if (this.allowed) {
      await this.#load();
    }
  }

  async #load() {
    try {
      this.items = (await get('/api/tags')).items;
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  render() {
    if (!this.allowed) {
      return emptyState(say('staff.tags-not-allowed'), say('staff.tags-not-allowed-text'), html`<a class="button" href="/">${say('people.home')}</a>`);
    }
    return html`
      <header class="page-head page-head--stacked">
        <h1 class="heading">${say('staff.tags')}</h1>
        <p class="lead">${say('staff.tags-lead')}</p>
      </header>
      ${this.open || this.merging
        ? nothing
        : html`<p><button class="button button--ink" type="button" data-add @click=${() => this.#show(NEW)}>${say('staff.tag-add')}</button></p>`}
      ${this.open ? this.#form() : nothing} ${this.merging ? this.#mergeForm() : nothing} ${this.#list()}`;
  }

  #list() {
    if (this.failed) {
      return failedState(say('staff.tags-failed'), say('staff.failed-text'), () => this.#load());
    }
    if (this.items === null) {
      return loadingRows(3);
    }
    if (this.items.length === 0) {
      return html`<p class="told__empty">${say('staff.tags-none')}</p>`;
    }
    const wanted = this.query.trim().toLowerCase();
    const found = this.items.filter(({name, synonymOf, synonyms}) => !synonymOf && [name, ...synonyms].some((each) => each.includes(wanted)));
    return html`
      <form class="people-search" role="search" @submit=${(event) => event.preventDefault()}>
        <label class="field__label" for="tags-query">${say('staff.tags-find')}</label>
        <input class="input" id="tags-query" type="search" autocomplete="off" spellcheck="false"
          .value=${this.query} @input=${({target}) => (this.query = target.value)} />
      </form>
      <p class="visually-hidden" role="status">${say('staff.tags-found', {count: found.length})}</p>
      ${found.length === 0 ? html`<p class="told__empty">${say('staff.tags-not-found')}</p>` : nothing}
      <ul class="replies" role="list">${found.map((item) => this.#row(item))} ${this.#astray(wanted).map((item) => this.#row(item))}</ul>`;
  }

  /** Other names of a tag of which nothing is said. */
  #astray(wanted) {
    const known = new Set(this.items.map(({name}) => name));
    return this.items.filter(({name, synonymOf}) => synonymOf && !known.has(synonymOf) && name.includes(wanted));
  }

  #row(item) {
    const {name, html: about, reserved, synonymOf, synonyms} = item;
    return html`
      <li class="reply" data-tag=${name}>
        <div>
          <h2 class="reply__title"><a class="tag" href=${`/questions?tag=${encodeURIComponent(name)}`}>${name}</a>
            ${reserved ? html`<span class="meta">${say('staff.tag-reserved-mark')}</span>` : nothing}
            ${synonymOf ? html`<span class="meta">${say('staff.tag-stands-for', {tag: synonymOf})}</span>` : nothing}</h2>
          ${about
            ? html`<div class="prose">${
                // Made safe by the server.
                unsafeHTML(about)
              }</div>`
            : nothing}
          ${synonyms.length === 0 ? nothing : html`
            <p class="meta">${say('staff.tag-synonyms')}</p>
            <ul class="tags" role="list">${synonyms.map((other) => html`
              <li class="actions"><span class="tag">${other}</span> ${this.#ownButton(other)}</li>`)}</ul>`}
        </div>
        <div class="actions">
          ${synonymOf ? this.#ownButton(name) : html`
            <button class="button button--small" type="button" @click=${() => this.#show(item)} aria-label=${say('staff.tag-change-name', {tag: name})}>${say('staff.tag-change')}</button>
            <button class="button button--small button--quiet" type="button" @click=${() => this.#showMerge(item)} aria-label=${say('staff.tag-merge-name', {tag: name})}>${say('staff.tag-merge')}</button>`}
        </div>
      </li>`;
  }

  #ownButton(name) {
    return html`
      <button class="button button--small button--quiet" type="button" @click=${() => this.#makeOwn(name)}
        aria-label=${say('staff.tag-own-name', {tag: name})}>${say('staff.tag-own')}</button>`;
  }

  #form() {
    const {name, about, reserved, version} = this.open;
    return html`
      <form class="reply__form free-side" novalidate @submit=${this.#save}>
        ${this.summary()}
        ${this.field({
          name: 'name',
          label: say('staff.tag-name'),
          hint: version === 0 ? say('staff.tag-name-hint') : '',
          control: ({id, describedBy, invalid}) => html`
            <input class="input" id=${id} name="name" maxlength="30" autocomplete="off" autocapitalize="none" spellcheck="false"
              ?readonly=${version !== 0} .value=${name} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
        })}
        ${this.field({
          name: 'about',
          label: say('staff.tag-about'),
          hint: say('staff.tag-about-hint'),
          control: ({id, describedBy, invalid}) => html`
            <textarea class="input" id=${id} name="about" rows="4" maxlength="500" .value=${about} aria-describedby=${describedBy} aria-invalid=${invalid}></textarea>`,
        })}
        <label class="check"><input type="checkbox" name="reserved" .checked=${reserved} /> <span>${say('staff.tag-reserved')}</span></label>
        <div class="actions">
          ${this.submitButton(say('staff.tag-save'), undefined, 'button--ink')}
          <button class="button button--quiet" type="button" @click=${() => this.#show(null)}>${say('frame.cancel')}</button>
        </div>
      </form>`;
  }

  #mergeForm() {
    const {name} = this.merging;
    return html`
      <form class="reply__form free-side" novalidate @submit=${this.#merge}>
        ${this.summary()}
        <p><b>${say('staff.tag-merge-name', {tag: name})}</b></p>
        ${this.field({
          name: 'into',
          label: say('staff.tag-merge-into'),
          hint: say('staff.tag-merge-hint', {tag: name}),
          control: ({id, describedBy, invalid}) => html`
            <input class="input" id=${id} name="into" maxlength="30" list="tags-known" autocomplete="off" autocapitalize="none" spellcheck="false"
              aria-describedby=${describedBy} aria-invalid=${invalid} />
            <datalist id="tags-known">${this.items.filter((item) => !item.synonymOf && item.name !== name).map((item) => html`<option value=${item.name}></option>`)}</datalist>`,
        })}
        <div class="actions">
          ${this.submitButton(say('staff.tag-merge-send'), undefined, 'button--ink')}
          <button class="button button--quiet" type="button" @click=${() => this.#showMerge(null)}>${say('frame.cancel')}</button>
        </div>
      </form>`;
  }

  #show(item) {
    this.open = item;
    this.merging = null;
    return this.#focus(item?.version ? '[name=about]' : item ? '[name=name]' : '[data-add]');
  }

  #showMerge(item) {
    this.merging = item;
    this.open = null;
    return this.#focus(item ? '[name=into]' : '[data-add]');
  }

  async #focus(selector) {
    this.problem = null;
    await this.updateComplete;
    this.querySelector(selector)?.focus();
  }

  async #save(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const name = form.get('name').trim().toLowerCase();
    if (!(await this.check(name === '' ? [{field: 'name', code: 'required'}] : []))) {
      return;
    }
    const body = {about: form.get('about'), reserved: form.has('reserved'), version: this.open.version};
    const saved = await this.send(() => put(pathOf(name), body), {name, ...body});
    if (saved !== undefined) {
      toast(say('staff.tag-saved', {tag: name}));
      await this.#load();
      await this.#show(null);
    }
  }

  /** What somebody else said meanwhile takes the place of what was read. */
  async refused(problem) {
    if (problem.code === 'changed-meanwhile' && this.open) {
      const {name} = this.open;
      await this.#load();
      this.open = this.items.find((item) => item.name === (name || this.querySelector('[name=name]')?.value)) ?? this.open;
      problem.message = say('staff.tag-changed');
    }
    return super.refused(problem);
  }

  async #merge(event) {
    event.preventDefault();
    const {name} = this.merging;
    const into = new FormData(event.target).get('into').trim().toLowerCase();
    if (!(await this.check(into === '' ? [{field: 'into', code: 'required'}] : []))) {
      return;
    }
    const sure = await confirm({
      title: say('staff.tag-merge-title', {tag: name, into}),
      text: say('staff.tag-merge-text', {tag: name}),
      action: say('staff.tag-merge-send'),
    });
    const merged = sure ? await this.send(() => put(`${pathOf(name)}/merge`, {into}), {name, into}) : undefined;
    if (merged) {
      toast(say('staff.tag-merged', {count: merged.questions, tag: merged.into}));
      await this.#load();
      await this.#showMerge(null);
    }
  }

  async #makeOwn(name) {
    const sure = await confirm({
      title: say('staff.tag-own-title', {tag: name}),
      text: say('staff.tag-own-text'),
      action: say('staff.tag-own'),
    });
    if (sure) {
      await this.send(() => put(pathOf(name), {about: '', reserved: false}), name);
      await this.#load();
    }
  }
}

define('wenda-curating', Curating);

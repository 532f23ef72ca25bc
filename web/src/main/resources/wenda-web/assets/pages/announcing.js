import {del, get, post, put} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {moment} from 'wenda/delivery';
import {define, html, icon, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {is, member, toSignIn} from 'wenda/session';
import {has, language, say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {toast} from 'wenda/toast';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';
import {unsafeHTML} from 'lit/directives/unsafe-html.js';

const PATH = '/api/announcements';
const TOPICS = ['release', 'event', 'article', 'case'];
const LANGUAGES = ['en', 'zh', 'fr', 'ru'];
const STATES = ['draft', 'scheduled', 'published', 'withdrawn'];
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const PAGE = 20;

const pathOf = ({id}) => `${PATH}/${encodeURIComponent(id)}`;
const emptyText = (code) => ({language: code, title: '', body: ''});

/** As a field of the form writes it, in the zone of whoever writes: "2026-12-05T14:00". */
function localOf(instant) {
  if (!instant) {
    return '';
  }
  const there = new Date(instant);
  return new Date(there.getTime() - there.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const instantOf = (local) => (local ? new Date(local).toISOString() : undefined);

/** Where moderators and administrators write what is announced, and say when. */
class Announcing extends WendaForm {
  static properties = {
    ...WendaForm.properties,
    allowed: {state: true},
    state: {state: true},
    items: {state: true},
    next: {state: true},
    failed: {state: true},
    open: {state: true},
    preview: {state: true},
    at: {state: true},
  };

  #saved = '';

  constructor() {
    super();
    this.allowed = true;
    this.state = 'draft';
    this.items = null;
    this.next = null;
    this.failed = false;
    this.open = null;
    this.preview = null;
    this.at = '';
  }

  async connectedCallback() {
    super.connectedCallback();
    if ((await member()) === null) {
      return toSignIn();
    }
    this.allowed = (await is('moderator')) || (await is('admin'));
    if (this.allowed) {
      await this.#load();
    }
  }

  async #load(after) {
    const state = this.state;
    try {
      const page = await get(`${PATH}/desk?state=${state}&limit=${PAGE}${after ? `&after=${encodeURIComponent(after)}` : ''}`);
      if (state === this.state) {
        this.items = after ? [...this.items, ...page.items] : page.items;
        this.next = page.next ?? null;
        this.failed = false;
      }
    } catch {
      this.failed = true;
    }
  }

  render() {
    if (!this.allowed) {
      return emptyState(say('people.not-allowed'), say('announcing.not-allowed-text'), html`<a class="button" href="/">${say('people.home')}</a>`);
    }
    return html`
      <header class="page-head page-head--stacked">
        <h1 class="heading" tabindex="-1">${say('announcing.desk')}</h1>
        <p class="lead">${say('announcing.desk-lead')}</p>
      </header>
      ${this.open
        ? this.#form()
        : html`
          <p><button class="button button--ink" type="button" data-add @click=${() => this.#show(null)}>${say('announcing.add')}</button></p>
          ${this.#list()}`}`;
  }

  #list() {
    return html`
      <nav class="tabs" aria-label=${say('announcing.states')}>
        ${STATES.map((state) => html`
          <button class="tab" type="button" aria-current=${state === this.state ? 'page' : nothing} @click=${() => this.#turnTo(state)}>${say(`announcing.state-${state}`)}</button>`)}
      </nav>
      ${this.#rows()}`;
  }

  #rows() {
    if (this.failed) {
      return failedState(say('announcing.failed'), say('announcing.failed-text'), () => this.#load());
    }
    if (this.items === null) {
      return loadingRows(3);
    }
    return this.items.length === 0
      ? html`<p class="told__empty">${say('announcing.desk-none')}</p>`
      : html`
        <ul class="announcements" role="list">${this.items.map((item) => this.#row(item))}</ul>
        ${this.next ? html`<button class="button" type="button" @click=${() => this.#load(this.next)}>${say('preferences.more')}</button>` : nothing}`;
  }

  #row(item) {
    const {topic, texts, author, state} = item;
    return html`
      <li class="announcements__row" data-id=${item.id}>
        <p class="meta">${say(`announcing.kind-${topic}`)} · ${texts.map((text) => say(`staff.language-${text.language}`)).join(', ')} · ${this.#when(item)}
          ${author ? html` · <bdi>${author}</bdi>` : nothing}</p>
        <h2 class="announcements__title" lang=${texts[0].language}>${state === 'published'
          ? html`<a href="/announcements/${item.id}?language=${texts[0].language}">${texts[0].title}</a>`
          : texts[0].title}</h2>
        <p class="actions">
          ${state === 'withdrawn' ? nothing : html`
            <button class="button button--small" type="button" @click=${() => this.#show(item)} aria-label=${say('announcing.change-of', {title: texts[0].title})}>${say('announcing.change')}</button>`}
        </p>
      </li>`;
  }

  #when({state, publishAt, publishedAt, withdrawnAt, changedAt}) {
    return sayWith(`announcing.when-${state}`, {
      time: state === 'scheduled' ? moment(publishAt) : timeTag({published: publishedAt, withdrawn: withdrawnAt}[state] ?? changedAt),
    });
  }

  async #turnTo(state) {
    this.state = state;
    this.items = null;
    await this.#load();
  }

  async #show(item) {
    this.problem = null;
    this.preview = null;
    this.open = item ?? {topic: 'release', texts: [emptyText(language)], state: 'draft', link: '', place: ''};
    this.open = {...this.open, startsAt: localOf(this.open.startsAt), endsAt: localOf(this.open.endsAt)};
    this.at = localOf(item?.publishAt);
    this.#saved = item ? JSON.stringify(this.#body()) : '';
    await this.updateComplete;
    this.querySelector('[name=topic]')?.focus();
  }

  async #close() {
    this.open = null;
    await this.#load();
    await this.updateComplete;
    this.querySelector('h1')?.focus();
  }

  #set(part) {
    this.open = {...this.open, ...part};
  }

  #setText(index, part) {
    this.#set({texts: this.open.texts.map((text, at) => (at === index ? {...text, ...part} : text))});
    this.preview = null;
  }

  #form() {
    const {topic, texts, state} = this.open;
    const free = LANGUAGES.filter((code) => !texts.some((text) => text.language === code));
    return html`
      <form class="announcing" novalidate @submit=${(event) => this.#submit(event)}>
        ${this.summary()}
        ${state === 'published' ? html`<p class="notice">${say('announcing.published-note')}</p>` : nothing}
        ${this.field({
          name: 'topic',
          label: say('announcing.topic'),
          control: ({id, describedBy, invalid}) => html`
            <select class="input" id=${id} name="topic" aria-describedby=${describedBy} aria-invalid=${invalid} @change=${({target}) => this.#set({topic: target.value})}>
              ${TOPICS.map((code) => html`<option value=${code} ?selected=${code === topic}>${say(`announcing.kind-${code}`)}</option>`)}
            </select>`,
        })}
        ${texts.map((text, index) => this.#text(text, index))}
        ${free.length === 0 ? nothing : html`
          <p class="actions" role="group" aria-label=${say('announcing.add-language')}><span class="meta">${say('announcing.add-language')}</span>
            ${free.map((code) => html`<button class="button button--small" type="button" data-language=${code} @click=${() => this.#set({texts: [...texts, emptyText(code)]})}>${say(`staff.language-${code}`)}</button>`)}</p>`}
        ${topic === 'event' ? this.#gathering() : nothing}
        ${this.#input('link', 'url', say('announcing.link-hint'))}
        ${this.#buttons()}
      </form>`;
  }

  #text(text, index) {
    const {language: code, title, body} = text;
    const name = say(`staff.language-${code}`);
    const shown = this.preview?.language === code;
    return html`
      <fieldset class="announcing__text">
        <legend>${name}${index === 0 ? html` <span class="meta">${say('announcing.first')}</span>` : nothing}</legend>
        ${this.field({
          name: `texts.${code}.title`,
          label: say('announcing.text-title'),
          control: ({id, describedBy, invalid}) => html`
            <input class="input" id=${id} name="title-${code}" lang=${code} maxlength="150" .value=${title} aria-describedby=${describedBy} aria-invalid=${invalid}
              @input=${({target}) => this.#setText(index, {title: target.value})} />`,
        })}
        ${this.field({
          name: `texts.${code}.body`,
          label: say('announcing.text-body'),
          hint: say('announcing.text-hint'),
          control: ({id, describedBy, invalid}) => html`
            <textarea class="input" id=${id} name="body-${code}" lang=${code} rows="10" .value=${body} aria-describedby=${describedBy} aria-invalid=${invalid}
              @input=${({target}) => this.#setText(index, {body: target.value})}></textarea>`,
        })}
        <p class="actions">
          <button class="button button--small" type="button" data-preview=${code} aria-expanded=${String(shown)} @click=${() => this.#look(text)}>${say('announcing.preview')}</button>
          ${this.open.texts.length > 1 ? html`
            <button class="button button--small button--quiet" type="button" @click=${() => this.#set({texts: this.open.texts.filter((each) => each !== text)})}
              aria-label=${say('announcing.drop-language', {language: name})}>${say('announcing.drop')}</button>` : nothing}
        </p>
        ${shown ? this.#asPublished(text) : nothing}
      </fieldset>`;
  }

  /** What readers will see: the same words, drawn by the same hand. */
  #asPublished({language: code, title}) {
    const {topic, startsAt, endsAt, place, link} = this.open;
    return html`
      <article class="announcing__preview" aria-label=${say('announcing.preview')}>
        <h2 class="question__title" lang=${code}>${title}</h2>
        ${topic === 'event' && startsAt ? html`
          <dl class="gathering">
            <div><dt>${say('announcing.starts')}</dt><dd>${moment(instantOf(startsAt))}</dd></div>
            ${endsAt ? html`<div><dt>${say('announcing.ends')}</dt><dd>${moment(instantOf(endsAt))}</dd></div>` : nothing}
            <div><dt>${say('announcing.place')}</dt><dd>${place}</dd></div>
          </dl>` : nothing}
        <div class="prose" lang=${code}>${
          // Made safe by the server.
          unsafeHTML(this.preview.html)
        }</div>
        ${link ? html`<p class="announcement__more"><span class="button">${say('announcing.read-more')}</span></p>` : nothing}
      </article>`;
  }

  async #look({language: code, body}) {
    if (this.preview?.language === code) {
      this.preview = null;
      return;
    }
    const drawn = await this.send(() => post('/api/preview', {body, as: 'announcement'}), {preview: code, body});
    if (drawn) {
      this.preview = {language: code, html: drawn.html};
    }
  }

  #gathering() {
    return html`
      <div class="announcing__times">${this.#input('startsAt', 'datetime-local')}${this.#input('endsAt', 'datetime-local')}</div>
      <p class="field__hint">${say('announcing.zone', {zone: ZONE})}</p>
      ${this.#input('place', 'text')}`;
  }

  #input(name, type, hint = '') {
    return this.field({
      name,
      label: say(`announcing.${{startsAt: 'starts', endsAt: 'ends'}[name] ?? name}`),
      hint,
      control: ({id, describedBy, invalid}) => html`
        <input class="input" id=${id} name=${name} type=${type} autocomplete="off" maxlength=${type === 'datetime-local' ? nothing : 500} .value=${this.open[name] ?? ''}
          aria-describedby=${describedBy} aria-invalid=${invalid} @input=${({target}) => this.#set({[name]: target.value})} />`,
    });
  }

  #buttons() {
    const {state, id} = this.open;
    const open = state === 'published';
    return html`
      ${open ? nothing : html`
        <div class="announcing__when">
          ${this.field({
            name: 'at',
            label: say('announcing.at'),
            hint: say('announcing.zone', {zone: ZONE}),
            control: ({id: field, describedBy, invalid}) => html`
              <input class="input" id=${field} name="at" type="datetime-local" .value=${this.at} aria-describedby=${describedBy} aria-invalid=${invalid}
                @input=${({target}) => (this.at = target.value)} />`,
          })}
          <button class="button" type="button" data-move="scheduled" @click=${() => this.#move('scheduled')}>${say('announcing.schedule')}</button>
        </div>`}
      <div class="actions">
        ${this.submitButton(say(open ? 'announcing.save-open' : 'announcing.save'), undefined, 'button--ink')}
        ${open ? nothing : html`<button class="button" type="button" data-move="published" @click=${() => this.#move('published')}>${say('announcing.publish')}</button>`}
        ${state === 'scheduled' ? html`<button class="button" type="button" data-move="draft" @click=${() => this.#move('draft')}>${say('announcing.unschedule')}</button>` : nothing}
        ${open ? html`<button class="button" type="button" data-move="withdrawn" @click=${() => this.#move('withdrawn')}>${say('announcing.withdraw')}</button>` : nothing}
        ${id && state === 'draft' ? html`<button class="button button--quiet" type="button" data-discard @click=${() => this.#discard()}>${icon('close')}${say('announcing.discard')}</button>` : nothing}
        <button class="button button--quiet" type="button" @click=${() => this.#close()}>${say('announcing.back')}</button>
      </div>`;
  }

  #body() {
    const {topic, texts, link, startsAt, endsAt, place} = this.open;
    return {
      topic,
      texts: texts.map(({language: code, title, body}) => ({language: code, title, body})),
      ...(link && {link}),
      ...(topic === 'event' && {startsAt: instantOf(startsAt), endsAt: instantOf(endsAt), place}),
    };
  }

  async #submit(event) {
    event.preventDefault();
    if (await this.#save()) {
      toast(say('announcing.saved'));
      await this.#close();
    }
  }

  /** Stores what stands in the form, where that differs from what is stored; null where it was refused. */
  async #save() {
    const body = this.#body();
    const written = JSON.stringify(body);
    const {id, version} = this.open;
    if (id && written === this.#saved) {
      return this.open;
    }
    const saved = await this.send((key) => (id ? put(pathOf(this.open), {...body, version}) : post(PATH, body, {key})), {...body, version});
    if (!saved) {
      return null;
    }
    this.#set({id: saved.id, version: saved.version, state: saved.state});
    this.#saved = written;
    return this.open;
  }

  async #move(state) {
    if (!(await this.#sure(state)) || !(await this.#save())) {
      return;
    }
    const body = {state, version: this.open.version, ...(state === 'scheduled' && {at: instantOf(this.at)})};
    const moved = await this.send(() => put(`${pathOf(this.open)}/state`, body), body);
    if (moved) {
      toast(say(`announcing.done-${state}`));
      this.state = state;
      await this.#close();
    }
  }

  #sure(state) {
    return state === 'published' || state === 'withdrawn'
      ? confirm({title: say(`announcing.sure-${state}`), text: say(`announcing.sure-${state}-text`), action: say(state === 'published' ? 'announcing.publish' : 'announcing.withdraw')})
      : true;
  }

  async #discard() {
    const sure = await confirm({title: say('announcing.sure-discard'), text: this.open.texts[0].title, action: say('announcing.discard')});
    if (sure && (await this.send(() => del(pathOf(this.open)), {discard: this.open.id})) !== undefined) {
      await this.#close();
    }
  }

  wordsOf(violation) {
    const own = `announcing.wrong-${violation.code}`;
    return has(own) ? say(own) : super.wordsOf(violation);
  }
}

define('wenda-announcing', Announcing);

import {del, get, post, put} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {define, html, icon, nothing} from 'wenda/element';
import {has, language, say} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {toast} from 'wenda/toast';
import {StaffList} from 'wenda/pages/staff-list';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';

const FORMATS = ['standard', 'wecom', 'dingtalk', 'feishu', 'slack', 'discord'];
const LANGUAGES = ['en', 'zh', 'fr', 'ru'];
const FOR_CHATS = ['question-published', 'answer-published', 'answer-accepted', 'announcement-published'].map(codeOf);
const FOR_PROGRAMS = [
  ...FOR_CHATS,
  ...['question-edited', 'question-closed', 'question-reopened', 'question-removed', 'question-restored'].map(codeOf),
  ...['answer-edited', 'answer-removed', 'answer-restored'].map(codeOf),
];
const NEW = {name: '', format: 'standard', events: FOR_CHATS, language};
const AGAIN_MILLIS = 2_000;

const eventsOf = (format) => (format === 'standard' ? FOR_PROGRAMS : FOR_CHATS);
const takesSecret = (format) => format === 'dingtalk' || format === 'feishu';
const pathOf = ({id}) => `/api/webhooks/${encodeURIComponent(id)}`;
const nameOf = (event) => say(`webhooks.event-${event.replace('.', '-')}`);

/** As the API writes it: with a point after what it is about. */
function codeOf(event) {
  return event.replace('-', '.');
}

/** Where administrators say which programs and chat groups are told what happens. */
class Webhooks extends StaffList {
  static properties = {
    ...StaffList.properties,
    open: {state: true},
    secret: {state: true},
    log: {state: true},
  };

  path = '/api/webhooks';

  #again = 0;

  constructor() {
    super();
    this.open = null;
    this.secret = null;
    this.log = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#again);
  }

  render() {
    if (!this.allowed) {
      return emptyState(say('people.not-allowed'), say('webhooks.not-allowed-text'), html`<a class="button" href="/">${say('people.home')}</a>`);
    }
    return html`
      <header class="page-head page-head--stacked">
        <h1 class="heading">${say('webhooks.title')}</h1>
        <p class="lead">${say('webhooks.lead')}</p>
      </header>
      ${this.secret ? this.#newSecret() : nothing}
      ${this.open ? this.#form() : html`<p><button class="button button--ink" type="button" @click=${() => this.#show(NEW)}>${say('webhooks.add')}</button></p>`}
      ${this.#list()}`;
  }

  #list() {
    if (this.failed) {
      return failedState(say('webhooks.failed'), say('webhooks.failed-text'), () => this.load());
    }
    if (this.items === null) {
      return loadingRows(3);
    }
    return this.items.length === 0
      ? html`<p class="told__empty">${say('webhooks.none')}</p>`
      : html`<ul class="webhooks" role="list">${this.items.map((item) => this.#row(item))}</ul>`;
  }

  #row(item) {
    const {name, host, format, events, stopped, workedAt} = item;
    return html`
      <li class="webhook">
        <div>
          <h2 class="webhook__name"><bdi>${name}</bdi></h2>
          <p class="meta"><span>${say(`webhooks.format-${format}`)}</span> <span>${host}</span>
            ${workedAt ? html`<span>${say('webhooks.worked')} ${timeTag(workedAt)}</span>` : nothing}</p>
          <p class="meta">${events.map((event) => html`<span>${nameOf(event)}</span> `)}</p>
          ${stopped ? html`<p class="webhook__stopped">${icon('warning')} <span>${stopped.byItself ? say('webhooks.stopped-by-itself', {words: stopped.words}) : say('webhooks.stopped')}</span></p>` : nothing}
        </div>
        <div class="actions" role="group" aria-label=${name}>
          ${this.#button('webhooks.log', () => this.#read(item), {'aria-expanded': this.log?.id === item.id})}
          ${this.#button('webhooks.test', () => this.#test(item))}
          ${this.#button('webhooks.change', () => this.#show(item))}
          ${stopped ? this.#button('webhooks.start', () => this.#turn(item, 'start')) : this.#button('webhooks.stop', () => this.#turn(item, 'stop'))}
          ${format === 'standard' ? this.#button('webhooks.renew', () => this.#renew(item)) : nothing}
          ${this.#button('webhooks.remove', () => this.#remove(item))}
        </div>
        ${this.log?.id === item.id ? this.#logOf(item) : nothing}
      </li>`;
  }

  #button(key, onClick, attributes = {}) {
    return html`<button class="button button--small button--quiet" type="button"
      aria-expanded=${attributes['aria-expanded'] === undefined ? nothing : String(attributes['aria-expanded'])}
      @click=${onClick}>${say(key)}</button>`;
  }

  #newSecret() {
    return html`
      <div class="notice" role="status">
        <p>${say('webhooks.secret-new')}</p>
        <p><code class="webhook__secret">${this.secret}</code></p>
        <p class="actions">
          <button class="button button--small" type="button" @click=${() => this.#copy()}>${say('webhooks.secret-copy')}</button>
          <button class="button button--small button--quiet" type="button" @click=${() => (this.secret = null)}>${say('webhooks.secret-kept')}</button>
        </p>
      </div>`;
  }

  async #copy() {
    await navigator.clipboard.writeText(this.secret);
    toast(say('webhooks.secret-copied'));
  }

  #form() {
    const {id, name, format, events} = this.open;
    return html`
      <form class="webhook__form" novalidate @submit=${this.#save}>
        ${this.summary()}
        ${this.field({
          name: 'name',
          label: say('webhooks.name'),
          hint: say('webhooks.name-hint'),
          control: ({id: field, describedBy, invalid}) => html`
            <input class="input" id=${field} name="name" maxlength="80" .value=${name} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
        })}
        ${id ? nothing : this.#choice('format', FORMATS, (code) => say(`webhooks.format-${code}`))}
        ${this.field({
          name: 'url',
          label: say('webhooks.url'),
          hint: say(id ? 'webhooks.url-stays' : 'webhooks.url-hint'),
          control: ({id: field, describedBy, invalid}) => html`
            <input class="input" id=${field} name="url" type="url" inputmode="url" autocomplete="off" spellcheck="false" maxlength="500" aria-describedby=${describedBy} aria-invalid=${invalid} />`,
        })}
        ${takesSecret(format)
          ? this.field({
              name: 'secret',
              label: say('webhooks.secret'),
              hint: say('webhooks.secret-hint'),
              control: ({id: field, describedBy, invalid}) => html`
                <input class="input" id=${field} name="secret" autocomplete="off" spellcheck="false" maxlength="200" aria-describedby=${describedBy} aria-invalid=${invalid} />`,
            })
          : nothing}
        <fieldset class="field ${this.errorOf('events') ? 'field--error' : ''}" id=${this.idOf('events')} tabindex="-1">
          <legend class="field__label">${say('webhooks.events')}</legend>
          ${this.errorOf('events') ? html`<p class="field__error">${icon('warning')}<span>${this.errorOf('events')}</span></p>` : nothing}
          <div class="webhook__events">
            ${eventsOf(format).map((event) => html`
              <label class="check"><input type="checkbox" name="events" value=${event} .checked=${events.includes(event)} /> <span>${nameOf(event)}</span></label>`)}
          </div>
        </fieldset>
        ${format === 'standard' ? nothing : this.#choice('language', LANGUAGES, (code) => say(`staff.language-${code}`))}
        <div class="actions">
          ${this.submitButton(say('webhooks.save'), undefined, 'button--ink')}
          <button class="button button--quiet" type="button" @click=${() => this.#show(null)}>${say('frame.cancel')}</button>
        </div>
      </form>`;
  }

  #choice(name, codes, words) {
    return this.field({
      name,
      label: say(`webhooks.${name}`),
      control: ({id, describedBy, invalid}) => html`
        <select class="input" id=${id} name=${name} aria-describedby=${describedBy} aria-invalid=${invalid}
          @change=${({target}) => (this.open = {...this.open, ...this.#written(target.form), [name]: target.value})}>
          ${codes.map((code) => html`<option value=${code} ?selected=${code === this.open[name]}>${words(code)}</option>`)}
        </select>`,
    });
  }

  /** What stands in the form, for when another choice draws it anew. */
  #written(form) {
    const data = new FormData(form);
    return {name: data.get('name'), events: data.getAll('events')};
  }

  #logOf(item) {
    const {items, next} = this.log;
    if (items === null) {
      return loadingRows(2);
    }
    return html`
      <div class="webhook__log">
        ${items.length === 0 ? html`<p class="told__empty">${say('webhooks.log-none')}</p>` : nothing}
        <ul role="list">${items.map((each) => this.#logged(item, each))}</ul>
        ${next ? html`<button class="button button--small" type="button" @click=${() => this.#read(item, next)}>${say('webhooks.log-more')}</button>` : nothing}
      </div>`;
  }

  #logged(item, {id, event, title, questionId, announcementId, state, at, nextAt, attempts}) {
    const last = attempts.at(-1);
    return html`
      <li class="webhook__sent">
        <p>${nameOf(event)}
          ${title ? html`<a href=${announcementId ? `/announcements/${announcementId}` : `/questions/${questionId}`}><bdi>${title}</bdi></a>` : nothing}</p>
        <p class="meta"><span>${timeTag(at)}</span>
          <span class="webhook__state webhook__state--${state}">${say(`webhooks.state-${state}`)}</span>
          ${attempts.length > 1 ? html`<span>${say('webhooks.attempts', {count: attempts.length})}</span>` : nothing}
          ${last?.words ? html`<span>${last.words}</span>` : last ? html`<span>${say('webhooks.took', {millis: last.took})}</span>` : nothing}
          ${nextAt && attempts.length > 0 ? html`<span>${say('webhooks.next')} ${timeTag(nextAt)}</span>` : nothing}</p>
        ${state === 'waiting' ? nothing : html`<button class="button button--small button--quiet" type="button" @click=${() => this.#sendAgain(item, id)}>${say('webhooks.again')}</button>`}
      </li>`;
  }

  async #read(item, after = null) {
    clearTimeout(this.#again);
    if (this.log?.id === item.id && !after) {
      this.log = null;
      return;
    }
    await this.#fetchLog(item, after);
  }

  async #fetchLog(item, after = null) {
    const before = after ? this.log.items : [];
    this.log ??= {id: item.id, items: null};
    const page = await get(`${pathOf(item)}/deliveries${after ? `?after=${encodeURIComponent(after)}` : ''}`);
    this.log = {id: item.id, items: [...before, ...page.items], next: page.next};
    this.#lookAgain(item);
  }

  /** What is on its way is done in a moment, and then it is shown. */
  #lookAgain(item) {
    clearTimeout(this.#again);
    if (this.log?.items.some(({state, attempts}) => state === 'waiting' && attempts.length === 0)) {
      this.#again = setTimeout(() => this.log?.id === item.id && this.#fetchLog(item), AGAIN_MILLIS);
    }
  }

  async #test(item) {
    if ((await this.send((key) => post(`${pathOf(item)}/test`, {}, {key}), {test: item.id, at: Date.now()})) !== undefined) {
      this.log = {id: item.id, items: null};
      await this.#fetchLog(item);
    }
  }

  async #sendAgain(item, messageId) {
    const sent = await this.send(() => post(`${pathOf(item)}/deliveries/${encodeURIComponent(messageId)}/again`, {}), {again: messageId});
    if (sent !== undefined) {
      await this.#fetchLog(item);
    }
  }

  async #turn(item, way) {
    await this.send(() => post(`${pathOf(item)}/${way}`, {}), {way, id: item.id});
    await this.load();
  }

  async #renew(item) {
    const sure = await confirm({title: say('webhooks.renew-title'), text: say('webhooks.renew-text'), action: say('webhooks.renew')});
    const renewed = sure && (await this.send(() => post(`${pathOf(item)}/secret`, {}), {renew: item.id, at: Date.now()}));
    if (renewed) {
      this.secret = renewed.secret;
      await this.load();
    }
  }

  async #remove(item) {
    const sure = await confirm({title: say('webhooks.remove-title'), text: item.name, action: say('webhooks.remove')});
    if (sure) {
      await this.send(() => del(pathOf(item)), {remove: item.id});
      await this.load();
    }
  }

  async #show(item) {
    this.open = item;
    this.problem = null;
    await this.updateComplete;
    this.querySelector(item ? '[name=name]' : 'button')?.focus();
  }

  async #save(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const {id, version, format} = this.open;
    const given = (name) => (form.get(name) ? {[name]: form.get(name)} : {});
    const body = {
      name: form.get('name'),
      events: form.getAll('events'),
      language: form.get('language') ?? this.open.language,
      ...(id ? {version} : {format, url: ''}),
      ...given('url'),
      ...given('secret'),
    };
    this.open = {...this.open, ...this.#written(event.target)};
    if (!(await this.check(missing(body)))) {
      return;
    }
    const saved = await this.send((key) => (id ? put(pathOf(this.open), body) : post('/api/webhooks', body, {key})), body);
    if (saved) {
      this.secret = saved.secret ?? null;
      await this.#show(null);
      await this.load();
    }
  }

  wordsOf(violation) {
    const own = `webhooks.wrong-${violation.code}`;
    return has(own) ? say(own) : super.wordsOf(violation);
  }
}

/** What nobody needs to ask the server about. */
function missing(body) {
  return ['name', 'url', 'events'].filter((field) => body[field]?.length === 0).map((field) => ({field, code: 'required'}));
}

define('wenda-webhooks', Webhooks);

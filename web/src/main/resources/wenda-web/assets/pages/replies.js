import {del, post, put} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {define, html} from 'wenda/element';
import {has, language, say} from 'wenda/texts';
import {StaffList} from 'wenda/pages/staff-list';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';

const NEW = {title: '', body: '', language};
const LANGUAGES = ['en', 'zh', 'fr', 'ru'].filter((code) => has(`staff.language-${code}`));

/** Where the staff keeps replies that are written again and again. */
class Replies extends StaffList {
  static properties = {...StaffList.properties, open: {state: true}};

  path = '/api/reply-templates';

  constructor() {
    super();
    this.open = null;
  }

  render() {
    if (!this.allowed) {
      return emptyState(say('staff.not-allowed'), say('staff.not-allowed-text'), html`<a class="button" href="/">${say('people.home')}</a>`);
    }
    return html`
      <header class="page-head page-head--stacked">
        <h1 class="heading">${say('staff.replies')}</h1>
        <p class="lead">${say('staff.replies-lead')}</p>
      </header>
      ${this.open ? this.#form() : html`<p><button class="button button--ink" type="button" @click=${() => this.#show(NEW)}>${say('staff.reply-add')}</button></p>`}
      ${this.#list()}`;
  }

  #list() {
    if (this.failed) {
      return failedState(say('staff.failed'), say('staff.failed-text'), () => this.load());
    }
    if (this.items === null) {
      return loadingRows(3);
    }
    return this.items.length === 0
      ? html`<p class="told__empty">${say('staff.replies-none')}</p>`
      : html`<ul class="replies" role="list">${this.items.map((item) => this.#row(item))}</ul>`;
  }

  #row(item) {
    return html`
      <li class="reply">
        <div>
          <h2 class="reply__title" lang=${item.language}>${item.title}</h2>
          <p class="meta"><span>${say(`staff.language-${item.language}`)}</span> <span lang=${item.language}>${item.body.slice(0, 120)}</span></p>
        </div>
        <div class="actions">
          <button class="button button--small" type="button" @click=${() => this.#show(item)} aria-label=${say('staff.reply-change-name', {title: item.title})}>${say('staff.reply-change')}</button>
          <button class="button button--small button--quiet" type="button" @click=${() => this.#remove(item)} aria-label=${say('staff.reply-remove-name', {title: item.title})}>${say('staff.reply-remove')}</button>
        </div>
      </li>`;
  }

  #form() {
    const {title, body} = this.open;
    return html`
      <form class="reply__form" novalidate @submit=${this.#save}>
        ${this.summary()}
        ${this.field({
          name: 'language',
          label: say('staff.reply-language'),
          control: ({id, describedBy, invalid}) => html`
            <select class="input" id=${id} name="language" aria-describedby=${describedBy} aria-invalid=${invalid}>
              ${LANGUAGES.map((code) => html`<option value=${code} ?selected=${code === this.open.language}>${say(`staff.language-${code}`)}</option>`)}
            </select>`,
        })}
        ${this.field({
          name: 'title',
          label: say('staff.reply-title'),
          hint: say('staff.reply-title-hint'),
          control: ({id, describedBy, invalid}) => html`
            <input class="input" id=${id} name="title" maxlength="80" .value=${title} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
        })}
        ${this.field({
          name: 'body',
          label: say('staff.reply-body'),
          control: ({id, describedBy, invalid}) => html`
            <textarea class="input" id=${id} name="body" rows="8" maxlength="10000" .value=${body} aria-describedby=${describedBy} aria-invalid=${invalid}></textarea>`,
        })}
        <div class="actions">
          ${this.submitButton(say('staff.reply-save'), undefined, 'button--ink')}
          <button class="button button--quiet" type="button" @click=${() => this.#show(null)}>${say('frame.cancel')}</button>
        </div>
      </form>`;
  }

  async #show(item) {
    this.open = item;
    this.problem = null;
    await this.updateComplete;
    this.querySelector(item ? '[name=title]' : 'button')?.focus();
  }

  async #save(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const {id, version} = this.open;
    const body = {language: form.get('language'), title: form.get('title'), body: form.get('body'), ...(id && {version})};
    const saved = await this.send(
      (key) => (id ? put(`/api/reply-templates/${encodeURIComponent(id)}`, body) : post('/api/reply-templates', body, {key})),
      body,
    );
    if (saved) {
      await this.#show(null);
      await this.load();
    }
  }

  async #remove(item) {
    const sure = await confirm({title: say('staff.reply-remove-title'), text: item.title, action: say('staff.reply-remove')});
    if (sure) {
      await this.send(() => del(`/api/reply-templates/${encodeURIComponent(item.id)}`), item.id);
      await this.load();
    }
  }
}

define('wenda-replies', Replies);

import {get, put} from 'wenda/api';
import {WendaElement, define, html, nothing} from 'wenda/element';
import {member} from 'wenda/session';
import {language, say} from 'wenda/texts';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';
import {unsafeHTML} from 'lit/directives/unsafe-html.js';

/** The rules of the community; who has yet to accept them does so here. */
class Rules extends WendaElement {
  static properties = {rules: {state: true}, pending: {state: true}, failed: {state: true}, accepted: {state: true}};

  constructor() {
    super();
    this.rules = null;
    this.pending = false;
    this.failed = false;
    this.accepted = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    try {
      this.rules = await get(`/api/rules?language=${language}`);
      this.failed = false;
      this.pending = (await member())?.rules === this.rules.version;
    } catch {
      this.failed = true;
    }
  }

  render() {
    return html`
      <div class="columns__main conduct">
        <header class="page-head page-head--stacked"><h1 class="heading" tabindex="-1">${say('conduct.rules')}</h1></header>
        ${this.#body()}
      </div>`;
  }

  #body() {
    if (this.failed) {
      return failedState(say('conduct.failed'), say('conduct.failed.detail'), () => this.#load());
    }
    if (this.rules === null) {
      return loadingRows(3);
    }
    return this.rules.version === 0
      ? emptyState(say('conduct.rules.none'), say('conduct.rules.none.detail'))
      : html`
        <div class="prose" lang=${this.rules.language}>${
          // Made safe by the server.
          unsafeHTML(this.rules.html)
        }</div>
        <p class="meta">${say('conduct.rules.version', {version: this.rules.version})}</p>
        ${this.pending ? html`<p><button class="button button--primary" type="button" @click=${this.#accept}>${say('conduct.rules.accept')}</button></p>` : nothing}
        <p role="status">${this.accepted ? say('conduct.rules.accepted') : nothing}</p>`;
  }

  async #accept() {
    try {
      await put('/api/rules/acceptance', {rules: this.rules.version});
      this.pending = false;
      this.accepted = true;
    } catch {
      await this.#load();
    }
    await this.updateComplete;
    this.querySelector('h1').focus();
  }
}

define('wenda-rules', Rules);

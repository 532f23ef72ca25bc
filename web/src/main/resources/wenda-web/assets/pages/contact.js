import {get} from 'wenda/api';
import {WendaElement, define, html, nothing} from 'wenda/element';
import {language, say} from 'wenda/texts';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';

/** How the community is reached: every channel, whom to write to who wants to work together, and what to do when contact is lost. */
class Contact extends WendaElement {
  static properties = {contact: {state: true}, failed: {state: true}};

  constructor() {
    super();
    this.contact = null;
    this.failed = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    try {
      this.contact = await get(`/api/contact?language=${language}`);
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  render() {
    return html`
      <div class="columns__main contact">
        <header class="page-head page-head--stacked">
          <h1 class="heading" tabindex="-1">${say('groups.contact')}</h1>
          <p class="lead">${say('groups.contact.lead')}</p>
        </header>
        ${this.#body()}
      </div>`;
  }

  #body() {
    if (this.failed) {
      return failedState(say('groups.failed'), say('groups.failed.detail'), () => this.#load());
    }
    if (this.contact === null) {
      return loadingRows(4);
    }
    const ways = [...this.contact.channels, this.contact.cooperation, this.contact.lost].filter(Boolean);
    return ways.length === 0
      ? emptyState(say('groups.contact.none'), say('groups.contact.none.detail'))
      : html`<ul class="contact__list" role="list">${ways.map(way)}</ul>
        <p><a href="/groups">${say('groups.title')}</a></p>`;
  }
}

const way = ({code, language: written, name, value, link, picture, note}) => html`
  <li class="contact__way" id=${code}>
    <h2 class="group__name" lang=${written}>${name}</h2>
    ${link ? html`<p><a href=${link} rel="noreferrer">${value ?? name}</a></p>` : value ? html`<p><code>${value}</code></p>` : nothing}
    ${note ? html`<p class="contact__note" lang=${written}>${note}</p>` : nothing}
    ${picture ? html`<img class="group__code" src="/api/contact/${encodeURIComponent(code)}/picture" width="160" height="160" alt=${say('groups.picture', {group: name})} />` : nothing}
  </li>`;

define('wenda-contact', Contact);

import {del, get, post} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {AccountForm} from 'wenda/pages/account-form';
import {issuers, leaveFor} from 'wenda/pages/issuers';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {toast} from 'wenda/toast';

const BACK = '/settings#identities';

/** Who members are elsewhere, and may sign in as. Where nobody else says so, there is nothing here. */
class OwnIdentities extends AccountForm {
  static properties = {items: {state: true}, offered: {state: true}};

  constructor() {
    super();
    this.fields = {password: ''};
    this.items = [];
    this.offered = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    this.offered = await issuers();
    this.items = (await this.send(() => get('/api/issuers/links'), null))?.items ?? [];
  }

  render() {
    if (this.offered.length === 0 && this.items.length === 0) {
      return nothing;
    }
    const left = this.offered.filter(({name}) => this.items.every((one) => one.issuer !== name));
    return html`
      <section class="account__part" aria-labelledby="identities">
        <h2 class="heading heading--section" id="identities" tabindex="-1">${say('security.identities')}</h2>
        <p>${say('security.identities.lead')}</p>
        <ul class="sessions" role="list">${this.items.map((one) => this.#row(one))}</ul>
        <form novalidate @submit=${(event) => event.preventDefault()}>
          ${this.summary()}
          ${left.length === 0
            ? nothing
            : html`${this.passwordField('current-password')}
                <div class="account__send">${left.map((one) => html`
                  <button class="button" type="submit" ?disabled=${this.working} @click=${() => this.#link(one)}>${say('security.identities.link', {issuer: one.name})}</button>`)}</div>`}
        </form>
      </section>`;
  }

  #row({id, issuer, name, since}) {
    return html`
      <li class="session">
        <div>
          <p class="session__where">${issuer}: <bdi>${name}</bdi></p>
          <p class="meta">${sayWith('security.identities.since', {time: timeTag(since)})}</p>
        </div>
        <button class="button button--small" type="button" ?disabled=${this.working} aria-label=${say('security.identities.unlink.of', {issuer})}
          @click=${() => this.#unlink(id, issuer)}>${say('security.identities.unlink')}</button>
      </li>`;
  }

  #link({id}) {
    const {password} = this.fields;
    return this.send(() => leaveFor(() => post(`/api/issuers/links/${id}`, password === '' ? {} : {password}), BACK), this.fields);
  }

  async #unlink(id, issuer) {
    if ((await this.send(() => del(`/api/issuers/links/${id}`), id)) !== undefined) {
      toast(say('security.identities.unlinked', {issuer}));
      await this.#load();
    }
  }
}

define('wenda-own-identities', OwnIdentities);

import {del, get, upload} from 'wenda/api';
import {avatar} from 'wenda/avatar';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {say} from 'wenda/texts';

/** The picture beside one's name: it is sent as soon as it is chosen. */
class OwnPicture extends WendaForm {
  static properties = {me: {attribute: false}, picture: {state: true}, note: {state: true}};

  constructor() {
    super();
    this.picture = undefined;
    this.note = '';
  }

  firstUpdated() {
    this.#load();
  }

  /** The name is shown in any case: whoever just joined is not known there yet. */
  async #load() {
    this.picture = await get(`/api/people/${encodeURIComponent(this.me.id)}`).then(
      (one) => one.avatar,
      () => undefined,
    );
  }

  render() {
    return html`
      <section class="account__part" aria-labelledby="own-picture">
        <h2 class="heading heading--section" id="own-picture">${say('settings.picture')}</h2>
        ${this.summary()}
        <div class="avatar-form">
          ${avatar({...this.me, avatar: this.picture}, 52)}
          <input class="visually-hidden" type="file" id="picture" accept="image/png,image/jpeg,image/gif" tabindex="-1" aria-hidden="true"
            @change=${(event) => this.#take(event.target)} />
          <button class="button" type="button" ?disabled=${this.working} aria-describedby="picture-hint"
            @click=${() => this.querySelector('#picture').click()}>${say('settings.picture.choose')}</button>
          ${this.picture
            ? html`<button class="button button--quiet" type="button" ?disabled=${this.working} @click=${() => this.#remove()}>${say('settings.picture.remove')}</button>`
            : nothing}
          <span class="meta" role="status">${this.note}</span>
        </div>
        <p class="field__hint" id="picture-hint">${say('settings.picture.hint')}</p>
        <p><a href="/members/${encodeURIComponent(this.me.id)}">${say('settings.profile.look')}</a></p>
      </section>`;
  }

  async #take(chooser) {
    const [file] = chooser.files;
    chooser.value = '';
    if (!file) {
      return;
    }
    const shown = await this.send(() => upload('/api/avatars/me', file, 'PUT'), file.name);
    if (shown !== undefined) {
      this.picture = shown.address;
      this.note = say('settings.picture.saved');
    }
  }

  async #remove() {
    if ((await this.send(() => del('/api/avatars/me'), null)) !== undefined) {
      this.picture = undefined;
      this.note = say('settings.picture.removed');
    }
  }
}

define('wenda-own-picture', OwnPicture);

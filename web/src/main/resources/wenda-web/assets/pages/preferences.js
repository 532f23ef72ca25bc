import {del, get, put} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {member, toSignIn} from 'wenda/session';
import {has, say} from 'wenda/texts';
import {failedState, loadingRows} from 'wenda/pages/states';

const TIMINGS = ['now', 'later', 'daily', 'weekly', 'never'];
const NIGHT = {from: '22:00', until: '07:00'};

/** Where members say what they want to be written of, and when. */
class Preferences extends WendaForm {
  static properties = {wanted: {state: true}, failed: {state: true}, note: {state: true}};

  constructor() {
    super();
    this.wanted = null;
    this.failed = false;
    this.note = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#start();
  }

  async #start() {
    if ((await member()) === null) {
      return toSignIn();
    }
    await this.#load();
  }

  /** Mornings and nights are those of where the member is now; they are kept with the first thing that is saved. */
  async #load() {
    try {
      this.wanted = {...(await get('/api/preferences')), zone: Intl.DateTimeFormat().resolvedOptions().timeZone};
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  render() {
    return html`
      <div class="columns__main preferences">
        <header class="page-head page-head--stacked">
          <h1 class="heading" tabindex="-1">${say('preferences.title')}</h1>
          <p class="lead">${say('preferences.intro')}</p>
        </header>
        ${this.#body()}
      </div>`;
  }

  #body() {
    if (this.failed) {
      return failedState(say('preferences.failed'), say('preferences.failed.detail'), () => this.#load());
    }
    return this.wanted === null ? loadingRows(4) : this.#form();
  }

  #form() {
    const {mail, quiet, refused, sending, zone} = this.wanted;
    return html`
      ${sending ? nothing : html`<p class="notice">${say('preferences.off')}</p>`}
      ${refused
        ? html`<div class="notice" role="status">
            <p>${say('preferences.refused', {words: refused.words})}</p>
            <button class="button button--small" type="button" @click=${() => this.#again()}>${say('preferences.again')}</button>
          </div>`
        : nothing}
      <form @submit=${(event) => this.#save(event)}>
        ${this.summary()}
        ${Object.keys(mail).filter((reason) => has(`preferences.reason.${reason}`)).map((reason) => this.#choice(reason))}
        <label class="check"><input type="checkbox" .checked=${Boolean(quiet)}
          @change=${({target}) => this.#change({quiet: target.checked ? NIGHT : undefined})} />
          <span>${say('preferences.quiet')}</span></label>
        ${quiet ? this.#hours(quiet, zone) : nothing}
        ${this.submitButton(say('preferences.save'))}
        <p role="status">${this.note}</p>
      </form>`;
  }

  #choice(reason) {
    return this.field({
      name: `mail.${reason}`,
      label: say(`preferences.reason.${reason}`),
      control: ({id, describedBy, invalid}) => html`
        <select class="input" id=${id} aria-describedby=${describedBy} aria-invalid=${invalid}
          @change=${({target}) => this.#change({mail: {...this.wanted.mail, [reason]: target.value}})}>
          ${TIMINGS.map((timing) => html`
            <option value=${timing} .selected=${this.wanted.mail[reason] === timing}>${say(`preferences.timing.${timing}`)}</option>`)}
        </select>`,
    });
  }

  #hours(quiet, zone) {
    const time = (edge) =>
      this.field({
        name: `quiet.${edge}`,
        label: say(`preferences.quiet.${edge}`),
        control: ({id, describedBy, invalid}) => html`
          <input class="input" type="time" required id=${id} aria-describedby=${describedBy} aria-invalid=${invalid}
            .value=${quiet[edge]} @change=${({target}) => this.#change({quiet: {...quiet, [edge]: target.value}})} />`,
      });
    return html`
      <div class="preferences__hours">${time('from')}${time('until')}</div>
      <p class="field__hint">${say('preferences.quiet.note', {zone})}</p>`;
  }

  #change(part) {
    this.wanted = {...this.wanted, ...part};
    this.note = '';
  }

  async #save(event) {
    event.preventDefault();
    const {mail, zone, quiet} = this.wanted;
    const saved = await this.send(() => put('/api/preferences', {mail, zone, ...(quiet && {quiet})}), this.wanted);
    if (saved) {
      this.#change(saved);
      this.note = say('preferences.saved');
    }
  }

  async #again() {
    await this.send(() => del('/api/preferences/refusal'), {});
    await this.#load();
  }
}

define('wenda-preferences', Preferences);

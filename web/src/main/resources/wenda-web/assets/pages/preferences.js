import {del, get, put} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {member, toSignIn} from 'wenda/session';
import {has, say} from 'wenda/texts';
import {failedState, loadingRows} from 'wenda/pages/states';
import 'wenda/pages/preferences-follows';
import 'wenda/pages/preferences-subscriptions';

const TIMINGS = ['now', 'later', 'daily', 'weekly', 'never'];
const NIGHT = {from: '22:00', until: '07:00'};

/** Where members say for what their bell rings, what they want to be written of and when, and what they follow. */
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
        ${this.wanted === null ? nothing : html`<wenda-subscriptions></wenda-subscriptions><wenda-follows></wenda-follows><wenda-follows muted></wenda-follows>`}
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
        <div class="preferences__choices">
          ${Object.keys(mail).filter((reason) => has(`preferences.reason.${reason}`)).reverse().map((reason) => this.#choice(reason))}
        </div>
        <p class="field__hint">${say('preferences.bell.note')}</p>
        <label class="check"><input type="checkbox" .checked=${Boolean(quiet)}
          @change=${({target}) => this.#change({quiet: target.checked ? NIGHT : undefined})} />
          <span>${say('preferences.quiet')}</span></label>
        ${quiet ? this.#hours(quiet, zone) : nothing}
        ${this.submitButton(say('preferences.save'))}
        <p role="status">${this.note}</p>
      </form>`;
  }

  /** What one hears of, and by which channels. */
  #choice(reason) {
    const {mail, bell} = this.wanted;
    const name = say(`preferences.reason.${reason}`);
    return html`
      <fieldset class="preferences__choice">
        <legend>${name}</legend>
        <label class="check"><input type="checkbox" aria-label=${say('preferences.bell.of', {reason: name})} .checked=${bell[reason]}
          @change=${({target}) => this.#change({bell: {...bell, [reason]: target.checked}})} /><span>${say('preferences.bell')}</span></label>
        <select class="input" aria-label=${say('preferences.mail.of', {reason: name})}
          aria-invalid=${this.errorOf(`mail.${reason}`) ? 'true' : nothing}
          @change=${({target}) => this.#change({mail: {...mail, [reason]: target.value}})}>
          ${TIMINGS.map((timing) => html`
            <option value=${timing} .selected=${mail[reason] === timing}>${say(`preferences.timing.${timing}`)}</option>`)}
        </select>
      </fieldset>`;
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
    const {mail, bell, zone, quiet} = this.wanted;
    const saved = await this.send(() => put('/api/preferences', {mail, bell, zone, ...(quiet && {quiet})}), this.wanted);
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

import {put} from 'wenda/api';
import {html, nothing} from 'wenda/element';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';
import {StaffList} from 'wenda/pages/staff-list';

const LONGEST_WHY = 500;

/** A list on which somebody of the staff chooses what becomes of one of its items, and says why. */
export class Deciding extends StaffList {
  static properties = {
    ...StaffList.properties,
    deciding: {state: true},
  };

  constructor() {
    super();
    this.deciding = null;
  }

  /** Opens the form at this item. */
  async ask({id}) {
    this.problem = null;
    this.deciding = id;
    await this.updateComplete;
    this.querySelector('.ledger__end select')?.focus();
  }

  /**
   * The form.
   *
   * @param name of the field that is chosen
   * @param choices by value, in words
   * @param action what the button says
   * @param path to which it is put
   * @param done what is said afterwards
   * @param note what is to be known before; nothing if absent
   */
  form({name, label, choices, action, path, done, note}) {
    return html`
      <form class="ledger__end" @submit=${(event) => this.#decided(event, {name, path, done})}>
        ${this.summary()}
        ${note ? html`<p class="notice">${note}</p>` : nothing}
        ${this.field({
          name,
          label,
          control: ({id, describedBy, invalid}) => html`
            <select class="input" name=${name} id=${id} aria-describedby=${describedBy} aria-invalid=${invalid}>
              ${Object.entries(choices).map(([value, words]) => html`<option value=${value}>${words}</option>`)}
            </select>`,
        })}
        ${this.field({
          name: 'why',
          label: say('membership.end.why'),
          control: ({id, describedBy, invalid}) => html`
            <input class="input" name="why" id=${id} maxlength=${LONGEST_WHY} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
        })}
        <p>${this.submitButton(action, say('form.sending'), 'button--ink')}
          <button class="button button--quiet" type="button" @click=${() => { this.deciding = null; }}>${say('frame.cancel')}</button></p>
      </form>`;
  }

  async #decided(event, {name, path, done}) {
    event.preventDefault();
    const {elements} = event.target;
    const body = {[name]: elements[name].value, why: elements.why.value};
    if (await this.send(() => put(path, body), body)) {
      this.deciding = null;
      await this.load();
      toast(done);
    }
  }
}

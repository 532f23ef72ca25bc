import {get} from 'wenda/api';
import {html, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {member, toSignIn} from 'wenda/session';
import {say} from 'wenda/texts';

/** A list of the staff's that is read page by page. Whoever extends it says at which `path`, with which `query`, and draws the `items`. */
export class StaffList extends WendaForm {
  static properties = {
    ...WendaForm.properties,
    allowed: {state: true},
    items: {state: true},
    next: {state: true},
    failed: {state: true},
  };

  constructor() {
    super();
    this.query = {};
    this.allowed = true;
    this.items = null;
    this.next = null;
    this.failed = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    if ((await member()) === null) {
      return toSignIn();
    }
    await this.load();
  }

  /** @param after the `next` of the page before; the first page without one */
  async load(after) {
    try {
      const query = String(new URLSearchParams({...this.query, ...(after && {after})}));
      const page = await get(query ? `${this.path}?${query}` : this.path);
      await this.besides();
      this.took(page);
      this.items = after ? [...this.items, ...page.items] : page.items;
      this.next = page.next ?? null;
      this.failed = false;
    } catch (problem) {
      this.allowed = problem.status !== 403;
      this.failed = true;
    }
  }

  /** What is read beside the list. */
  async besides() {}

  /** What else a page of the list says. */
  took() {}

  more() {
    return this.next
      ? html`<button class="button" type="button" @click=${() => this.load(this.next)}>${say('membership.more')}</button>`
      : nothing;
  }
}

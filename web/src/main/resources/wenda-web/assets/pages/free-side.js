import {put} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {say} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {StaffList} from 'wenda/pages/staff-list';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';

/** Where administrators close the free side for writing and open it, and read who did so before. */
class FreeSide extends StaffList {
  path = '/api/admin/question/free-side';

  render() {
    if (!this.allowed) {
      return emptyState(say('people.not-allowed'), say('staff.side-not-allowed'), html`<a class="button" href="/">${say('people.home')}</a>`);
    }
    return html`
      <header class="page-head page-head--stacked">
        <h1 class="heading">${say('staff.side')}</h1>
        <p class="lead">${say('staff.side-lead')}</p>
      </header>
      ${this.#content()}`;
  }

  #content() {
    if (this.failed) {
      return failedState(say('staff.side-failed'), say('staff.failed-text'), () => this.load());
    }
    if (this.items === null) {
      return loadingRows(2);
    }
    const closed = this.items[0]?.closed === true;
    return html`
      <form class="reply__form free-side" novalidate @submit=${(event) => this.#turn(event, !closed)}>
        ${this.summary()}
        <p role="status"><b>${say(closed ? 'staff.side-is-closed' : 'staff.side-is-open')}</b></p>
        ${closed
          ? nothing
          : this.field({
              name: 'words',
              label: say('staff.side-words'),
              hint: say('staff.side-words-hint'),
              control: ({id, describedBy, invalid}) => html`
                <textarea class="input" id=${id} name="words" rows="3" maxlength="500" aria-describedby=${describedBy} aria-invalid=${invalid}></textarea>`,
            })}
        ${this.submitButton(say(closed ? 'staff.side-open' : 'staff.side-close'), undefined, 'button--ink')}
      </form>
      ${this.items.length === 0 ? nothing : html`
        <h2 class="heading heading--section">${say('staff.side-turns')}</h2>
        <ul class="replies" role="list">${this.items.map(row)}</ul>`}`;
  }

  async #turn(event, closed) {
    event.preventDefault();
    const words = new FormData(event.target).get('words') ?? undefined;
    const body = {closed, ...(words && {words})};
    if (await this.send(() => put(this.path, body), body)) {
      await this.load();
    }
  }
}

const row = (turn) => html`
  <li class="reply">
    <div>
      <p class="reply__title">${say(turn.closed ? 'staff.side-turned-closed' : 'staff.side-turned-open', {name: turn.by.name ?? ''})}</p>
      ${turn.words ? html`<p class="meta">${turn.words}</p>` : nothing}
    </div>
    <span class="meta">${timeTag(turn.at)}</span>
  </li>`;

define('wenda-free-side', FreeSide);

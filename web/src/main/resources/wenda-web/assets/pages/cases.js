import {define, html, nothing} from 'wenda/element';
import {is} from 'wenda/session';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {stateOf} from 'wenda/pages/case-parts';
import {StaffList} from 'wenda/pages/staff-list';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';
import 'wenda/pages/case-opening';
import 'wenda/pages/case-paper';

/** Where the staff looks after conduct: what waits, one case, or a new one. The address says which. */
class Cases extends StaffList {
  path = '/api/cases';

  #asked = new URLSearchParams(location.search);

  constructor() {
    super();
    this.allowed = null;
    this.closed = this.#asked.has('closed');
    this.query = this.closed ? {closed: true} : {};
  }

  /** One case, or a new one, is there without the list. */
  async load(after) {
    this.allowed = await is('moderator');
    if (this.allowed && !this.#asked.has('id') && !this.#asked.has('member')) {
      await super.load(after);
    }
  }

  render() {
    if (this.allowed === false) {
      return emptyState(say('conduct.not-allowed'), say('conduct.not-allowed.detail'), html`<a class="button" href="/">${say('people.home')}</a>`);
    }
    return html`
      <div class="columns__main conduct">
        <header class="page-head page-head--stacked">
          <h1 class="heading" tabindex="-1">${say('conduct.cases')}</h1>
          <p class="lead">${say('conduct.cases.lead')} <a href="/rules">${say('conduct.rules')}</a></p>
        </header>
        ${this.allowed === null ? loadingRows(3) : this.#body()}
      </div>`;
  }

  #body() {
    const id = this.#asked.get('id');
    if (id) {
      return html`<p><a href="/admin/cases">${say('conduct.all')}</a></p><wenda-case-paper .caseId=${id}></wenda-case-paper>`;
    }
    return this.#asked.has('member')
      ? html`<wenda-case-opening .asked=${this.#asked}></wenda-case-opening>`
      : html`
        <nav class="actions" aria-label=${say('conduct.cases')}>
          <a class="button ${this.closed ? '' : 'button--ink'}" href="/admin/cases" aria-current=${this.closed ? nothing : 'page'}>${say('conduct.waiting')}</a>
          <a class="button ${this.closed ? 'button--ink' : ''}" href="/admin/cases?closed=1" aria-current=${this.closed ? 'page' : nothing}>${say('conduct.decided')}</a>
          <a class="button button--quiet" href="/admin/cases?member=">${say('conduct.open')}</a>
        </nav>
        ${this.#list()}`;
  }

  #list() {
    if (this.failed) {
      return failedState(say('conduct.failed'), say('conduct.failed.detail'), () => this.load());
    }
    if (this.items === null) {
      return loadingRows(3);
    }
    return this.items.length === 0
      ? emptyState(say('conduct.nothing'), say('conduct.nothing.detail'))
      : html`
        <ul class="cases" role="list">${this.items.map((one) => html`
          <li class="case" data-case=${one.id}>
            <a href=${`/admin/cases?id=${encodeURIComponent(one.id)}`}><b><bdi>${one.member.name}</bdi></b></a>
            <span>${stateOf(one)}${one.measure ? html` · ${say(`conduct.measure.${one.measure}`)}` : nothing}</span>
            <span class="meta">${sayWith('conduct.opened', {time: timeTag(one.openedAt)})}
              ${one.state === 'hearing' ? (one.replied ? say('conduct.replied') : sayWith('conduct.reply-until', {time: timeTag(one.replyBy)})) : nothing}</span>
          </li>`)}</ul>
        ${this.more()}`;
  }
}

define('wenda-cases', Cases);

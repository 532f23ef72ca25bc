import {get, post} from 'wenda/api';
import {define, html, nothing} from 'wenda/element';
import {confirm} from 'wenda/confirm';
import {answerWithin} from 'wenda/money';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {toast} from 'wenda/toast';
import {StaffList} from 'wenda/pages/staff-list';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';

const KEYS = '/api/admin/membership/keys';
const NAMED = {
  'roles-given': 'people.role',
  'ability-given': 'people.ability',
  'ability-taken': 'people.ability',
  'group-changed': 'groups.field',
};

/** What the staff did about roles, abilities, the safety of accounts, groups and sponsors, and the keys that sign sessions. */
class Audit extends StaffList {
  static properties = {...StaffList.properties, keys: {state: true}};

  path = '/api/admin/membership/audit';

  constructor() {
    super();
    this.keys = [];
  }

  async besides() {
    this.keys = (await get(KEYS)).items;
  }

  render() {
    if (!this.allowed) {
      return emptyState(say('people.not-allowed'), say('audit.not-allowed.detail'), html`<a class="button" href="/">${say('people.home')}</a>`);
    }
    return html`
      <header class="page-head page-head--stacked">
        <h1 class="heading">${say('audit.title')}</h1>
        <p class="lead">${say('audit.lead')}</p>
      </header>
      ${this.#content()}`;
  }

  #content() {
    if (this.failed) {
      return failedState(say('audit.failed'), say('people.failed.detail'), () => this.load());
    }
    if (this.items === null) {
      return loadingRows(4);
    }
    return html`
      <h2 class="heading heading--section">${say('audit.keys')}</h2>
      <p class="meta">${say('audit.keys.lead')}</p>
      <ul class="replies" role="list">${this.keys.map(key)}</ul>
      <p class="audit__turn"><button class="button" type="button" ?disabled=${this.keys.some(({state}) => state === 'waiting')} @click=${() => this.#rotate()}>${say('audit.rotate')}</button></p>
      <h2 class="heading heading--section">${say('audit.done')}</h2>
      ${this.items.length === 0
        ? html`<p class="meta">${say('audit.none')}</p>`
        : html`<ul class="replies" role="list">${this.items.map(row)}</ul>`}
      ${this.more()}`;
  }

  async #rotate() {
    if (!(await confirm({title: say('audit.rotate'), text: say('audit.rotate.text'), action: say('audit.rotate')}))) {
      return;
    }
    try {
      await post(KEYS, {});
      await this.load();
    } catch (problem) {
      toast(problem.title);
    }
  }
}

const key = ({id, state, signsFrom, until}) => html`
  <li class="reply">
    <div>
      <p class="reply__title"><code>${id}</code></p>
      <p class="meta">${say(`audit.key.${state}`)}</p>
    </div>
    <span class="meta">${sayWith('audit.key.from', {time: timeTag(signsFrom)})}${until ? html` · ${sayWith('audit.key.until', {time: timeTag(until)})}` : nothing}</span>
  </li>`;

const row = ({deed, by, about, what, at}) => html`
  <li class="reply">
    <div>
      <p class="reply__title">${say(`audit.deed.${deed}`, {name: about.name ?? about.id, what: whatInWords(deed, what)})}</p>
      <p class="meta">${by ? (by.name ?? by.id) : say('audit.by-itself')}</p>
    </div>
    <span class="meta">${timeTag(at)}</span>
  </li>`;

const whatInWords = (deed, what) =>
  what.length === 0 ? say('audit.no-role') : what.map((code) => inWords(deed, code)).join(say('audit.and'));

/** A number is how many were counted, or the budget of a promise. */
function inWords(deed, code) {
  if (deed === 'group-counted') {
    return code;
  }
  return /^\d+$/.test(code) ? answerWithin(Number(code)) : say(`${NAMED[deed]}.${code}`);
}

define('wenda-audit', Audit);

import {WendaElement, define, html, nothing} from 'wenda/element';
import {del, get, put} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {member, toSignIn} from 'wenda/session';
import {say} from 'wenda/texts';
import {reasons} from 'wenda/reasons';
import {toast} from 'wenda/toast';
import {usualReview} from 'wenda/usual';
import {ordinal, questionStanding} from 'wenda/pages/question-standing';
import {followingList, followingSide, nameOf} from 'wenda/pages/following';
import {byTurn} from 'wenda/pages/standing';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';
import 'wenda/pages/alerts';

const TABS = ['open', 'settled', 'following'];
const PAGE = 100;
const COUNTED_AFTER_MILLIS = 2000;

/**
 * My Q&A: every question of the reader's with where it stands, those that wait for the reader first; what they follow;
 * and what the bell told. The parts load side by side, and one that fails leaves the others alone.
 */
class My extends WendaElement {
  static properties = {
    tab: {state: true},
    questions: {state: true},
    follows: {state: true},
    failed: {state: true},
    busy: {state: true},
    note: {state: true},
    usual: {state: true},
    reasons: {state: true},
  };

  constructor() {
    super();
    this.tab = tabOf(location.search);
    this.questions = null;
    this.follows = null;
    this.failed = {};
    this.busy = false;
    this.note = '';
    this.usual = null;
    this.reasons = [];
  }

  #back = () => (this.tab = tabOf(location.search));

  /** The bell may ring before the list of questions has counted the answer: it is read once more. */
  #again = () => {
    this.#load('questions');
    setTimeout(() => this.#load('questions'), COUNTED_AFTER_MILLIS);
  };

  connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', this.#back);
    document.addEventListener('wenda-alert', this.#again);
    this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#back);
    document.removeEventListener('wenda-alert', this.#again);
  }

  async #start() {
    if ((await member()) === null) {
      return toSignIn();
    }
    this.#askUsual();
    reasons().then((all) => (this.reasons = all), () => {});
    await Promise.all([this.#load('questions'), this.#load('follows')]);
    this.#tellWhatWasSent();
  }

  /** How long a review takes as a rule; without it, nothing is said of it. */
  async #askUsual() {
    this.usual = await usualReview().catch(() => null);
  }

  async #load(part) {
    try {
      this[part] = KEPT[part](await get(PATHS[part]));
      this.failed = {...this.failed, [part]: false};
    } catch (problem) {
      this.failed = {...this.failed, [part]: problem};
    }
  }

  /** "Sent. You are 3rd in the queue.", to who comes from the form. */
  #tellWhatWasSent() {
    const arrived = new URLSearchParams(location.search);
    const question = this.questions?.items.find(({id}) => id === arrived.get('sent'));
    if (question?.place) {
      this.note = ordinal('mine.sent', question.place);
    } else if (arrived.has('saved')) {
      this.note = say('mine.saved');
    }
  }

  render() {
    const rows = byTurn(this.questions?.items ?? []);
    const open = rows.filter(({turn}) => turn !== 'nobody');
    const settled = rows.filter(({turn}) => turn === 'nobody').reverse();
    return html`
      <div class="columns">
        <div class="columns__main">
          <header class="page-head">
            <h1 class="heading" tabindex="-1">${say('mine.title')}</h1>
            ${this.questions ? html`<p class="page-head__note">${summary(open)}</p>` : nothing}
          </header>
          <div role="status">${this.note ? html`<p class="notice">${this.note}</p>` : nothing}</div>
          ${this.#tabs({
            open: this.questions && open.length,
            settled: this.questions && settled.length,
            following: this.follows?.items.length,
          })}
          ${this.#part(open, settled)}
          <wenda-alerts></wenda-alerts>
        </div>
        <div class="columns__side side">
          ${this.tab === 'following' ? nothing : followingSide(this.follows, () => this.#show('following'))}
          ${figures(this.questions)}
          <p><a href="/preferences">${say('shell.preferences')}</a></p>
        </div>
      </div>`;
  }

  #tabs(counts) {
    return html`
      <nav class="tabs" aria-label=${say('mine.tabs')}>
        ${TABS.map((tab) => html`
          <a class="tab" href=${pathOf(tab)} aria-current=${tab === this.tab ? 'page' : nothing} @click=${(event) => this.#go(event, tab)}>
            ${say(`mine.tab.${tab}`)}${(counts[tab] ?? null) === null ? nothing : html` <span class="tab__count">${counts[tab]}</span>`}</a>`)}
      </nav>`;
  }

  #go(event, tab) {
    if (!event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      this.#show(tab);
    }
  }

  #show(tab) {
    this.tab = tab;
    this.note = '';
    history.pushState(null, '', pathOf(tab));
  }

  #part(open, settled) {
    if (this.tab === 'following') {
      return followingList(this.follows, this.failed.follows, {
        retry: () => this.#load('follows'),
        unfollow: (follow) => this.#unfollow(follow),
      });
    }
    if (this.questions === null) {
      return this.failed.questions
        ? failedState(say('mine.failed.questions'), say('mine.failed.detail'), () => this.#load('questions'))
        : loadingRows(3);
    }
    return this.#list(this.tab === 'open' ? open : settled);
  }

  #list(rows) {
    if (rows.length === 0) {
      return emptyState(
        say(`mine.${this.tab}.empty`),
        say(`mine.${this.tab}.empty.detail`),
        html`<a class="button" href="/ask">${say('mine.ask')}</a>`,
      );
    }
    const page = {busy: this.busy, usual: this.usual, reasons: this.reasons, withdraw: (question) => this.#withdraw(question)};
    return html`
      <div class="standings">${rows.map((row) => questionStanding(row, page))}</div>
      ${this.questions.next
        ? html`<button class="button standings__more" type="button" @click=${() => this.#older()}>${say('mine.more')}</button>`
        : nothing}`;
  }

  async #older() {
    try {
      const older = await get(`${PATHS.questions}&after=${encodeURIComponent(this.questions.next)}`);
      this.questions = {...older, items: [...this.questions.items, ...older.items]};
    } catch (problem) {
      toast(problem.message);
    }
  }

  async #withdraw(question) {
    const sure = await confirm({
      title: say('mine.withdraw.ask'),
      text: say('mine.withdraw.detail'),
      action: say('mine.withdraw'),
    });
    if (!sure || this.busy) {
      return;
    }
    this.busy = true;
    try {
      await del(`/api/questions/${question.id}`);
      toast(say('mine.withdraw.done'));
    } catch (problem) {
      toast(problem.code === 'already-decided' ? say('mine.withdraw.decided') : problem.message);
    }
    this.busy = false;
    await this.#load('questions');
    this.querySelector('h1')?.focus();
  }

  async #unfollow(follow) {
    try {
      await del(`/api/follows/${follow.kind}/${encodeURIComponent(follow.id)}`);
      toast(say('mine.unfollowed', {title: nameOf(follow)}), {action: say('mine.follow.again'), onAction: () => this.#follow(follow)});
    } catch (problem) {
      toast(problem.message);
    }
    await this.#load('follows');
  }

  async #follow(follow) {
    await put(`/api/follows/${follow.kind}/${encodeURIComponent(follow.id)}`).catch((problem) => toast(problem.message));
    await this.#load('follows');
  }
}

const PATHS = {questions: `/api/questions?author=me&limit=${PAGE}`, follows: `/api/follows?limit=${PAGE}`};

/** Following starts with asking, but there is nothing to read or to leave until the question is public. */
const KEPT = {
  questions: (page) => page,
  follows: (page) => ({...page, items: page.items.filter(({kind, title}) => title || kind === 'community')}),
};

const pathOf = (tab) => (tab === 'open' ? '/my' : `/my?tab=${tab}`);

function tabOf(search) {
  const wanted = new URLSearchParams(search).get('tab');
  return TABS.includes(wanted) ? wanted : 'open';
}

function summary(open) {
  const yours = open.filter(({turn}) => turn === 'you').length;
  const parts = [say('mine.summary.open', {count: open.length})];
  if (yours > 0) {
    parts.push(say('mine.summary.yours', {count: yours}));
  }
  return parts.join(say('mine.summary.and'));
}

function figures(questions) {
  if (!questions || questions.next || questions.items.length === 0) {
    return nothing;
  }
  const all = questions.items.filter(({state}) => state !== 'withdrawn' && state !== 'removed');
  const published = all.filter(({state}) => state === 'published');
  const of = (part, whole) => say('mine.side.of', {count: part.length, total: whole.length});
  return html`
    <section>
      <h2 class="side__title">${say('mine.side.figures')}</h2>
      <dl class="figures">
        <dt>${say('mine.side.asked')}</dt><dd>${all.length}</dd>
        <dt>${say('mine.side.published')}</dt><dd>${of(published, all)}</dd>
        <dt>${say('mine.side.answered')}</dt><dd>${of(published.filter((q) => q.answerCount > 0), published)}</dd>
        <dt>${say('mine.side.accepted')}</dt><dd>${of(published.filter((q) => q.acceptedAnswerId), published)}</dd>
      </dl>
    </section>`;
}

define('wenda-my', My);

import {Problem, del, get, post, put} from 'wenda/api';
import {WendaElement, define, html, nothing} from 'wenda/element';
import {reasons} from 'wenda/reasons';
import {is, member, toSignIn} from 'wenda/session';
import {say} from 'wenda/texts';
import {clock, span} from 'wenda/time';
import {toast} from 'wenda/toast';
import {decisionColumn} from 'wenda/pages/review-decision';
import {DeskKeys, keysDialog} from 'wenda/pages/review-keys';
import {isFinal, noticeOf} from 'wenda/pages/review-notice';
import {paperColumn} from 'wenda/pages/review-paper';
import {queueColumn} from 'wenda/pages/review-queue';
import {Waiting} from 'wenda/pages/review-waiting';
import {emptyState} from 'wenda/pages/states';
import 'wenda/pages/decided';

const TICK_MILLIS = 1000;
const LAST_CALL_MILLIS = 2 * 60_000;
const WORDS_MAX = 1000;
const MOST_NEAR = 7;
const NOTHING_OPEN = {
  opened: null,
  paper: null,
  claim: null,
  notice: null,
  deciding: null,
  near: null,
  original: '',
  corrected: null,
  all: false,
  reason: '',
  line: '',
  errors: {},
  working: null,
};

/**
 * The review desk: the queue, the paper, the decision. Opening a paper claims it, so that nobody reads it twice; moving
 * on gives it back; a decision names the revision that was read and leads to the next paper. What another moderator or
 * the asker did meanwhile is told in words, and a line begun to the asker is kept until the page is left.
 */
class Reviews extends WendaElement {
  static properties = {
    allowed: {state: true},
    said: {state: true},
    now: {state: true},
    reasons: {state: true},
    ...Object.fromEntries(Object.keys(NOTHING_OPEN).map((name) => [name, {state: true}])),
  };

  constructor() {
    super();
    this.tab = new URLSearchParams(location.search).get('tab') === 'decided' ? 'decided' : 'queue';
    this.allowed = null;
    this.said = '';
    this.now = Date.now();
    this.reasons = [];
    this.me = null;
    this.keys = new DeskKeys(this);
    this.waiting = new Waiting(this);
    Object.assign(this, NOTHING_OPEN);
  }

  #ticking;
  #lines = new Map();

  connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', this.#back);
    this.#ticking = setInterval(() => this.#tick(), TICK_MILLIS);
    this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#back);
    clearInterval(this.#ticking);
  }

  async #start() {
    this.me = await member();
    if (this.me === null) {
      return toSignIn();
    }
    this.allowed = await is('moderator');
    if (this.allowed) {
      this.reasons = await reasons().catch(() => []);
      await this.waiting.load();
      const wanted = openedIn(location) ?? this.waiting.open.find(this.waiting.isMine)?.id;
      if (wanted && this.tab === 'queue') {
        await this.open(wanted, {remember: false});
      }
    }
  }

  #back = () => {
    const wanted = openedIn(location);
    if (wanted) {
      this.open(wanted, {remember: false});
    } else {
      this.#leave();
    }
  };

  #tick() {
    const left = this.claimedMillis();
    this.now = Date.now();
    if (left > LAST_CALL_MILLIS && this.claimedMillis() <= LAST_CALL_MILLIS) {
      this.said = say('reviewing.claim.left.minutes', {minutes: 2});
    }
  }

  /** How long the reader's claim still holds. */
  claimedMillis() {
    return this.claim?.mine ? Math.max(0, Date.parse(this.claim.until) - this.now) : 0;
  }

  get decidable() {
    return !!this.paper && !!this.claim?.mine && !isFinal(this.notice);
  }

  /** Whether a flagged post is on the desk, or one that waits to be public. */
  get flags() {
    return ['held', 'flag'].includes(this.paper?.kind);
  }

  /** Whether it is a change of what is public. */
  get edit() {
    return this.paper?.kind === 'edit';
  }

  /** What is public was not asked before, and nobody mends what others remark. */
  may(decision) {
    return !(decision === 'duplicate' && this.edit) && !(decision === 'correct' && this.paper.post === 'comment');
  }

  async open(id, {remember = true} = {}) {
    if (this.opened === id && this.paper) {
      return;
    }
    this.#leave();
    Object.assign(this, {opened: id}, this.#lines.get(id));
    if (remember) {
      history.pushState(null, '', `/reviews?open=${encodeURIComponent(id)}`);
    }
    await this.#read();
    await this.#focus('.review-notice, .paper__title');
  }

  /** Claims the opened paper and reads it as it is now. */
  async #read() {
    const id = this.opened;
    await this.#claim();
    try {
      const paper = await get(pathOf(id));
      if (this.opened === id) {
        this.paper = paper;
        this.notice ??= this.waiting.isOwn(paper) ? {kind: 'own-alone'} : null;
      }
    } catch (problem) {
      await this.#refused(problem, id, 'not-loaded');
    }
  }

  /** Once more, after it did not load or could not be claimed. */
  again() {
    this.notice = null;
    return this.#read();
  }

  async #claim() {
    const id = this.opened;
    try {
      const {claimedUntil} = await put(`${pathOf(id)}/claim`);
      if (this.opened === id) {
        this.now = Date.now();
        this.claim = {mine: true, until: claimedUntil};
        this.waiting.claim(id, this.me, claimedUntil);
      }
    } catch (problem) {
      await this.#refused(problem, id, 'not-claimed');
    }
  }

  async extend() {
    if (this.decidable) {
      await this.#claim();
      this.said = this.claim?.mine ? say('reviewing.claim.extended', {time: clock(this.claim.until)}) : '';
    }
  }

  release() {
    this.#leave();
    history.pushState(null, '', '/reviews');
    this.said = say('reviewing.claim.released');
    this.#focus('.queue__row');
  }

  /** Nothing is open any more; a claim that was not used is given back, a line begun is kept. */
  #leave() {
    if (this.opened && this.line) {
      const {reason, line} = this;
      this.#lines.set(this.opened, {reason, line});
    }
    if (this.opened && this.claim?.mine) {
      this.waiting.claim(this.opened, undefined, undefined);
      del(`${pathOf(this.opened)}/claim`).catch(() => {});
    }
    Object.assign(this, NOTHING_OPEN);
  }

  step(by) {
    const next = this.waiting.step(this.opened, by);
    return next ? this.open(next.id) : undefined;
  }

  /** Of a flagged post: it is taken away, or it stays. Of one that waits: it is not published, or it is. */
  settle(decision) {
    const done = this.paper.kind === 'held' ? {uphold: 'declined', decline: 'published'} : {uphold: 'upheld', decline: 'kept'};
    return this.#decide({decision}, done[decision]);
  }

  /** Opens one of the decisions that say more than yes, or closes it. */
  async toggle(decision, open = this.deciding !== decision) {
    if (this.flags) {
      return decision === 'decline' ? this.settle('uphold') : undefined;
    }
    if ((decision === 'changes' && this.paper.attemptsLeft === 0) || !this.may(decision)) {
      return;
    }
    this.deciding = open ? decision : null;
    this.errors = {};
    if (open && decision === 'correct') {
      const {title, body, tags} = this.paper;
      this.corrected ??= {title, body, tags: tags.join(' ')};
    }
    if (open && decision === 'duplicate') {
      await this.#lookForOriginals();
    }
    if (open) {
      await this.#focus('.decline--open input:checked, .decline--open :is(input, textarea)');
    }
  }

  /** Where it may have been asked before: what its asker was shown, then what looks like it. */
  async #lookForOriginals() {
    const {opened: id, paper} = this;
    const found = await get(`/api/search/similar?title=${encodeURIComponent(paper.title)}`).catch(() => ({items: []}));
    if (this.opened === id) {
      const known = new Set(paper.shown.map((question) => question.id));
      this.near = [...paper.shown, ...found.items.filter((question) => !known.has(question.id))].slice(0, MOST_NEAR);
    }
  }

  /** By its place in the list that is open. */
  choose(place) {
    if (['decline', 'changes'].includes(this.deciding) && this.reasons[place]) {
      this.reason = this.reasons[place].code;
    } else if (this.deciding === 'duplicate' && this.near?.[place]) {
      this.original = this.near[place].id;
    } else {
      return;
    }
    this.errors = {};
    this.#focus('.decline--open input:checked');
  }

  publish() {
    return this.flags ? this.settle('decline') : this.#decide({decision: 'approve'}, 'published');
  }

  /** Sends the decision that is open. */
  send() {
    const words = this.line.trim();
    const length = [...words].length;
    const {errors, decision, done} = DECISIONS[this.deciding](this, words);
    this.errors = length > WORDS_MAX ? {...errors, words: say('reviewing.decline.words.too-long', {limit: WORDS_MAX, length})} : errors;
    const wrong = Object.keys(this.errors);
    if (wrong.length > 0) {
      return this.#focus(wrong[0] === 'words' ? '.decline--open textarea' : '.decline--open input');
    }
    return this.deciding === 'decline' && this.all
      ? this.#declineAll({reason: this.reason, ...(words && {words})})
      : this.#decide({...decision, ...(words && {words})}, done);
  }

  /** Everything that the author of the paper has in review; each is a decision of its own. */
  async #declineAll(decision) {
    if (!this.decidable || this.working) {
      return;
    }
    const {opened: id, paper} = this;
    this.working = 'reject';
    try {
      const {declined} = await post('/api/reviews/rejections', {author: paper.author.id, ...decision});
      toast(say('reviewing.done.all', {count: declined, name: paper.author.name}));
      await this.waiting.load();
      await this.goOn();
    } catch (problem) {
      this.working = null;
      await this.#refused(problem, id, 'not-sent');
    }
  }

  /** With one click beside a question that its asker was shown. */
  closeAs(originalId) {
    return this.#decide({decision: 'duplicate', originalId}, 'duplicate');
  }

  async #decide(decision, done) {
    if (!this.decidable || this.working) {
      return;
    }
    const {opened: id, paper} = this;
    this.working = decision.text ? 'correct' : decision.decision;
    try {
      await post(`${pathOf(id)}/decision`, {...decision, revision: paper.revision});
      toast(say(`reviewing.done.${done}`, {title: paper.title}));
      await this.goOn();
    } catch (problem) {
      this.working = null;
      await this.#refused(problem, id, 'not-sent');
    }
  }

  /** What was open is settled: on to the next one that the reader may decide on. */
  async goOn() {
    const id = this.opened;
    const next = this.waiting.after(id);
    this.claim = null;
    this.#leave();
    this.waiting.remove(id);
    history.replaceState(null, '', '/reviews');
    await (next ? this.open(next.id) : this.#focus('h1'));
    this.waiting.load();
  }

  async #refused(problem, id, failed) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
    if (this.opened !== id) {
      return;
    }
    if (problem.code === 'claimed-by-other') {
      const {by, until} = problem.body;
      this.claim = {mine: false, by, until};
      this.waiting.claim(id, by, until);
      return;
    }
    this.notice = noticeOf(problem, failed);
    if (isFinal(this.notice)) {
      this.claim = null;
    }
    if (this.notice.kind === 'changed') {
      await this.#read();
    }
    await this.#focus('.review-notice');
  }

  async #focus(selector) {
    await this.updateComplete;
    this.querySelector(selector)?.focus();
  }

  render() {
    if (this.allowed === false || this.waiting.refused) {
      return emptyState(
        say('reviewing.not-allowed'),
        say('reviewing.not-allowed.detail'),
        html`<a class="button" href="/">${say('reviewing.home')}</a>`,
      );
    }
    return html`
      <header class="review-head">
        <h1 class="heading" tabindex="-1">${say('reviewing.title')}</h1>
        <p class="meta">${this.#summary()}</p>
        <nav class="tabs review-head__tabs" aria-label=${say('reviewing.tabs')}>
          ${this.#tab('queue', '/reviews')} ${this.#tab('decided', '/reviews?tab=decided')}
        </nav>
      </header>
      ${this.tab === 'decided' ? html`<wenda-decided></wenda-decided>` : this.#desk()}
      <p class="visually-hidden" role="status">${this.said}</p>
      ${keysDialog(this.keys)}`;
  }

  #tab(tab, path) {
    return html`
      <a class="tab" href=${path} aria-current=${this.tab === tab ? 'page' : nothing}>${say(`reviewing.tab.${tab}`)}</a>`;
  }

  #desk() {
    if (this.waiting.empty && !this.opened) {
      return html`<div class="review-empty">${emptyState(
        say('reviewing.empty'),
        say('reviewing.empty.detail'),
        html`<a class="button" href="/reviews?tab=decided">${say('reviewing.empty.decided')}</a>`,
      )}</div>`;
    }
    return html`
      <div class="review ${this.opened ? 'review--open' : ''}">
        ${queueColumn(this)} ${paperColumn(this)} ${decisionColumn(this)}
      </div>`;
  }

  #summary() {
    const oldest = this.waiting.items?.map(({submittedAt}) => submittedAt).sort()[0];
    if (oldest) {
      return say('reviewing.summary', {count: this.waiting.total, time: span(oldest, this.now)});
    }
    return this.waiting.empty ? say('reviewing.summary.none') : nothing;
  }
}

const pathOf = (id) => `/api/reviews/${id.split('/').map(encodeURIComponent).join('/')}`;
const openedIn = ({search}) => new URLSearchParams(search).get('open');

/** Of each decision that says more than yes: what is wrong with it, and what is sent. */
const DECISIONS = {
  correct: ({corrected: {title, body, tags}, paper}) => ({
    errors: title === paper.title && body === paper.body && tags === paper.tags.join(' ') ? {reason: say('reviewing.correct.nothing')} : {},
    decision: {decision: 'approve', text: paper.post ? {body} : {title, body, tags: tags.split(/[\s,，]+/).filter(Boolean)}},
    done: 'corrected',
  }),
  changes: ({reason}, words) => ({
    errors: words || reason ? {} : {words: say('reviewing.changes.words.required')},
    decision: {decision: 'ask-for-changes', ...(reason && {reason})},
    done: 'changes-asked',
  }),
  duplicate: ({original}) => ({
    errors: original ? {} : {reason: say('reviewing.duplicate.original.required')},
    decision: {decision: 'duplicate', originalId: idIn(original)},
    done: 'duplicate',
  }),
  decline: ({reason}) => ({
    errors: reason ? {} : {reason: say('reviewing.decline.reason.required')},
    decision: {decision: 'reject', reason},
    done: 'declined',
  }),
};

/** An id, or the one in the address of a question. */
const idIn = (typed) => decodeURIComponent(/questions\/([^/?#]+)/.exec(typed)?.[1] ?? typed.trim());

define('wenda-reviews', Reviews);

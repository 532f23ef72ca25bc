import {Problem, del, get, post, put} from 'wenda/api';
import {WendaElement, define, html, nothing} from 'wenda/element';
import {is, member, toSignIn} from 'wenda/session';
import {say} from 'wenda/texts';
import {clock, span} from 'wenda/time';
import {toast} from 'wenda/toast';
import {decisionColumn} from 'wenda/pages/review-decision';
import {DeskKeys, keysDialog} from 'wenda/pages/review-keys';
import {paperColumn} from 'wenda/pages/review-paper';
import {queueColumn} from 'wenda/pages/review-queue';
import {emptyState} from 'wenda/pages/states';
import 'wenda/pages/decided';

const REFRESH_MILLIS = 20_000;
const TICK_MILLIS = 1000;
const LAST_CALL_MILLIS = 2 * 60_000;
const WORDS_MAX = 1000;
const REASONS = ['off-topic', 'unclear', 'advertising', 'contact-details', 'duplicate', 'conduct', 'secret'];

/**
 * The review desk: the queue, the paper, the decision. Opening a paper claims it, so that nobody reads it twice; moving
 * on gives it back; a decision names the revision that was read and leads to the next paper. Whatever another moderator
 * or the asker did meanwhile is told in words, and nothing written here is lost by it.
 */
class Reviews extends WendaElement {
  static properties = {
    allowed: {state: true},
    tab: {state: true},
    items: {state: true},
    total: {state: true},
    next: {state: true},
    failed: {state: true},
    opened: {state: true},
    paper: {state: true},
    claim: {state: true},
    notice: {state: true},
    declining: {state: true},
    reason: {state: true},
    line: {state: true},
    errors: {state: true},
    working: {state: true},
    said: {state: true},
    now: {state: true},
  };

  constructor() {
    super();
    this.allowed = null;
    this.tab = new URLSearchParams(location.search).get('tab') === 'decided' ? 'decided' : 'queue';
    this.items = null;
    this.total = 0;
    this.next = null;
    this.failed = false;
    this.said = '';
    this.now = Date.now();
    this.#clear();
    this.keys = new DeskKeys(this);
  }

  me;
  reasons = REASONS;
  #refreshing;
  #ticking;

  connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', this.#back);
    document.addEventListener('visibilitychange', this.#seen);
    this.#refreshing = setInterval(this.#seen, REFRESH_MILLIS);
    this.#ticking = setInterval(() => this.#tick(), TICK_MILLIS);
    this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#back);
    document.removeEventListener('visibilitychange', this.#seen);
    clearInterval(this.#refreshing);
    clearInterval(this.#ticking);
  }

  async #start() {
    this.me = await member();
    if (this.me === null) {
      return toSignIn();
    }
    this.allowed = await is('moderator');
    if (this.allowed) {
      await this.#loadQueue();
      const wanted = new URLSearchParams(location.search).get('open') ?? this.items?.find((item) => this.isMine(item))?.id;
      if (wanted && this.tab === 'queue') {
        await this.open(wanted, {remember: false});
      }
    }
  }

  #back = () => {
    const wanted = new URLSearchParams(location.search).get('open');
    if (wanted) {
      this.open(wanted, {remember: false});
    } else {
      this.#giveBack();
      this.#clear();
    }
  };

  #seen = () => {
    if (document.visibilityState === 'visible' && this.allowed && this.tab === 'queue') {
      this.#loadQueue();
    }
  };

  #tick() {
    const before = this.now;
    this.now = Date.now();
    const left = this.claimedMillis(before);
    if (left > LAST_CALL_MILLIS && this.claimedMillis() <= LAST_CALL_MILLIS) {
      this.said = say('reviewing.claim.left.minutes', {minutes: 2});
    }
  }

  // ---- what stands where ----

  isMine = (item) => item.claimedBy?.id === this.me?.id && Date.parse(item.claimedUntil) > this.now;
  isTaken = (item) => !!item.claimedBy && !this.isMine(item) && Date.parse(item.claimedUntil) > this.now;
  isOwn = (item) => item.author.id === this.me?.id;

  /** Those that can be opened one after the other, oldest first. */
  get waiting() {
    return (this.items ?? []).filter((item) => !this.isTaken(item));
  }

  get taken() {
    return (this.items ?? []).filter(this.isTaken);
  }

  /** How long the reader's claim still holds. */
  claimedMillis(now = this.now) {
    return this.claim?.mine ? Math.max(0, Date.parse(this.claim.until) - now) : 0;
  }

  get decidable() {
    return !!this.paper && !!this.claim?.mine && !['own', 'decided', 'gone'].includes(this.notice?.kind);
  }

  async #loadQueue() {
    try {
      const before = this.items;
      const page = await get('/api/reviews?limit=100');
      this.items = page.items;
      this.total = page.total;
      this.next = page.next ?? null;
      this.failed = false;
      this.#tellNew(before);
    } catch (problem) {
      this.allowed = problem.status !== 403;
      this.failed = true;
    }
  }

  #tellNew(before) {
    const known = new Set(before?.map(({id}) => id));
    const count = before ? this.items.filter(({id}) => !known.has(id)).length : 0;
    if (count > 0) {
      this.said = say('reviewing.refreshed', {count});
    }
  }

  async more() {
    const page = await get(`/api/reviews?limit=100&after=${encodeURIComponent(this.next)}`);
    this.items = [...this.items, ...page.items];
    this.next = page.next ?? null;
  }

  // ---- opening, claiming ----

  async open(id, {remember = true} = {}) {
    if (this.opened === id && this.paper) {
      return;
    }
    this.#giveBack();
    this.#clear();
    this.opened = id;
    if (remember) {
      history.pushState(null, '', `/reviews?open=${encodeURIComponent(id)}`);
    }
    await this.reload();
    this.focusPaper();
  }

  /** Claims the opened paper and reads it as it is now. */
  async reload() {
    const id = this.opened;
    await this.#claim();
    try {
      const paper = await get(`/api/reviews/${encodeURIComponent(id)}`);
      if (this.opened === id) {
        this.paper = paper;
        this.notice ??= this.#noticeOf(paper);
      }
    } catch (problem) {
      this.#refused(problem);
    }
  }

  async #claim() {
    const id = this.opened;
    try {
      const {claimedUntil} = await put(`/api/reviews/${encodeURIComponent(id)}/claim`);
      if (this.opened === id) {
        this.claim = {mine: true, until: claimedUntil};
        this.#mark(id, {claimedBy: {id: this.me.id, name: this.me.name}, claimedUntil});
      }
    } catch (problem) {
      if (this.opened === id) {
        this.#refused(problem);
      }
    }
  }

  async extend() {
    if (this.decidable) {
      await this.#claim();
      this.said = this.claim?.mine ? say('reviewing.claim.extended', {time: clock(this.claim.until)}) : '';
    }
  }

  release() {
    this.#giveBack();
    this.#clear();
    history.pushState(null, '', '/reviews');
    this.said = say('reviewing.claim.released');
    this.querySelector('.queue a')?.focus();
  }

  #giveBack() {
    if (this.opened && this.claim?.mine && this.notice?.kind !== 'decided') {
      this.#mark(this.opened, {claimedBy: undefined, claimedUntil: undefined});
      del(`/api/reviews/${encodeURIComponent(this.opened)}/claim`).catch(() => {});
    }
  }

  #mark(id, claim) {
    this.items = this.items?.map((item) => (item.id === id ? {...item, ...claim} : item)) ?? null;
  }

  #clear() {
    this.opened = null;
    this.paper = null;
    this.claim = null;
    this.notice = null;
    this.declining = false;
    this.reason = '';
    this.line = '';
    this.errors = {};
    this.working = null;
  }

  /** The next one after this place in the queue that the reader may decide on. */
  step(by) {
    const row = this.waiting;
    const place = row.findIndex(({id}) => id === this.opened);
    const next = row[place < 0 ? 0 : place + by];
    return next ? this.open(next.id) : undefined;
  }

  // ---- deciding ----

  toggleDecline(open = !this.declining) {
    this.declining = open;
    this.errors = {};
    if (open) {
      this.updateComplete.then(() => this.querySelector('.decline input:checked, .decline input')?.focus());
    }
  }

  /** By its place in the list, while the list is open. */
  chooseReason(place) {
    if (this.declining && REASONS[place]) {
      this.reason = REASONS[place];
      this.errors = {};
    }
  }

  publish() {
    return this.#decide({decision: 'approve'}, 'published');
  }

  decline() {
    const length = [...this.line.trim()].length;
    this.errors = {
      ...(this.reason ? {} : {reason: say('reviewing.decline.reason.required')}),
      ...(length > WORDS_MAX ? {words: say('reviewing.decline.words.too-long', {limit: WORDS_MAX, length})} : {}),
    };
    if (this.errors.reason || this.errors.words) {
      this.querySelector(this.errors.reason ? '.decline input' : '.decline textarea')?.focus();
      return undefined;
    }
    const words = this.line.trim();
    return this.#decide({decision: 'reject', reason: this.reason, ...(words && {words})}, 'declined');
  }

  async #decide(decision, done) {
    if (!this.decidable || this.working) {
      return;
    }
    const {opened: id, paper} = this;
    this.working = decision.decision;
    try {
      await post(`/api/reviews/${encodeURIComponent(id)}/decision`, {...decision, revision: paper.revision});
      toast(say(`reviewing.done.${done}`, {title: paper.title}));
      await this.#goOn(id);
    } catch (problem) {
      this.working = null;
      await this.#refused(problem);
    }
  }

  /** To the next one that the reader may decide on; from the last one to the first that is left. */
  async #goOn(id) {
    const row = this.waiting.filter((item) => item.id === id || !this.isOwn(item));
    const place = row.findIndex((item) => item.id === id);
    const next = row[place + 1] ?? row.find((item) => item.id !== id);
    this.items = this.items.filter((item) => item.id !== id);
    this.total = Math.max(0, this.total - 1);
    this.#clear();
    if (next) {
      history.replaceState(null, '', '/reviews');
      await this.open(next.id);
    } else {
      history.replaceState(null, '', '/reviews');
      await this.updateComplete;
      this.querySelector('h1').focus();
    }
    this.#loadQueue();
  }

  nextAfterNotice() {
    const id = this.opened;
    this.claim = null;
    return this.#goOn(id);
  }

  #noticeOf(paper) {
    return this.isOwn(paper) ? {kind: 'own-alone'} : null;
  }

  async #refused(problem) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
    const {body, code} = problem;
    switch (code) {
      case 'claimed-by-other':
        this.claim = {mine: false, by: body.by, until: body.until};
        this.#mark(this.opened, {claimedBy: body.by, claimedUntil: body.until});
        break;
      case 'already-decided':
        this.notice = {kind: 'decided', decision: body.decision, by: body.by, at: body.at};
        this.claim = null;
        break;
      case 'revision-changed':
        this.paper = null;
        this.notice = {kind: 'changed'};
        await this.reload();
        break;
      case 'own-question':
        this.notice = {kind: 'own'};
        break;
      case 'withdrawn':
      case 'not-found':
        this.notice = {kind: 'gone'};
        this.claim = null;
        break;
      default:
        this.notice = {kind: problem.status === 401 ? 'signed-out' : 'failed', words: problem.message};
    }
    await this.updateComplete;
    this.querySelector('.review-notice')?.focus();
  }

  async focusPaper() {
    await this.updateComplete;
    (this.querySelector('.review-notice') ?? this.querySelector('.paper__title'))?.focus();
  }

  // ---- showing ----

  render() {
    if (this.allowed === false) {
      return emptyState(say('reviewing.not-allowed'), say('reviewing.not-allowed.detail'), html`<a class="button" href="/">${say('reviewing.home')}</a>`);
    }
    return html`
      <header class="review-head">
        <h1 class="heading" tabindex="-1">${say('reviewing.title')}</h1>
        <p class="meta">${this.#summary()}</p>
        <nav class="tabs review-head__tabs" aria-label=${say('reviewing.tabs')}>
          <a class="tab" href="/reviews" aria-current=${this.tab === 'queue' ? 'page' : nothing}>${say('reviewing.tab.queue')}</a>
          <a class="tab" href="/reviews?tab=decided" aria-current=${this.tab === 'decided' ? 'page' : nothing}>${say('reviewing.tab.decided')}</a>
        </nav>
      </header>
      ${this.tab === 'decided' ? html`<wenda-decided></wenda-decided>` : this.#desk()}
      <p class="visually-hidden" role="status">${this.said}</p>
      ${keysDialog(this.keys)}`;
  }

  #desk() {
    return html`
      <div class="review ${this.opened ? 'review--open' : ''}">
        ${queueColumn(this)} ${paperColumn(this)} ${decisionColumn(this)}
      </div>`;
  }

  #summary() {
    if (this.items === null) {
      return nothing;
    }
    const oldest = this.items[0];
    return oldest
      ? say('reviewing.summary', {count: this.total, time: span(oldest.submittedAt, this.now)})
      : say('reviewing.summary.none');
  }
}

define('wenda-reviews', Reviews);

import {get} from 'wenda/api';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

const REFRESH_MILLIS = 20_000;
const PAGE = 100;

/** What waits at the review desk, fetched again every while and whenever the reader looks at the page again. */
export class Waiting {
  items = null;
  total = 0;
  next = null;
  failed = false;
  refused = false;
  paidFirst = false;

  #desk;
  #timer;

  constructor(desk) {
    this.#desk = desk;
    desk.addController(this);
  }

  hostConnected() {
    document.addEventListener('visibilitychange', this.#again);
    this.#timer = setInterval(this.#again, REFRESH_MILLIS);
  }

  hostDisconnected() {
    document.removeEventListener('visibilitychange', this.#again);
    clearInterval(this.#timer);
  }

  #again = () => {
    if (document.visibilityState === 'visible' && this.items !== null) {
      this.load();
    }
  };

  async load() {
    try {
      const before = this.items;
      Object.assign(this, {next: null, failed: false}, keyed(await get(`/api/reviews?limit=${PAGE}`)));
      this.#tellNew(before);
    } catch (problem) {
      this.failed = true;
      this.refused = problem.status === 403;
    }
    this.#show();
  }

  async more() {
    try {
      const page = keyed(await get(`/api/reviews?limit=${PAGE}&after=${encodeURIComponent(this.next)}`));
      Object.assign(this, {next: null}, page, {items: [...this.items, ...page.items]});
    } catch (problem) {
      toast(problem.message);
    }
    this.#desk.requestUpdate();
  }

  isMine = (item) => this.#isClaimed(item) && item.claimedBy.id === this.#desk.me.id;
  isTaken = (item) => this.#isClaimed(item) && item.claimedBy.id !== this.#desk.me.id;
  isOwn = (item) => item.author.id === this.#desk.me.id;

  #isClaimed = (item) => !!item.claimedBy && Date.parse(item.claimedUntil) > this.#desk.now;

  /** Those that can be opened one after the other, in the order of the queue. */
  get open() {
    return (this.items ?? []).filter((item) => !this.isTaken(item));
  }

  get taken() {
    return (this.items ?? []).filter(this.isTaken);
  }

  get empty() {
    return this.items?.length === 0;
  }

  /** The next one that the reader may decide on; after the last one the first that is left. */
  after(id) {
    const row = this.open.filter((item) => item.id === id || !this.isOwn(item));
    const place = row.findIndex((item) => item.id === id);
    return row[place + 1] ?? row.find((item) => item.id !== id);
  }

  /** This many places further on, from the first where nothing is open. */
  step(id, by) {
    const place = this.open.findIndex((item) => item.id === id);
    return this.open[place < 0 ? 0 : place + by];
  }

  /** What the desk knows before the next refresh. */
  claim(id, claimedBy, claimedUntil) {
    this.#replace((item) => (item.id === id ? [{...item, claimedBy, claimedUntil}] : [item]));
  }

  remove(id) {
    this.total = Math.max(0, this.total - 1);
    this.#replace((item) => (item.id === id ? [] : [item]));
  }

  #replace(change) {
    this.items = this.items?.flatMap(change) ?? null;
    this.#show();
  }

  /** Here and at the place in the rail. */
  #show() {
    this.#desk.requestUpdate();
    for (const count of document.querySelectorAll('[data-count="reviews"]')) {
      count.textContent = this.total > 0 ? this.total : '';
    }
  }

  #tellNew(before) {
    const known = new Set(before?.map(({id}) => id));
    const count = before ? this.items.filter(({id}) => !known.has(id)).length : 0;
    if (count > 0) {
      this.#desk.said = say('reviewing.refreshed', {count});
    }
  }
}

/** A question may be flagged and wait by the same id: the desk knows each by its place in the API. */
const keyed = (page) => ({...page, items: page.items.map((item) => (item.post && item.kind !== 'edit' ? {...item, id: `flags/${item.id}`} : item))});

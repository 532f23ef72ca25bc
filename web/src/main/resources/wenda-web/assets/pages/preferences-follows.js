import {del, get} from 'wenda/api';
import {WendaElement, define, html, nothing} from 'wenda/element';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {toast} from 'wenda/toast';
import {followedLink, nameOf} from 'wenda/pages/following';
import {failedState, loadingRows} from 'wenda/pages/states';

const PAGE = 20;

/** What one has asked for and said no to: all that is followed, or all that is muted, each with a way to end it. */
class Follows extends WendaElement {
  static properties = {muted: {type: Boolean}, rows: {state: true}, next: {state: true}, failed: {state: true}};

  constructor() {
    super();
    this.muted = false;
    this.rows = null;
    this.next = null;
    this.failed = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load(after) {
    try {
      const path = `/api/follows${this.muted ? '/muted' : ''}?limit=${PAGE}`;
      const page = await get(after ? `${path}&after=${encodeURIComponent(after)}` : path);
      this.rows = after ? [...this.rows, ...page.items] : page.items;
      this.next = page.next ?? null;
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  render() {
    if (this.muted && !this.rows?.length) {
      return nothing;
    }
    return html`
      <section class="preferences__follows">
        <h2 class="heading heading--section">${say(this.muted ? 'preferences.muted' : 'preferences.follows')}</h2>
        ${this.muted ? html`<p class="meta">${say('preferences.muted.note')}</p>` : nothing}
        ${this.#list()}
      </section>`;
  }

  #list() {
    if (this.rows === null) {
      return this.failed
        ? failedState(say('preferences.failed'), say('preferences.failed.detail'), () => this.#load())
        : loadingRows(2);
    }
    if (this.rows.length === 0) {
      return html`<p class="told__empty">${say('preferences.follows.empty')}</p>`;
    }
    return html`
      <ul class="followed" role="list">${this.rows.map((follow) => this.#row(follow))}</ul>
      ${this.next
        ? html`<button class="button" type="button" @click=${() => this.#load(this.next)}>${say('preferences.more')}</button>`
        : nothing}`;
  }

  #row(follow) {
    const title = nameOf(follow);
    return html`
      <li class="followed__row">
        <div>
          <p class="followed__title">${followedLink(follow)}</p>
          <p class="meta">${sayWith('mine.following.since', {time: timeTag(follow.since)})}</p>
        </div>
        <button class="button button--quiet" type="button" @click=${() => this.#end(follow)}
          aria-label=${say(this.muted ? 'preferences.unmute.of' : 'mine.unfollow.of', {title})}>
          ${say(this.muted ? 'preferences.unmute' : 'mine.unfollow')}</button>
      </li>`;
  }

  async #end(follow) {
    const path = `/api/follows/${follow.kind}/${encodeURIComponent(follow.id)}`;
    try {
      await del(this.muted ? `${path}/mute` : path);
      this.rows = this.rows.filter((row) => row !== follow);
      toast(say(this.muted ? 'preferences.unmuted' : 'preferences.ended', {title: nameOf(follow)}));
    } catch (problem) {
      toast(problem.message);
    }
  }
}

define('wenda-follows', Follows);

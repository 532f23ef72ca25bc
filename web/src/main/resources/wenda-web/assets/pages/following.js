import {html, nothing} from 'wenda/element';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';

const SHORT = 5;

/** All that the reader follows, each with a way to stop. */
export function followingList(follows, failed, {retry, unfollow}) {
  if (follows === null) {
    return failed ? failedState(say('mine.failed.following'), say('mine.failed.detail'), retry) : loadingRows(3);
  }
  if (follows.items.length === 0) {
    return emptyState(
      say('mine.following.empty'),
      say('mine.following.empty.detail'),
      html`<a class="button" href="/">${say('mine.latest')}</a>`,
    );
  }
  return html`<ul class="followed" role="list">${follows.items.map((follow) => row(follow, unfollow))}</ul>`;
}

/** The latest of them beside the questions. */
export function followingSide(follows, showAll) {
  if (!follows || follows.items.length === 0) {
    return nothing;
  }
  return html`
    <section>
      <div class="side__head">
        <h2 class="side__title">${say('mine.side.following')}</h2>
        <button class="quiet" type="button" @click=${showAll}>${say('mine.side.all', {count: follows.items.length})}</button>
      </div>
      <ul class="side-list" role="list">
        ${follows.items.slice(0, SHORT).map((follow) => html`<li>${followedLink(follow)}</li>`)}
      </ul>
    </section>`;
}

function row(follow, unfollow) {
  return html`
    <li class="followed__row">
      <div>
        <p class="followed__title">${followedLink(follow)}</p>
        <p class="meta">${sayWith('mine.following.since', {time: timeTag(follow.since)})}</p>
      </div>
      <button class="button button--quiet" type="button" aria-label=${say('mine.unfollow.of', {title: nameOf(follow)})}
        @click=${() => unfollow(follow)}>${say('mine.unfollow')}</button>
    </li>`;
}

/** What it is called; a tag or a member with the word for that. */
export function nameOf({kind, id, title}) {
  return kind === 'community' ? say('mine.kind.community') : (title ?? id);
}

/** Where it is read; a member has no page of their own. */
export function followedLink(follow) {
  const name = nameOf(follow);
  switch (follow.kind) {
    case 'question':
      return follow.title ? html`<a href="/questions/${follow.id}">${name}</a>` : html`${say('alert.unseen-question')}`;
    case 'tag':
      return html`<a href="/questions?tag=${encodeURIComponent(follow.id)}">${name}</a> <span class="meta">${say('mine.kind.tag')}</span>`;
    case 'member':
      return html`${name} <span class="meta">${say('mine.kind.member')}</span>`;
    default:
      return html`<a href="/">${name}</a>`;
  }
}

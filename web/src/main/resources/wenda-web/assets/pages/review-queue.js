import {avatar} from 'wenda/avatar';
import {html, nothing} from 'wenda/element';
import {say} from 'wenda/texts';
import {span} from 'wenda/time';
import {postKind} from 'wenda/pages/review-flags';
import {failedState, loadingRows} from 'wenda/pages/states';

const MINUTE = 60_000;

/** What waits, oldest first; below it what other moderators are reading. */
export function queueColumn(desk) {
  return html`
    <nav class="queue" aria-label=${say('reviewing.queue')}><div class="review__stays">${content(desk)}</div></nav>`;
}

function content(desk) {
  const {items, failed, open, taken, next, paidFirst} = desk.waiting;
  if (items === null) {
    return failed
      ? failedState(say('reviewing.failed'), say('reviewing.failed.detail'), () => desk.waiting.load())
      : loadingRows(5);
  }
  return html`
    <p class="queue__order">${say(paidFirst ? 'reviewing.order.first' : 'reviewing.order')}</p>
    <ol class="queue__rows" role="list">${open.map((item) => row(item, desk))}</ol>
    ${taken.length === 0 ? nothing : html`
      <p class="queue__order">${say('reviewing.taken')} <span class="tab__count">${taken.length}</span></p>
      <ol class="queue__rows queue__rows--taken" role="list">${taken.map((item) => row(item, desk))}</ol>`}
    ${next
      ? html`<button class="button queue__more" type="button" @click=${() => desk.waiting.more()}>${say('reviewing.more')}</button>`
      : nothing}`;
}

function row(item, desk) {
  return html`
    <li>
      <a class="queue__row" href="/reviews?open=${item.id}" aria-current=${item.id === desk.opened ? 'true' : nothing}
        @click=${(event) => openHere(event, item, desk)}>
        ${item.kind === 'question' ? nothing : html`<span class="queue__kind">${postKind(item.kind, item.post, item.revision)}</span>`}
        <span class="queue__title" lang=${item.language ?? nothing}>${item.title}</span>
        <span class="queue__meta">${avatar(item.author)} <bdi class="queue__author">${item.author.name}</bdi>
          <span>${span(item.submittedAt, desk.now)}</span> ${state(item, desk)}</span>
      </a>
    </li>`;
}

function openHere(event, item, desk) {
  if (!event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    desk.open(item.id);
  }
}

function state(item, {waiting, now}) {
  if (waiting.isMine(item)) {
    const minutes = Math.ceil((Date.parse(item.claimedUntil) - now) / MINUTE);
    return html`<span class="queue__mine">${say('reviewing.claim.left.minutes', {minutes})}</span>`;
  }
  if (waiting.isTaken(item)) {
    return html`<span>${say('reviewing.taken.by', {name: item.claimedBy.name})}</span>`;
  }
  return waiting.isOwn(item) ? html`<span>${say('reviewing.own')}</span>` : nothing;
}

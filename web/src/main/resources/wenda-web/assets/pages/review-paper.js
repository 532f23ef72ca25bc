import {enhanceCode} from 'wenda/code';
import {html, icon, nothing} from 'wenda/element';
import {signInPath} from 'wenda/session';
import {say, sayWith} from 'wenda/texts';
import {clock, timeTag} from 'wenda/time';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';
import {ref} from 'lit/directives/ref.js';
import {unsafeHTML} from 'lit/directives/unsafe-html.js';

/** The question as it would be published, and what is known of its asker. */
export function paperColumn(desk) {
  return html`<div class="paper">${content(desk)}</div>`;
}

function content(desk) {
  if (!desk.opened) {
    return start(desk);
  }
  const back = html`
    <a class="paper__back" href="/reviews" @click=${(event) => toQueue(event, desk)}>${icon('back')} ${say('reviewing.back')}</a>`;
  if (desk.paper) {
    return html`${back} ${notice(desk)} ${paper(desk.paper)}`;
  }
  return html`${back} ${desk.notice ? notice(desk) : loadingRows(3)}`;
}

function toQueue(event, desk) {
  event.preventDefault();
  desk.release();
}

/** Nothing is open: how many wait, and one button to begin. */
function start(desk) {
  const {waiting, taken} = desk;
  if (desk.items === null || waiting.length + taken.length === 0) {
    return nothing;
  }
  const first = waiting.find((item) => !desk.isOwn(item)) ?? waiting[0];
  if (!first) {
    return emptyState(say('reviewing.start.all-taken'), say('reviewing.start.all-taken.detail'));
  }
  return emptyState(
    say('reviewing.start', {count: waiting.length}),
    say('reviewing.start.detail'),
    html`<button class="button button--primary" type="button" @click=${() => desk.open(first.id)}>${say('reviewing.start.open')}</button>`,
  );
}

function paper({title, submittedAt, revision, tags, html: body, author, authorHistory, language}) {
  return html`
    <article aria-labelledby="paper-title">
      <div class="paper__meta">
        <p class="meta paper__facts"><span>${say('reviewing.paper.kind')}</span>
          <span>${sayWith('reviewing.paper.sent', {time: timeTag(submittedAt)})}</span>
          ${revision > 1 ? html`<span>${say('reviewing.paper.revision', {revision})}</span>` : nothing}</p>
        <ul class="tags" role="list">${tags.map((tag) => html`<li class="tag">${tag}</li>`)}</ul>
      </div>
      <h2 class="paper__title" id="paper-title" tabindex="-1" lang=${language ?? nothing}>${title}</h2>
      <div class="prose" lang=${language ?? nothing} ${ref(dress)}>${
        // Made safe by the server, by the same rules as what is published.
        unsafeHTML(body)
      }</div>
    </article>
    ${history(author, authorHistory)}`;
}

function dress(prose) {
  if (prose) {
    queueMicrotask(() => enhanceCode(prose));
  }
}

function history({name}, {since, published, rejected, pending}) {
  return html`
    <section class="paper__author">
      <h3>${name}</h3>
      ${published + rejected === 0 && pending <= 1 ? html`<p class="meta">${say('reviewing.author.first')}</p>` : nothing}
      <dl class="figures">
        ${since ? html`<dt>${say('reviewing.author.since')}</dt><dd>${timeTag(since)}</dd>` : nothing}
        <dt>${say('reviewing.author.published')}</dt><dd>${published}</dd>
        <dt>${say('reviewing.author.declined')}</dt><dd>${rejected}</dd>
        <dt>${say('reviewing.author.pending')}</dt><dd>${pending}</dd>
      </dl>
    </section>`;
}

/** What somebody else did meanwhile, or why the reader does not decide here. */
function notice(desk) {
  const words = desk.notice && WORDS[desk.notice.kind]?.(desk.notice, desk);
  if (!words) {
    return nothing;
  }
  return html`
    <div class="review-notice" role="alert" tabindex="-1">
      <p class="review-notice__title">${words.title}</p>
      ${words.detail ? html`<p>${words.detail}</p>` : nothing}
      ${words.way ?? nothing}
    </div>`;
}

const WORDS = {
  decided: ({decision, by, at: when}, desk) => ({
    title: say(decision === 'approve' ? 'reviewing.already.published' : 'reviewing.already.declined', {
      name: by.name,
      time: clock(when),
    }),
    detail: say('reviewing.already.detail'),
    way: nextButton(desk),
  }),
  changed: (_, {paper: now}) => ({
    title: say('reviewing.changed'),
    detail: now ? say('reviewing.changed.detail', {revision: now.revision}) : nothing,
  }),
  gone: (_, desk) => ({title: say('reviewing.gone'), detail: say('reviewing.gone.detail'), way: nextButton(desk)}),
  own: (_, desk) => ({title: say('reviewing.own.title'), detail: say('reviewing.own.refused'), way: nextButton(desk)}),
  'own-alone': () => ({title: say('reviewing.own.title'), detail: say('reviewing.own.alone')}),
  'signed-out': () => ({
    title: say('reviewing.sign-in'),
    way: html`<a class="button" href=${signInPath()}>${say('reviewing.sign-in.link')}</a>`,
  }),
  failed: ({words}, desk) => ({
    title: desk.paper ? say('reviewing.not-sent') : say('reviewing.paper.failed'),
    detail: words,
    way: desk.paper
      ? nothing
      : html`<button class="button" type="button" @click=${() => again(desk)}>${say('reviewing.paper.retry')}</button>`,
  }),
};

function again(desk) {
  desk.notice = null;
  desk.reload();
}

function nextButton(desk) {
  return desk.waiting.some((item) => item.id !== desk.opened && !desk.isOwn(item))
    ? html`<button class="button" type="button" @click=${() => desk.nextAfterNotice()}>${say('reviewing.already.next')}</button>`
    : html`<a class="button" href="/reviews">${say('reviewing.back')}</a>`;
}

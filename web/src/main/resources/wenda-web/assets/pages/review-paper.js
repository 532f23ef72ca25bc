import {enhanceCode} from 'wenda/code';
import {html, icon, nothing} from 'wenda/element';
import 'wenda/image-view';
import {wordsOf} from 'wenda/reasons';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {flaggedPaper, postKind} from 'wenda/pages/review-flags';
import {noticeBox} from 'wenda/pages/review-notice';
import {emptyState, loadingRows} from 'wenda/pages/states';
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
    return html`${back} ${noticeBox(desk)} ${desk.flags ? flaggedPaper(desk) : paper(desk)}`;
  }
  return html`${back} ${desk.notice ? noticeBox(desk) : loadingRows(3)}`;
}

function toQueue(event, desk) {
  event.preventDefault();
  desk.release();
}

/** Nothing is open: how many wait, and one button to begin. */
function start(desk) {
  const {waiting} = desk;
  if (waiting.items === null) {
    return nothing;
  }
  const first = waiting.open.find((item) => !waiting.isOwn(item)) ?? waiting.open[0];
  if (!first) {
    return emptyState(say('reviewing.start.all-taken'), say('reviewing.start.all-taken.detail'));
  }
  return emptyState(
    say('reviewing.start', {count: waiting.open.length}),
    say('reviewing.start.detail'),
    html`<button class="button button--primary" type="button" @click=${() => desk.open(first.id)}>${say('reviewing.start.open')}</button>`,
  );
}

function paper(desk) {
  const {post, type, visibility, title, submittedAt, revision, tags, html: body, author, authorHistory, language, shown} = desk.paper;
  return html`
    <article aria-labelledby="paper-title">
      <div class="paper__meta">
        <p class="meta paper__facts"><span>${post ? postKind('edit', post) : say(`asking.type.${type}`)}</span>
          ${visibility === 'private' ? html`<span class="paper__private">${say('reviewing.paper.private')}</span>` : nothing}
          <span>${sayWith('reviewing.paper.sent', {time: timeTag(submittedAt)})}</span>
          ${revision > 1 ? html`<span>${say('reviewing.paper.revision', {revision})}</span>` : nothing}</p>
        <ul class="tags" role="list">${tags.map((tag) => html`<li class="tag">${tag}</li>`)}</ul>
      </div>
      <h2 class="paper__title" id="paper-title" tabindex="-1" lang=${(!post && language) || nothing}>${title}</h2>
      ${desk.edit ? html`
        <p class="meta"><a href=${publicPath(desk.paper)} target="_blank">${say('reviewing.edit.public')}<span class="visually-hidden"> ${say('reviewing.shown.new-tab')}</span></a></p>
        ${whatChanged(desk.paper, say('reviewing.edit.changes'))}
        <h3 class="side__title">${say('reviewing.edit.text')}</h3>` : nothing}
      <div class="prose" lang=${language ?? nothing} ${ref(dress)}>${
        // Made safe by the server, by the same rules as what is published.
        unsafeHTML(body)
      }</div>
    </article>
    ${wasAskedFor(desk)} ${desk.edit ? nothing : whatChanged(desk.paper)} ${wasShown(shown, desk)} ${history(author, authorHistory, post)}`;
}

/** Where everybody reads what would be changed. */
const publicPath = ({id, questionId, post}) => `/questions/${questionId}${post ? `#${post}-${id}` : ''}`;

/** Why it went back to its asker, and came again; and what they have to say to that. */
function wasAskedFor({reasons, paper: {earlierDecisions: decisions, reply, author}}) {
  return decisions.length === 0
    ? nothing
    : html`
      <section class="paper__shown">
        <h3>${say('reviewing.asked-for')}</h3>
        ${decisions.map(({moderator, revision, reason, words}) => html`
          <p class="meta">${say('reviewing.asked-for.who', {name: moderator.name, revision})}</p>
          ${reason ? html`<p>${wordsOf(reasons, reason)}</p>` : nothing}
          ${words ? html`<blockquote class="quoted">${words}</blockquote>` : nothing}`)}
        ${reply ? html`<p class="meta">${say('reviewing.replied', {name: author.name})}</p>
          <blockquote class="quoted">${reply}</blockquote>` : nothing}
      </section>`;
}

/** Since a moderator read it last. */
function whatChanged({changed, language}, head = changed && say('reviewing.changed-since', {revision: changed.revision})) {
  return !changed
    ? nothing
    : html`
      <section class="paper__shown" lang=${language ?? nothing}>
        <h3>${head}</h3>
        ${changed.title.length > 0 ? html`<p class="difference difference--title">${changed.title.map(piece)}</p>` : nothing}
        ${changed.tagWords.length > 0 ? html`<p class="difference meta">${changed.tagWords.map(piece)}</p>` : nothing}
        <div class="difference">${changed.body.map(piece)}</div>
      </section>`;
}

const PIECES = {
  kept: (text) => text,
  removed: (text) => html`<del>${text}</del>`,
  added: (text) => html`<ins>${text}</ins>`,
};
const piece = ({change, text}) => PIECES[change](text);

/** What its asker saw while typing, and did not take for the same. */
function wasShown(questions, desk) {
  return questions.length === 0
    ? nothing
    : html`
      <section class="paper__shown">
        <h3>${say('reviewing.shown')}</h3>
        <ul role="list">${questions.map(({id, path, title, language, accepted}) => html`
          <li><a href=${path} target="_blank" lang=${language ?? nothing}>${title}<span class="visually-hidden"> ${say('reviewing.shown.new-tab')}</span></a>
            ${accepted ? html`<span class="meta">${say('reviewing.shown.accepted')}</span>` : nothing}
            ${desk.decidable
              ? html`<button class="quiet" type="button" aria-label=${say('reviewing.duplicate.of', {title})} @click=${() => desk.closeAs(id)}>
                  ${say('reviewing.duplicate')}</button>`
              : nothing}</li>`)}</ul>
      </section>`;
}

function dress(prose) {
  if (prose) {
    queueMicrotask(() => enhanceCode(prose));
  }
}

function history({name}, {since, published, rejected, pending}, post) {
  return html`
    <section class="paper__author">
      <h3><bdi>${name}</bdi></h3>
      ${!post && published + rejected === 0 && pending <= 1 ? html`<p class="meta">${say('reviewing.author.first')}</p>` : nothing}
      <dl class="figures">
        ${since ? html`<dt>${say('reviewing.author.since')}</dt><dd>${timeTag(since)}</dd>` : nothing}
        <dt>${say('reviewing.author.published')}</dt><dd>${published}</dd>
        <dt>${say('reviewing.author.declined')}</dt><dd>${rejected}</dd>
        <dt>${say('reviewing.author.pending')}</dt><dd>${pending}</dd>
      </dl>
    </section>`;
}

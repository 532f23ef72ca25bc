// A flagged post on the desk: what it says, what was said of it, and whether it stays.
import {html, nothing} from 'wenda/element';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {unsafeHTML} from 'lit/directives/unsafe-html.js';

export function flaggedPaper({paper}) {
  const {kind, post, path, title, html: body, language, author, hidden, flags, submittedAt} = paper;
  return html`
    <article aria-labelledby="paper-title">
      <div class="paper__meta">
        <p class="meta paper__facts"><span>${postKind(kind, post, flags.length)}</span>
          ${submittedAt ? html`<span>${sayWith(kind === 'held' ? 'reviewing.paper.sent' : 'reviewing.flags.since', {time: timeTag(submittedAt)})}</span>` : nothing}
          ${hidden ? html`<span>${say('reviewing.flags.hidden')}</span>` : nothing}</p>
      </div>
      <h2 class="paper__title" id="paper-title" tabindex="-1"><a href=${path} target="_blank">${title}<span class="visually-hidden"> ${say('reviewing.shown.new-tab')}</span></a></h2>
      <p class="meta"><bdi>${author.name}</bdi></p>
      ${body
        ? html`<div class="prose" lang=${language ?? nothing}>${
            // Made safe by the server, by the same rules as what is published.
            unsafeHTML(body)
          }</div>`
        : html`<p class="lead">${say('reviewing.flags.gone')}</p>`}
    </article>
    ${flags.length === 0 ? nothing : html`<section class="paper__shown">
      <h3>${say('reviewing.flags')}</h3>
      <ul role="list">${flags.map(raised)}</ul>
    </section>`}`;
}

/** What waits, in words: "Answer to", "Flagged answer, 2 flags". */
export const postKind = (kind, post, count) => say(kind === 'edit' ? `reviewing.edit${post ? `.${post}` : ''}` : kind === 'held' ? `reviewing.held.${post}` : `reviewing.flagged.${post}`, {count});

const raised = ({by, type, words, trusted, at, outcome}) => html`
  <li><strong>${say(`question.flag.${type}`)}</strong>
    <span class="meta"><bdi>${by.name}</bdi>, ${timeTag(at)}${trusted ? html`, ${say('reviewing.flags.trusted')}` : nothing}${outcome ? html`, ${say(`reviewing.flags.${outcome}`)}` : nothing}</span>
    ${words ? html`<blockquote class="quoted">${words}</blockquote>` : nothing}</li>`;

/** @param key how a key is shown */
export function flagDecisions(desk, key) {
  const button = (name, decision, shown, primary) => html`
    <button class="decision-button ${primary ? 'decision-button--primary' : ''}" type="button"
      aria-busy=${desk.working === decision ? 'true' : nothing} @click=${() => desk.settle(decision)}>
      <span>${say(`reviewing.${name}`)}</span> ${key(shown, desk.keys)}</button>`;
  const held = desk.paper.kind === 'held';
  return html`
    <div class="decisions">${button(held ? 'publish' : 'keep', 'decline', 'P', held)} ${button(held ? 'keep-back' : 'take-away', 'uphold', 'X', !held)}</div>
    <section class="decision__part">
      <h3 class="side__title">${say('reviewing.consequence.flags')}</h3>
      <p>${say(held ? 'reviewing.consequence.held.detail' : 'reviewing.consequence.flags.detail')}</p>
    </section>`;
}

export function flagsSoFar({paper: {rulings}}) {
  return rulings.length === 0 ? nothing : html`
    <section class="decision__part">
      <h3 class="side__title">${say('reviewing.history')}</h3>
      <ol class="timeline" role="list">${rulings.map(({decision, moderator, at}) => html`
        <li class="timeline__step timeline__step--done"><span class="timeline__label">
          ${say(`reviewing.history.flags-${decision}`, {name: moderator.name})}</span> ${timeTag(at)}</li>`)}</ol>
    </section>`;
}

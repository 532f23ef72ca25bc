import {html, icon, nothing} from 'wenda/element';
import {say} from 'wenda/texts';
import {clock, timeTag} from 'wenda/time';
import {isFinal} from 'wenda/pages/review-notice';
import {REASONS} from 'wenda/pages/review-reasons';

const CLAIM_MILLIS = 15 * 60_000;
const MINUTE = 60_000;

/** The claim with its time, the decisions, and what follows from them. */
export function decisionColumn(desk) {
  const content = !desk.paper || isFinal(desk.notice) ? nothing : html`${claim(desk)} ${desk.decidable ? decisions(desk) : nothing} ${soFar(desk)}`;
  return html`
    <aside class="decision" aria-label=${say('reviewing.decide')}>
      <div class="review__stays decision__parts">${content} ${foot(desk.keys)}</div>
    </aside>`;
}

function claim(desk) {
  if (desk.claim && !desk.claim.mine) {
    return html`
      <div class="claim">
        <p class="claim__head"><strong>${say('reviewing.claim.by', {name: desk.claim.by.name, time: clock(desk.claim.until)})}</strong></p>
        <p class="meta">${say('reviewing.claim.by.detail')}</p>
      </div>`;
  }
  if (!desk.claim) {
    return nothing;
  }
  const left = desk.claimedMillis();
  return left > 0 ? running(desk, left) : over(desk);
}

function running(desk, left) {
  return html`
    <div class="claim">
      <p class="claim__head"><strong>${say('reviewing.claim.mine')}</strong> <span class="claim__left">${leftInWords(left)}</span></p>
      <progress class="bar bar--claim" max=${CLAIM_MILLIS} value=${left} aria-hidden="true"></progress>
      <p class="claim__ways">
        <button class="claim__way" type="button" @click=${() => desk.release()}>${say('reviewing.claim.release')} ${key('R', desk.keys)}</button>
        <button class="claim__way" type="button" @click=${() => desk.extend()}>${say('reviewing.claim.extend')} ${key('T', desk.keys)}</button>
      </p>
    </div>`;
}

function over(desk) {
  return html`
    <div class="claim" role="status">
      <p class="claim__head"><strong>${say('reviewing.claim.over', {time: clock(desk.claim.until)})}</strong></p>
      <p class="meta">${say('reviewing.claim.over.detail')}</p>
      <button class="button" type="button" @click=${() => desk.extend()}>${say('reviewing.claim.again')}</button>
    </div>`;
}

function leftInWords(left) {
  return left >= MINUTE
    ? say('reviewing.claim.left.minutes', {minutes: Math.ceil(left / MINUTE)})
    : say('reviewing.claim.left.seconds', {seconds: Math.ceil(left / 1000)});
}

function decisions(desk) {
  const publishing = desk.working === 'approve';
  return html`
    <div class="decisions">
      <button class="decision-button ${desk.declining ? '' : 'decision-button--primary'}" type="button"
        aria-busy=${publishing ? 'true' : nothing} @click=${() => desk.publish()}>
        <span>${say(publishing ? 'reviewing.publish.busy' : 'reviewing.publish')}</span> ${key('P', desk.keys)}</button>
      <div class="decline ${desk.declining ? 'decline--open' : ''}">
        <button class="decision-button decline__head" type="button" aria-expanded=${desk.declining} aria-controls="decline"
          @click=${() => desk.toggleDecline()}>
          <span>${say('reviewing.decline')}</span> ${key('X', desk.keys)}</button>
        ${desk.declining ? declineForm(desk) : html`<div id="decline" hidden></div>`}
      </div>
    </div>
    ${consequence(desk)}`;
}

function declineForm(desk) {
  const busy = desk.working === 'reject';
  return html`
    <form class="decline__form" id="decline" novalidate @submit=${(event) => send(event, desk)} @keydown=${(event) => inForm(event, desk)}>
      <fieldset class="reasons ${desk.errors.reason ? 'field--error' : ''}" aria-describedby="reason-error">
        <legend class="visually-hidden">${say('reviewing.decline.reason')}</legend>
        ${REASONS.map((reason, place) => html`
          <label class="reason"><input type="radio" name="reason" value=${reason} .checked=${desk.reason === reason}
            aria-invalid=${desk.errors.reason ? 'true' : nothing} @change=${() => (desk.reason = reason)} />
            <span>${say(`reviewing.reason.${reason}`)}</span> ${key(place + 1, desk.keys)}</label>`)}
        ${error('reason-error', desk.errors.reason)}
      </fieldset>
      <div class="field ${desk.errors.words ? 'field--error' : ''}">
        <div class="field__head"><label class="field__label" for="decline-words">${say('reviewing.decline.words')}</label></div>
        <p class="field__hint" id="words-hint">${say('reviewing.decline.words.hint')}</p>
        <textarea class="input" id="decline-words" rows="3" aria-describedby="words-hint words-error"
          aria-invalid=${desk.errors.words ? 'true' : nothing}
          .value=${desk.line} @input=${(event) => (desk.line = event.target.value)}></textarea>
        ${error('words-error', desk.errors.words)}
      </div>
      <button class="button button--primary decline__send" aria-busy=${busy ? 'true' : nothing}>
        <span>${say(busy ? 'reviewing.decline.busy' : 'reviewing.decline.send')}</span> ${key('Ctrl ↵', desk.keys)}</button>
    </form>`;
}

function send(event, desk) {
  event.preventDefault();
  desk.decline();
}

function inForm(event, desk) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    desk.decline();
  } else if (event.key === 'Escape') {
    event.stopPropagation();
    desk.toggleDecline(false);
    desk.updateComplete.then(() => desk.querySelector('.decline__head').focus());
  }
}

function error(id, words) {
  return words ? html`<p class="field__error" id=${id}>${icon('warning')}<span>${words}</span></p>` : nothing;
}

function consequence(desk) {
  const title = desk.declining ? 'reviewing.consequence.decline' : 'reviewing.consequence';
  return html`
    <section class="decision__part">
      <h3 class="side__title">${say(title)}</h3>
      <p>${say(`${title}.detail`, {name: desk.paper.author.name})}</p>
    </section>`;
}

function soFar({paper, claim: held}) {
  return html`
    <section class="decision__part">
      <h3 class="side__title">${say('reviewing.history')}</h3>
      <ol class="timeline" role="list">
        <li class="timeline__step timeline__step--done"><span class="timeline__label">${say('reviewing.history.sent')}</span> ${timeTag(paper.submittedAt)}</li>
        ${paper.revision > 1
          ? html`<li class="timeline__step timeline__step--done"><span class="timeline__label">${say('reviewing.history.changed', {revision: paper.revision})}</span></li>`
          : nothing}
        ${held
          ? html`<li class="timeline__step timeline__step--with-us" aria-current="step"><span class="timeline__label">
              ${held.mine ? say('reviewing.history.claimed') : say('reviewing.history.claimed.by', {name: held.by.name})}</span></li>`
          : nothing}
      </ol>
    </section>`;
}

function foot(keys) {
  return html`
    <p class="decision__keys">
      ${keys.on
        ? html`<span>${key('J', keys)}${key('K', keys)} ${say('reviewing.keys.step')}</span>`
        : html`<span>${say('reviewing.keys.off')}</span>`}
      <button class="quiet" type="button" @click=${() => keys.show()}>${key('?', keys)} ${say('reviewing.keys.all')}</button>
    </p>`;
}

function key(name, keys) {
  return keys.on ? html`<kbd aria-hidden="true">${name}</kbd>` : nothing;
}

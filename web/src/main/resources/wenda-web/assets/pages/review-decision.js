import {html, icon, nothing} from 'wenda/element';
import {say} from 'wenda/texts';
import {clock, timeTag} from 'wenda/time';
import {flagDecisions, flagsSoFar} from 'wenda/pages/review-flags';
import {DONE, isFinal} from 'wenda/pages/review-notice';

const CLAIM_MILLIS = 15 * 60_000;
const MINUTE = 60_000;

/** The claim with its time, the decisions, and what follows from them. */
export function decisionColumn(desk) {
  const content = !desk.paper || isFinal(desk.notice) ? nothing : html`${claim(desk)} ${desk.decidable ? (desk.flags ? flagDecisions(desk, key) : decisions(desk)) : nothing} ${desk.flags ? flagsSoFar(desk) : soFar(desk)}`;
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
      <button class="decision-button ${desk.deciding ? '' : 'decision-button--primary'}" type="button"
        aria-busy=${publishing ? 'true' : nothing} @click=${() => desk.publish()}>
        <span>${say(publishing ? 'reviewing.publish.busy' : 'reviewing.publish')}</span> ${key('P', desk.keys)}</button>
      ${WITH_WORDS.filter(({name}) => desk.may(name)).map((decision) => withWords(decision, desk))}
    </div>
    ${consequence(desk)}`;
}

/** The decisions that say more than yes, in the order of the desk. */
const WITH_WORDS = [
  {name: 'correct', shown: 'E', sent: 'correct', choice: corrections},
  {name: 'changes', shown: 'C', sent: 'ask-for-changes', choice: (desk) => whyNot(desk, 'reviewing.changes.reason')},
  {name: 'duplicate', shown: 'D', sent: 'duplicate', choice: originals},
  {name: 'decline', shown: 'X', sent: 'reject', choice: reasons},
];

function withWords({name, shown, sent, choice}, desk) {
  const open = desk.deciding === name;
  const over = name === 'changes' && desk.paper.attemptsLeft === 0;
  return html`
    <div class="decline ${open ? 'decline--open' : ''}">
      <button class="decision-button decline__head" type="button" aria-expanded=${open} aria-controls=${name} ?disabled=${over}
        @click=${() => desk.toggle(name)}>
        <span>${say(over ? 'reviewing.changes.none-left' : `reviewing.${name}`)}</span> ${key(shown, desk.keys)}</button>
      ${open ? form(name, sent, choice, desk) : html`<div id=${name} hidden></div>`}
    </div>`;
}

function form(name, sent, choice, desk) {
  const busy = desk.working === sent;
  const label = ['changes', 'correct'].includes(name) ? name : 'decline';
  return html`
    <form class="decline__form" id=${name} novalidate @submit=${(event) => send(event, desk)} @keydown=${(event) => inForm(event, desk)}>
      ${choice(desk)}
      <div class="field ${desk.errors.words ? 'field--error' : ''}">
        <div class="field__head"><label class="field__label" for="decline-words">${say(`reviewing.${label}.words`)}</label></div>
        <p class="field__hint" id="words-hint">${say(`reviewing.${label}.words.hint`)}</p>
        <textarea class="input" id="decline-words" rows="3" aria-describedby="words-hint words-error"
          aria-invalid=${desk.errors.words ? 'true' : nothing}
          .value=${desk.line} @input=${(event) => (desk.line = event.target.value)}></textarea>
        ${error('words-error', desk.errors.words)}
      </div>
      <button class="button button--primary decline__send" aria-busy=${busy ? 'true' : nothing}>
        <span>${say(`reviewing.${name}.${busy ? 'busy' : 'send'}`)}</span> ${key('Ctrl ↵', desk.keys)}</button>
    </form>`;
}

/** The text as it will be public. */
function corrections(desk) {
  const {language, post} = desk.paper;
  const {title, body, tags} = desk.corrected;
  const set = (name) => (event) => (desk.corrected = {...desk.corrected, [name]: event.target.value});
  return html`
    ${post ? nothing : html`<div class="field">
      <label class="field__label" for="correct-title">${say('reviewing.correct.title')}</label>
      <input class="input" id="correct-title" lang=${language ?? nothing} maxlength="150" autocomplete="off" .value=${title} @input=${set('title')} />
    </div>`}
    <div class="field">
      <label class="field__label" for="correct-body">${say('reviewing.correct.body')}</label>
      <textarea class="input correct__body" id="correct-body" lang=${language ?? nothing} rows="14" .value=${body} @input=${set('body')}></textarea>
    </div>
    ${post ? nothing : html`<div class="field">
      <label class="field__label" for="correct-tags">${say('reviewing.correct.tags')}</label>
      <input class="input" id="correct-tags" autocomplete="off" .value=${tags} @input=${set('tags')} />
    </div>`}
    ${error('reason-error', desk.errors.reason)}`;
}

function whyNot(desk, legend) {
  const choices = desk.reasons.map(({code, words}) => ({value: code, words}));
  return choiceOf('reason', say(legend), choices, desk);
}

function reasons(desk) {
  const {author, authorHistory} = desk.paper;
  return html`
    ${whyNot(desk, 'reviewing.decline.reason')}
    ${authorHistory.pending < 2 ? nothing : html`
      <label class="reason"><input type="checkbox" name="all" .checked=${desk.all} @change=${(event) => (desk.all = event.target.checked)} />
        <span>${say('reviewing.decline.all', {count: authorHistory.pending, name: author.name})}</span></label>`}`;
}

/** Questions that look like it; any other by its address. */
function originals(desk) {
  const choices = (desk.near ?? []).map(({id, title, language}) => ({value: id, words: title, language}));
  return html`
    ${choiceOf('original', say('reviewing.duplicate.original'), choices, desk)}
    ${desk.near?.length === 0 ? html`<p class="meta">${say('reviewing.duplicate.none')}</p>` : nothing}
    <div class="field">
      <label class="field__label" for="original-address">${say('reviewing.duplicate.original.hint')}</label>
      <input class="input" id="original-address" autocomplete="off" inputmode="url"
        .value=${choices.some(({value}) => value === desk.original) ? '' : desk.original}
        @input=${(event) => (desk.original = event.target.value)} />
    </div>`;
}

function choiceOf(name, legend, choices, desk) {
  return html`
    <fieldset class="reasons ${desk.errors.reason ? 'field--error' : ''}" aria-describedby="reason-error">
      <legend class="visually-hidden">${legend}</legend>
      ${choices.map(({value, words, language}, place) => html`
        <label class="reason"><input type="radio" name=${name} value=${value} .checked=${desk[name] === value}
          aria-invalid=${desk.errors.reason ? 'true' : nothing} @change=${() => (desk[name] = value)} />
          <span lang=${language ?? nothing}>${words}</span> ${key(place + 1, desk.keys)}</label>`)}
      ${error('reason-error', desk.errors.reason)}
    </fieldset>`;
}

function send(event, desk) {
  event.preventDefault();
  desk.send();
}

function inForm(event, desk) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    desk.send();
  } else if (event.key === 'Escape') {
    const name = desk.deciding;
    event.stopPropagation();
    desk.toggle(name, false);
    desk.updateComplete.then(() => desk.querySelector(`[aria-controls="${name}"]`).focus());
  }
}

function error(id, words) {
  return words ? html`<p class="field__error" id=${id}>${icon('warning')}<span>${words}</span></p>` : nothing;
}

function consequence({deciding, paper, edit}) {
  const title = deciding ? `reviewing.consequence.${deciding}` : edit ? 'reviewing.consequence.edit' : 'reviewing.consequence';
  const detail = edit && ['decline', 'changes'].includes(deciding) ? `reviewing.consequence.edit.${deciding}` : title;
  return html`
    <section class="decision__part">
      <h3 class="side__title">${say(title)}</h3>
      <p>${say(`${detail}.detail`, {name: paper.author.name})}
        ${deciding === 'changes' ? say('reviewing.consequence.changes.left', {count: paper.attemptsLeft}) : nothing}</p>
    </section>`;
}

function soFar({paper, claim: held}) {
  return html`
    <section class="decision__part">
      <h3 class="side__title">${say('reviewing.history')}</h3>
      <ol class="timeline" role="list">
        <li class="timeline__step timeline__step--done"><span class="timeline__label">${say('reviewing.history.sent')}</span> ${timeTag(paper.submittedAt)}</li>
        ${paper.earlierDecisions.map(({decision, moderator, at}) => html`
          <li class="timeline__step timeline__step--done"><span class="timeline__label">
            ${say(`reviewing.history.${DONE[decision]}`, {name: moderator.name})}</span> ${timeTag(at)}</li>`)}
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

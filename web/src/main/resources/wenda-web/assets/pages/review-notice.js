import {html, nothing} from 'wenda/element';
import {signInPath} from 'wenda/session';
import {say} from 'wenda/texts';
import {at} from 'wenda/time';

/**
 * What a refusal means for the paper on the desk.
 *
 * @param failed what did not work where the refusal says no more: `not-loaded`, `not-claimed` or `not-sent`
 */
export function noticeOf({status, code, body, message}, failed) {
  switch (code) {
    case 'already-decided':
      return {kind: 'decided', decision: body.decision, by: body.by, at: body.at};
    case 'revision-changed':
      return {kind: 'changed'};
    case 'own-question':
      return {kind: 'own'};
    case 'withdrawn':
    case 'not-found':
      return {kind: 'gone'};
    default:
      return {kind: status === 401 ? 'signed-out' : failed, words: message};
  }
}

/** Nothing is left to decide here, at least not by the reader. */
export const isFinal = (notice) => ['own', 'decided', 'gone'].includes(notice?.kind);

/** What somebody else did meanwhile, or why the reader does not decide here. */
export function noticeBox(desk) {
  if (!desk.notice) {
    return nothing;
  }
  const {title, detail = nothing, way = nothing} = WORDS[desk.notice.kind](desk.notice, desk);
  return html`
    <div class="review-notice" role="alert" tabindex="-1">
      <p class="review-notice__title">${title}</p>
      <p>${detail}</p>
      ${way}
    </div>`;
}

/** What was done by each decision. */
export const DONE = {approve: 'published', reject: 'declined', 'ask-for-changes': 'changes-asked', duplicate: 'duplicate', upheld: 'upheld', declined: 'kept', described: 'described', reserved: 'reserved', merged: 'merged'};

const WORDS = {
  decided: ({decision, by, at: when}, desk) => ({
    title: say(`reviewing.already.${DONE[decision] ?? 'declined'}`, {name: by.name ?? say('reviewing.by-rule'), time: at(when)}),
    detail: say('reviewing.already.detail'),
    way: wayOn(desk),
  }),
  changed: (_, {paper, flags}) => ({
    title: say(flags ? 'reviewing.flags.more' : 'reviewing.changed'),
    detail: flags ? say('reviewing.flags.more.detail') : paper ? say('reviewing.changed.detail', {revision: paper.revision}) : nothing,
  }),
  gone: (_, desk) => ({title: say('reviewing.gone'), detail: say(desk.edit ? 'reviewing.gone.edit' : 'reviewing.gone.detail'), way: wayOn(desk)}),
  own: (_, desk) => ({title: say('reviewing.own.title'), detail: say('reviewing.own.refused'), way: wayOn(desk)}),
  'own-alone': () => ({title: say('reviewing.own.title'), detail: say('reviewing.own.alone')}),
  'signed-out': () => ({
    title: say('reviewing.sign-in'),
    way: html`<a class="button" href=${signInPath()}>${say('reviewing.sign-in.link')}</a>`,
  }),
  'not-loaded': ({words}, desk) => ({title: say('reviewing.not-loaded'), detail: words, way: onceMore(desk)}),
  'not-claimed': ({words}, desk) => ({title: say('reviewing.not-claimed'), detail: words, way: onceMore(desk)}),
  'not-sent': ({words}) => ({title: say('reviewing.not-sent'), detail: words}),
};

function onceMore(desk) {
  return html`<button class="button" type="button" @click=${() => desk.again()}>${say('mine.retry')}</button>`;
}

function wayOn(desk) {
  return desk.waiting.after(desk.opened)
    ? html`<button class="button" type="button" @click=${() => desk.goOn()}>${say('reviewing.already.next')}</button>`
    : html`<a class="button" href="/reviews">${say('reviewing.back')}</a>`;
}

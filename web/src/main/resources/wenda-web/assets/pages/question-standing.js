import {html, nothing} from 'wenda/element';
import {wordsOf as reasonIn} from 'wenda/reasons';
import {steps} from 'wenda/steps';
import {locale, say} from 'wenda/texts';
import {at, timeTag} from 'wenda/time';

/**
 * One question of the reader's as My Q&A shows it: what it is, one sentence on where it stands, its steps, and what can
 * be done.
 *
 * @param row as `byTurn` gives it
 * @param {{busy: boolean, withdraw: Function}} page
 */
export function questionStanding({question, kind, turn, steps: way, actions}, page) {
  const mine = turn === 'you';
  return html`
    <article class="standing" id="question-${question.id}" aria-labelledby="standing-${question.id}">
      <div class="standing__head">
        <div class="standing__words">
          <h2 class="standing__title" id="standing-${question.id}" lang=${question.language ?? nothing}>
            <a href="/questions/${question.id}">${question.title}</a>
          </h2>
          <p class="standing__sentence">
            ${sentence(kind, question, page)}
            ${mine ? html`<strong class="signal-text">${say(`mine.${kind}.turn`, {count: question.answerCount})}</strong>` : nothing}
          </p>
          ${DECIDED.includes(kind) ? wordsOf(question.decision) : nothing}
          ${question.edit ? editStanding(question, page) : nothing}
        </div>
        ${actions.length === 0 ? nothing : html`
          <div class="standing__actions">${actions.map((name) => ACTIONS[name](question, page))}</div>`}
      </div>
      ${steps(way.map((step) => inWords(step, question)))}
    </article>`;
}

/** "3rd in the queue": an ordinal has plural rules of its own. */
export function ordinal(key, place) {
  return say(`${key}.${ORDINALS.select(place)}`, {count: place});
}

const ORDINALS = new Intl.PluralRules(locale, {type: 'ordinal'});

function sentence(kind, question, {usual, reasons}) {
  switch (kind) {
    case 'in-review':
      return html`${say('mine.in-review', {time: at(question.submittedAt)})} ${usual ? say('mine.usual', {time: usual.median}) : nothing}`;
    case 'declined':
      return declined(question.decision, reasons);
    case 'changes':
      return html`${byModerator('mine.changes', question.decision?.moderator?.name)} ${reasonIn(reasons, question.decision?.reason)}
        ${say(question.attemptsLeft === 0 ? 'mine.attempts.none' : 'mine.attempts', {count: question.attemptsLeft})}`;
    case 'duplicate':
      return byModerator(`mine.${kind}`, question.decision?.moderator?.name);
    case 'waiting':
      return question.state === 'private'
        ? say('mine.waiting.private')
        : say('mine.waiting', {time: at(question.publishedAt)});
    case 'answered':
      return say('mine.answered', {count: question.answerCount, time: at(question.lastActivityAt)});
    case 'accepted':
      return say('mine.accepted', {count: question.answerCount});
    default:
      return say(`mine.${kind}`);
  }
}

/** Where a change of a public question stands. */
function editStanding({edit: {state, submittedAt, decision}, place}, {reasons}) {
  return html`
    <p class="standing__sentence">
      ${say(`mine.edit.${state}`, {time: at(submittedAt), reason: reasonIn(reasons, decision?.reason)})}
      ${state === 'in-review' && place ? ordinal('mine.place', place) : nothing}</p>
    ${wordsOf(decision)}`;
}

const DECIDED = ['declined', 'changes', 'duplicate'];
const byModerator = (key, name) => (name ? say(key, {name}) : say(`${key}.nobody`));

function declined(decision, reasons) {
  const reason = reasonIn(reasons, decision.reason);
  const name = decision.moderator?.name;
  return name ? say('mine.declined', {name, reason}) : say('mine.declined.nobody', {reason});
}

function wordsOf(decision) {
  return decision?.words ? html`<blockquote class="quoted">${decision.words}</blockquote>` : nothing;
}

function inWords({name, state, at: time}, question) {
  const label = say(`mine.step.${name}`);
  if (name === 'review' && question.place) {
    return {state, label, time: ordinal('mine.place', question.place)};
  }
  if (name === 'accept') {
    return {state, label, time: say('mine.step.accept.turn')};
  }
  return {state, label, time: time ? timeTag(time) : nothing};
}

const ACTIONS = {
  read: ({id, title, answerCount}) =>
    answerCount > 0
      ? html`<a class="button" href="/questions/${id}#answers" aria-label=${say('mine.read.of', {title})}>${say('mine.read')}</a>`
      : nothing,
  edit: ({id, title}) =>
    html`<a class="button button--quiet" href="/questions/${id}/edit" aria-label=${say('mine.edit.of', {title})}>${say('mine.edit')}</a>`,
  look: ({id, title}) =>
    html`<a class="button" href="/questions/${id}#wanted" aria-label=${say('mine.look.of', {title})}>${say('mine.look')}</a>`,
  change: ({id, title}) =>
    html`<a class="button" href="/questions/${id}/edit" aria-label=${say('mine.change.of', {title})}>${say('mine.change')}</a>`,
  original: ({title, decision}) =>
    html`<a class="button" href="/questions/${decision.originalId}" aria-label=${say('mine.original.of', {title})}>${say('mine.original')}</a>`,
  reply: ({id, title}) =>
    html`<a class="button" href="/questions/${id}#reply" aria-label=${say('mine.reply.of', {title})}>${say('mine.reply')}</a>`,
  again: ({id, title}) =>
    html`<a class="button" href="/ask?from=${id}" aria-label=${say('mine.again.of', {title})}>${say('mine.again')}</a>`,
  withdraw: (question, page) => html`
    <button class="button button--quiet" type="button" ?disabled=${page.busy} @click=${() => page.withdraw(question)}
      aria-label=${say('mine.withdraw.of', {title: question.title})}>${say('mine.withdraw')}</button>`,
};

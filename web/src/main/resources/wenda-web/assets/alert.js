// One row of the inbox: what it says and where it leads.
import {html} from 'lit';
import {put} from 'wenda/api';
import {has, say, sayWith} from 'wenda/texts';

/** The sentence, names in bold: "Lin Wei answered How do I shut down an event loop group". */
export function sentence(item) {
  const bold = (text) => html`<b>${text}</b>`;
  return sayWith(keyOf(item), {
    actor: bold(item.actor ?? say('alert.somebody')),
    title: bold(titleOf(item)),
  });
}

/** The same in plain words, for a screen reader. */
export const inWords = (item) =>
  say(keyOf(item), {actor: item.actor ?? say('alert.somebody'), title: titleOf(item)});

/** The very answer, or the question. */
export const hrefOf = ({questionId, answerId}) =>
  `/questions/${encodeURIComponent(questionId)}${answerId ? `#answer-${encodeURIComponent(answerId)}` : ''}`;

/** Marks the row read; the page may be left at once. */
export const markRead = (item) => put(`/api/inbox/${encodeURIComponent(item.id)}/read`).catch(() => {});

/**
 * Goes where the row leads. On the page of that very question an answer that came meanwhile is not there yet: then the
 * page is loaded again.
 */
export function open(item) {
  const here = document.querySelector('[data-question]')?.dataset.question === item.questionId;
  if (!here) {
    location.assign(hrefOf(item));
    return;
  }
  location.hash = item.answerId ? `answer-${item.answerId}` : '';
  if (item.answerId && !document.getElementById(`answer-${item.answerId}`)) {
    location.reload();
  }
}

/** Without a title it is the member's own that is not public, or one that was removed. */
function titleOf({title, reason}) {
  return title ?? say(reason === 'asked' ? 'alert.your-question' : 'alert.removed-question');
}

function keyOf(item) {
  const own = `alert.${item.kind}`;
  return has(own) ? own : 'alert.unknown';
}

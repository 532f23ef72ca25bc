// One row of the inbox: what it says and where it leads.
import {html, nothing} from 'lit';
import {put} from 'wenda/api';
import {has, say, sayWith} from 'wenda/texts';

/** Where one is led by what is about no question; to the membership where it is none of these. */
const PLACES = {
  'payment-unattended': '/claims',
  'payment-stray': '/ledger',
  'sponsorship-received': '/sponsors',
  'help-moved': '/sponsors',
  'help-waiting': '/admin/sponsors',
  'webhook-stopped': '/admin/webhooks',
  'conduct-notice': '/conduct',
  'conduct-decided': '/conduct',
  'conduct-waiting': '/admin/cases',
  'seat-moved-up': '/groups',
  'seat-offered': '/groups',
  'seat-let-in': '/groups',
  'seat-declined': '/groups',
};

/** The sentence, names in bold: "Lin Wei answered How do I shut down an event loop group". */
export function sentence(item) {
  const bold = (text) => html`<b>${text}</b>`;
  return sayWith(keyOf(item), {
    count: item.answers,
    actor: bold(item.actor ?? say('alert.somebody')),
    title: bold(titleOf(item)),
  });
}

/** The same in plain words, for a screen reader. */
export const inWords = (item) =>
  say(keyOf(item), {count: item.answers, actor: item.actor ?? say('alert.somebody'), title: titleOf(item)});

/** That what it is about is gone. */
export const goneNote = ({gone}) => (gone ? html` <span class="meta">${say('alert.gone')}</span>` : nothing);

/**
 * The very answer, or the question, or where one stands when both are gone; for what is about no question, the page of what
 * it is about.
 */
export function hrefOf({kind, questionId, answerId, gone, title, announcementId, language}) {
  if (announcementId) {
    return `/announcements/${encodeURIComponent(announcementId)}?language=${language}`;
  }
  if (!questionId) {
    return PLACES[kind] ?? '/membership';
  }
  if (gone && !title) {
    return '/my';
  }
  const question = `/questions/${encodeURIComponent(questionId)}`;
  return answerId && !gone ? `${question}#answer-${encodeURIComponent(answerId)}` : question;
}

/** Marks the row read; the page may be left at once. */
export const markRead = (item) => put(pathOf(item, 'read')).catch(() => {});

/** What is done with a row is done with all answers that it stands for. */
export const pathOf = (item, what) =>
  `/api/inbox/${encodeURIComponent(item.id)}/${what}${item.answers ? '?together=true' : ''}`;

/**
 * Goes where the row leads. On the page of that very question an answer that came meanwhile is not there yet: then the
 * page is loaded again.
 */
export function open(item) {
  const here = item.questionId && document.querySelector('[data-question]')?.dataset.question === item.questionId;
  if (!here || item.gone) {
    location.assign(hrefOf(item));
    return;
  }
  location.hash = item.answerId ? `answer-${item.answerId}` : '';
  if (item.answerId && !document.getElementById(`answer-${item.answerId}`)) {
    location.reload();
  }
}

/** Without a title it is not public: the member's own, or another one, private or removed. */
function titleOf({title, reason, announcementId}) {
  if (announcementId && !title) {
    return say('alert.an-announcement');
  }
  return title ?? say(reason === 'asked' ? 'alert.your-question' : 'alert.unseen-question');
}

function keyOf(item) {
  if (item.answers) {
    return 'alert.answers';
  }
  if (item.kind === 'question-declined' && item.title) {
    return 'alert.edit-declined'; // a question that was declined has no title that anybody may read
  }
  if (item.kind === 'changes-asked' && item.reason !== 'asked') {
    return 'alert.post-changes-asked';
  }
  const own = `alert.${item.reason === 'mentioned' ? item.reason : item.kind}`;
  return has(own) ? own : 'alert.unknown';
}

/**
 * Where a question of the reader's stands: who has to act, the steps it has taken, and what can be done now. Nothing
 * here knows words or the page.
 */

/** Whose turn it is, in the order the list shows them. */
export const TURNS = ['you', 'moderators', 'community', 'nobody'];

/** A question that was declined stays among the open ones this long: its asker may change it and ask again. */
const DECLINED_STAYS_MILLIS = 7 * 24 * 60 * 60 * 1000;

/**
 * @typedef {{name: string, state: 'done' | 'with-us' | 'your-turn' | 'not-yet', at?: string}} Step
 * @param question as `GET /api/questions?author=me` tells it
 * @returns {{kind: string, turn: string, steps: Step[], actions: string[]}}
 */
export function standing(question, now = Date.now()) {
  switch (question.state) {
    case 'in-review':
      return inReview(question);
    case 'changes-asked':
      return changesAsked(question);
    case 'rejected':
      return question.decision?.decision === 'duplicate' ? duplicate(question, now) : declined(question, now);
    case 'removed':
    case 'withdrawn':
      return {kind: 'withdrawn', turn: 'nobody', steps: [sent(question)], actions: []};
    default:
      return withEdit(published(question), question.edit);
  }
}

/** A change of it that was given back waits for its asker. */
function withEdit(standing, edit) {
  if (!edit) {
    return standing;
  }
  const turn = edit.state === 'changes-asked' ? 'you' : standing.turn;
  return {...standing, turn, actions: [...new Set([...standing.actions, edit.state === 'in-review' ? 'edit' : 'change'])]};
}

/** Those that wait for the asker first, then for the moderators, then for an answer; in each, the longest waiting first. */
export function byTurn(questions) {
  return questions
    .map((question) => ({question, ...standing(question)}))
    .sort((a, b) => TURNS.indexOf(a.turn) - TURNS.indexOf(b.turn) || since(a.question).localeCompare(since(b.question)));
}

const since = (question) => question.lastActivityAt ?? question.submittedAt;
const sent = (question) => ({name: 'sent', state: 'done', at: question.submittedAt});
const todo = (name) => ({name, state: 'not-yet'});

function inReview(question) {
  return {
    kind: 'in-review',
    turn: 'moderators',
    steps: [sent(question), {name: 'review', state: 'with-us'}, todo('published'), todo('answered'), todo('accepted')],
    actions: ['edit', 'withdraw'],
  };
}

function changesAsked(question) {
  const read = {name: 'read', state: 'done', at: question.decision?.at};
  return {
    kind: 'changes',
    turn: 'you',
    steps: [sent(question), read, {name: 'changes', state: 'your-turn'}, todo('published'), todo('answered')],
    actions: ['change', 'withdraw'],
  };
}

function duplicate(question, now) {
  const {kind, steps, ...rest} = declined(question, now);
  return {...rest, kind: 'duplicate', steps: [steps[0], {...steps[1], name: 'duplicate'}], actions: question.canReply ? ['original', 'reply'] : ['original']};
}

function declined(question, now) {
  const at = question.decision?.at ?? question.lastActivityAt;
  const lately = now - Date.parse(at) < DECLINED_STAYS_MILLIS;
  return {
    kind: 'declined',
    turn: lately ? 'you' : 'nobody',
    steps: [sent(question), {name: 'declined', state: lately ? 'your-turn' : 'done', at}],
    actions: question.canReply ? ['again', 'reply'] : ['again'],
  };
}

function published(question) {
  const steps = [
    sent(question),
    {name: 'read', state: 'done', at: question.decision?.at ?? question.publishedAt},
    {name: question.state === 'private' ? 'private' : 'published', state: 'done', at: question.publishedAt ?? question.decision?.at},
  ];
  if (question.acceptedAnswerId) {
    steps.push({name: 'answered', state: 'done'}, {name: 'accepted', state: 'done', at: question.acceptedAt});
    return {kind: 'accepted', turn: 'nobody', steps, actions: ['read']};
  }
  if (question.informationWanted) {
    steps.push({name: 'reply', state: 'your-turn'}, todo('answered'), todo('accepted'));
    return {kind: 'wanted', turn: 'you', steps, actions: ['look', 'edit']};
  }
  if (question.answerCount > 0) {
    steps.push({name: 'answered', state: 'done', at: question.lastActivityAt}, {name: 'accept', state: 'your-turn'});
    return {kind: 'answered', turn: 'you', steps, actions: ['read']};
  }
  steps.push({name: 'answer', state: 'with-us'}, todo('accepted'));
  return {kind: 'waiting', turn: 'community', steps, actions: []};
}

// Closing, locking and removing what is public, and undoing it.
import {html, render} from 'lit';
import {del, put} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

const REASONS = ['duplicate', 'off-topic', 'unclear', 'advertising', 'contact-details', 'conduct', 'secret'];

/** What each button of a question does. Leaving a dialog does nothing. */
export function moderate({moderate: what, revision}, question) {
  const path = `/api/questions/${question}`;
  switch (what) {
    case 'close':
      return close(path);
    case 'reopen':
      return reloaded(del(`${path}/closing`));
    case 'lock':
      return reloaded(put(`${path}/lock`));
    case 'unlock':
      return reloaded(del(`${path}/lock`));
    case 'adopted':
    case 'declined':
      return conclude(path, what);
    case 'keep-private':
      return reloaded(put(`${path}/privacy`));
    case 'make-public':
      return reloaded(del(`${path}/privacy?revision=${revision}`));
    case 'reconsider':
      return reloaded(del(`${path}/conclusion`));
    case 'restore':
      return reloaded(del(`${path}/removal`));
    default:
      return remove(path);
  }
}

/** What the buttons of an answer do. A removed answer leaves the page, with a way back for a moment. */
export async function keep({answerId, keep: what}, shown) {
  const path = `/api/answers/${encodeURIComponent(answerId)}`;
  if (what === 'remove') {
    await del(path);
    shown.hidden = true;
    toast(say('question.answer-removed'), {
      action: say('question.undo'),
      onAction: () => del(`${path}/removal`).then(() => (shown.hidden = false)),
    });
    return;
  }
  await reloaded(what === 'outdated' ? put(`${path}/outdated`) : del(`${path}/outdated`));
}

async function remove(path) {
  const sure = await confirm({
    title: say('question.remove-title'),
    text: say('question.remove-text'),
    action: say('question.remove'),
  });
  if (sure) {
    await reloaded(put(`${path}/removal`));
  }
}

async function close(path) {
  const chosen = await reason();
  if (chosen) {
    await reloaded(put(`${path}/closing`, chosen));
  }
}

async function conclude(path, outcome) {
  const verb = outcome === 'adopted' ? 'adopt' : 'decline';
  const words = await asked(
    html`<form method="dialog">
      <h2 class="dialog__title" id="close-title">${say(`question.${verb}-title`)}</h2>
      <div class="field">
        <label class="field__label" for="conclude-words">${say('question.conclude-words')}</label>
        <textarea class="input" id="conclude-words" rows="4" maxlength="1000" required></textarea>
      </div>
      <div class="dialog__actions">
        <button class="button button--ink" value="yes">${say(`question.${verb}-now`)}</button>
        <button class="button" value="no" formnovalidate>${say('frame.cancel')}</button>
      </div>
    </form>`,
    (dialog) => dialog.querySelector('textarea').value,
  );
  if (words !== undefined) {
    await reloaded(put(`${path}/conclusion`, {outcome, words}));
  }
}

function reason() {
  const only = (code, dialog) => (dialog.querySelector('[data-duplicate]').hidden = code !== 'duplicate');
  return asked(
    html`<form method="dialog">
      <h2 class="dialog__title" id="close-title">${say('question.close-title')}</h2>
      <div class="field">
        <label class="field__label" for="close-reason">${say('question.close-reason')}</label>
        <select class="input" id="close-reason" @change=${({target}) => only(target.value, target.closest('dialog'))}>
          ${REASONS.map((code) => html`<option value=${code}>${say(`question.reason.${code}`)}</option>`)}
        </select>
      </div>
      <div class="field" data-duplicate>
        <label class="field__label" for="close-duplicate">${say('question.close-duplicate')}</label>
        <input class="input" id="close-duplicate" maxlength="400" />
      </div>
      <div class="dialog__actions">
        <button class="button button--ink" value="yes">${say('question.close-now')}</button>
        <button class="button" value="no">${say('frame.cancel')}</button>
      </div>
    </form>`,
    (dialog) => {
      const code = dialog.querySelector('select').value;
      return code === 'duplicate' ? {reason: code, duplicateOf: idIn(dialog.querySelector('input').value)} : {reason: code};
    },
  );
}

/** What somebody says in a dialog; undefined when they leave it. */
function asked(form, answer) {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.setAttribute('aria-labelledby', 'close-title');
  render(form, dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes' ? answer(dialog) : undefined);
    });
  });
}

/** The id alone, also where somebody pasted the whole address. */
const idIn = (typed) => /questions\/([^/?#]+)/.exec(typed)?.[1] ?? typed.trim();

async function reloaded(call) {
  await call;
  location.reload();
}

// Closing, locking and removing what is public, and undoing it.
import {html, render} from 'lit';
import {del, put} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

const REASONS = ['duplicate', 'off-topic', 'unclear', 'advertising', 'contact-details', 'conduct', 'secret'];

/** What each button of a question does. Leaving a dialog does nothing. */
export function moderate(what, question) {
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

function reason() {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.setAttribute('aria-labelledby', 'close-title');
  render(
    html`<form method="dialog">
      <h2 class="dialog__title" id="close-title">${say('question.close-title')}</h2>
      <div class="field">
        <label class="field__label" for="close-reason">${say('question.close-reason')}</label>
        <select class="input" id="close-reason" @change=${(event) => only(event.target.value)}>
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
    dialog,
  );
  const only = (code) => (dialog.querySelector('[data-duplicate]').hidden = code !== 'duplicate');
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const code = dialog.querySelector('select').value;
      const duplicateOf = idIn(dialog.querySelector('input').value);
      dialog.remove();
      if (dialog.returnValue !== 'yes') {
        resolve(undefined);
      } else {
        resolve(code === 'duplicate' ? {reason: code, duplicateOf} : {reason: code});
      }
    });
  });
}

/** The id alone, also where somebody pasted the whole address. */
const idIn = (typed) => /questions\/([^/?#]+)/.exec(typed)?.[1] ?? typed.trim();

async function reloaded(call) {
  await call;
  location.reload();
}

// Telling the moderators, in confidence, what is wrong with a post.
import {html, render} from 'lit';
import {get, put} from 'wenda/api';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

const TYPES = ['advertising', 'off-topic', 'abusive', 'wrong', 'leaked-secret'];
const LONGEST = 500;

/** Asks what is wrong and sends it; who flagged the post before is told what became of that. */
export async function flag(postId) {
  const earlier = (await get('/api/posts/flags')).items.find((own) => own.postId === postId);
  if (earlier) {
    toast(say(`question.flagged.${earlier.outcome ?? 'waits'}`));
    return;
  }
  const chosen = await ask();
  if (chosen) {
    await put(`/api/posts/${encodeURIComponent(postId)}/flag`, chosen);
    toast(say('question.flag-sent'));
  }
}

function ask() {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.setAttribute('aria-labelledby', 'flag-title');
  render(
    html`<form method="dialog">
      <h2 class="dialog__title" id="flag-title">${say('question.flag-title')}</h2>
      <p>${say('question.flag-text')}</p>
      <fieldset class="reasons">
        <legend class="visually-hidden">${say('question.flag-type')}</legend>
        ${TYPES.map((type, place) => html`
          <label class="reason"><input type="radio" name="type" value=${type} ?checked=${place === 0} />
            <span>${say(`question.flag.${type}`)}</span></label>`)}
      </fieldset>
      <div class="field">
        <label class="field__label" for="flag-words">${say('question.flag-words')}</label>
        <textarea class="input" id="flag-words" rows="2" maxlength=${LONGEST}></textarea>
      </div>
      <div class="dialog__actions">
        <button class="button button--ink" value="yes">${say('question.flag-send')}</button>
        <button class="button" value="no">${say('frame.cancel')}</button>
      </div>
    </form>`,
    dialog,
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const type = dialog.querySelector('input:checked').value;
      const words = dialog.querySelector('textarea').value.trim();
      dialog.remove();
      resolve(dialog.returnValue === 'yes' ? {type, ...(words && {words})} : undefined);
    });
  });
}

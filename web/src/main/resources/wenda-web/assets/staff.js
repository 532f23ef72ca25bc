// What those who look after the community see beside a question: their notes on it, and replies to use again.
import {html, render} from 'lit';
import {del, get, newKey, post} from 'wenda/api';
import {language, say} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {toast} from 'wenda/toast';
import {words} from 'wenda/words';

const ROLES = ['moderator', 'duty', 'admin'];

/** Dresses the page where its reader is one of them; for all others nothing is asked and nothing is there. */
export function dress(page, question, {roles = []}) {
  if (roles.some((role) => ROLES.includes(role))) {
    notes(page, question);
    page.querySelectorAll('form[data-answer]').forEach(replies);
  }
}

async function notes(page, question) {
  const path = `/api/questions/${question}/notes`;
  const place = document.createElement('section');
  place.className = 'notes';
  page.querySelector('.post').after(place);
  const draw = async () => {
    const {items} = await get(path);
    render(content(items), place);
    place.setAttribute('aria-labelledby', 'notes-head');
  };
  const add = async () => {
    const body = await words({title: say('staff.note-title'), hint: say('staff.note-hint'), action: say('staff.note-save')});
    if (body !== undefined) {
      await attempt(() => post(path, {body}, {key: newKey()}).then(draw));
    }
  };
  const remove = (note) => attempt(() => del(`/api/notes/${encodeURIComponent(note.id)}`).then(draw));
  const content = (items) => html`
    <h2 class="notes__head" id="notes-head">${say('staff.notes')}</h2>
    ${items.length === 0 ? '' : html`<ul class="comments__list" role="list">${items.map(one)}</ul>`}
    <button class="quiet" type="button" @click=${add}>${say('staff.note-add')}</button>`;
  const one = (note) => html`
    <li class="comment">
      <div class="comment__text" .innerHTML=${note.html}></div>
      <div class="comment__foot">
        <bdi>${note.author.name}</bdi> ${timeTag(note.at)}
        <button class="quiet" type="button" @click=${() => remove(note)}>${say('staff.note-remove')}</button>
      </div>
    </li>`;
  await attempt(draw);
}

/** A choice above the answer: what is chosen is put where the cursor is, to be finished there. */
async function replies(form) {
  const {items} = await get('/api/reply-templates').catch(() => ({items: []}));
  const area = form.querySelector('textarea');
  const place = document.createElement('div');
  place.className = 'replies-choice';
  const put = (event) => {
    const chosen = items.find(({id}) => id === event.target.value);
    event.target.value = '';
    if (chosen) {
      area.setRangeText(chosen.body, area.selectionStart, area.selectionEnd, 'end');
      area.dispatchEvent(new Event('input', {bubbles: true}));
      area.focus();
    }
  };
  render(
    html`<label class="field__label" for="reply-template">${say('staff.replies')}</label>
      <select class="input" id="reply-template" @change=${put}>
        <option value="">${say('staff.reply-choose')}</option>
        ${ownFirst(items).map((item) => html`<option value=${item.id} lang=${item.language}>${item.title}</option>`)}
      </select>
      <a class="quiet" href="/replies">${say('staff.replies-edit')}</a>`,
    place,
  );
  form.prepend(place);
}

/** Those in the language of the page before all others. */
const ownFirst = (items) => items.toSorted((a, b) => (b.language === language) - (a.language === language));

async function attempt(call) {
  try {
    await call();
  } catch (problem) {
    toast(problem.message);
  }
}

// The question's page comes alive: follow, answer, accept, withdraw.
import 'wenda/comments';
import 'wenda/editor';
import 'wenda/votes';
import {editing} from 'wenda/answer-editing';
import {enquire, miss, settle} from 'wenda/asking-back';
import {flag} from 'wenda/flags';
import {followButtons} from 'wenda/follow';
import {keep, moderate} from 'wenda/moderating';
import {Problem, del, get, newKey, post, put} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {violationText} from 'wenda/form';
import {markRead} from 'wenda/reading';
import {member} from 'wenda/session';
import {share} from 'wenda/share';
import {say} from 'wenda/texts';
import {dress} from 'wenda/staff';
import {toast} from 'wenda/toast';

const page = document.querySelector('[data-question]');
const id = encodeURIComponent(page.dataset.question);
markRead(page.dataset.path);
if (location.hash.startsWith('#answer-') && !document.getElementById(location.hash.slice(1)) && !location.search && page.querySelector('[rel=next]')) {
  location.replace(`?answer=${location.hash.slice('#answer-'.length)}${location.hash}`); // it stands on another page
}

member().then((reader) => dress(page, id, reader ?? {}));
for (const form of page.querySelectorAll('form[data-answer]')) {
  answering(form);
  ready(form);
}
for (const form of page.querySelectorAll('form[data-reply]')) {
  replying(form);
  ready(form);
}
for (const button of page.querySelectorAll('[data-accept]')) {
  button.addEventListener('click', () => attempt(button, () => accept(button.dataset.accept)));
}
for (const button of page.querySelectorAll('[data-action="withdraw"]')) {
  button.addEventListener('click', () => attempt(button, withdraw));
}
for (const button of page.querySelectorAll('[data-action="withdraw-edit"]')) {
  button.addEventListener('click', () => attempt(button, () => withdrawEdit(`questions/${id}`)));
}
for (const button of page.querySelectorAll('[data-withdraw-edit]')) {
  button.addEventListener('click', () => attempt(button, () => withdrawEdit(button.dataset.withdrawEdit)));
}
for (const button of page.querySelectorAll('[data-action="enquire"]')) {
  button.addEventListener('click', () => attempt(button, () => enquire(id)));
}
for (const button of page.querySelectorAll('[data-action="settle"]')) {
  button.addEventListener('click', () => attempt(button, () => settle(id)));
}
for (const button of page.querySelectorAll('[data-miss]')) {
  button.addEventListener('click', () => attempt(button, () => miss(button.dataset.miss)));
}
for (const button of page.querySelectorAll('[data-moderate]')) {
  button.addEventListener('click', () => attempt(button, () => moderate(button.dataset, id)));
}
for (const button of page.querySelectorAll('[data-keep]')) {
  button.addEventListener('click', () => attempt(button, () => keep(button.dataset, button.closest('.answer'))));
}
for (const button of page.querySelectorAll('[data-flag]')) {
  button.addEventListener('click', () => attempt(button, () => flag(button.dataset.flag)));
}
for (const button of page.querySelectorAll('[data-share]')) {
  button.addEventListener('click', () => attempt(button, () => share(button.dataset.share)));
}
for (const button of page.querySelectorAll('[data-edit]')) {
  editing(button, attempt);
}
for (const button of page.querySelectorAll('[data-action="link"]')) {
  button.addEventListener('click', (event) => copyLink(event, button));
}
followButtons(page);

/** Before there is somebody to take it, the browser would send the text as a part of the address. */
function ready(form) {
  form.querySelector('[type=submit]').disabled = false;
}

function answering(form) {
  const area = form.querySelector('textarea');
  const button = form.querySelector('[type=submit]');
  const error = form.querySelector('.field__error');
  let key = newKey();
  let sent = '';
  const refuse = (text) => {
    error.querySelector('span').textContent = text;
    error.hidden = text === '';
    form.classList.toggle('field--error', text !== '');
    area.toggleAttribute('aria-invalid', text !== '');
    if (text !== '') {
      area.focus();
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = area.value;
    if (body.trim() === '') {
      refuse(violationText({field: 'body', code: 'required'}));
      return;
    }
    if (sent !== '' && sent !== body) {
      key = newKey();
    }
    sent = body;
    attempt(button, () => send(body), refuse);
  });
  const send = async (body) => {
    refuse('');
    const answer = await post(`/api/questions/${id}/answers`, {body}, {key});
    await form.querySelector('wenda-editor').clearDraft();
    area.value = '';
    location.hash = `answer-${answer.id}`;
    location.reload();
  };
}

function replying(form) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const area = form.querySelector('textarea');
    if (area.value.trim() === '') {
      toast(say('question.reply-empty'));
      area.focus();
      return;
    }
    attempt(form.querySelector('button'), async () => {
      await post(`/api/questions/${id}/reply`, {words: area.value});
      location.assign(`/my?sent=${id}`);
    });
  });
}

async function accept(answerId) {
  await put(`/api/questions/${id}/accepted-answer`, {answerId});
  location.hash = `answer-${answerId}`;
  location.reload();
}

async function withdraw() {
  const sure = await confirm({
    title: say('question.withdraw-title'),
    text: say('question.withdraw-text'),
    action: say('question.withdraw'),
  });
  if (sure) {
    await del(`/api/questions/${id}`);
    location.assign('/my');
  }
}

/** Of a question, an answer or a comment, by its place in the API. */
async function withdrawEdit(post) {
  const sure = await confirm({
    title: say('question.edit-withdraw-title'),
    text: say('question.edit-withdraw-text'),
    action: say('question.edit-withdraw'),
  });
  if (sure) {
    await del(`/api/${post}/edit`);
    location.reload();
  }
}

function copyLink(event, link) {
  if (navigator.clipboard) {
    event.preventDefault();
    navigator.clipboard.writeText(link.href).then(() => toast(say('question.link-copied')));
  }
}

/** Runs one call at a time, the button saying so; a refusal is told where `tell` shows it. */
async function attempt(button, call, tell = toast) {
  if (button.getAttribute('aria-busy') === 'true') {
    return;
  }
  button.setAttribute('aria-busy', 'true');
  try {
    await call();
  } catch (problem) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
    tell(problem.violations.length > 0 ? violationText(problem.violations[0]) : problem.message);
  } finally {
    button.removeAttribute('aria-busy');
  }
}

// A new answer to the question on the screen is offered, not pushed in: nobody loses their place.
document.addEventListener('wenda-alert', ({detail}) => {
  if (detail.kind === 'answer' && detail.questionId === page.dataset.question) {
    toast(say('question.new-answer', {actor: detail.actor ?? say('alert.somebody')}), {
      action: say('question.show'),
      onAction: () => {
        location.hash = `answer-${detail.answerId}`;
        location.reload();
      },
    });
  }
});

// Remarks under a post: one is added, changed or removed where it stands.
import {html, nothing, render} from 'lit';
import {Problem, del, newKey, post, put} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {violationText} from 'wenda/form';
import {Mentions} from 'wenda/mentions';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

const LONGEST = 1000;

class WendaComments extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const button = event.target.closest('button[value]');
      const comment = button?.closest('[data-comment]');
      switch (button?.value) {
        case 'add':
          this.#write(button, '', (body, key) => post(`/api/posts/${encodeURIComponent(this.dataset.post)}/comments`, {body}, {key}));
          break;
        case 'edit':
          this.#write(comment, comment.dataset.source, (body) =>
            put(pathOf(comment), {body, version: Number(comment.dataset.version)}),
          );
          break;
        case 'remove':
          this.#remove(comment);
          break;
      }
    });
  }

  /** A form takes the place of the button or the comment until it is sent or left. */
  #write(place, text, send) {
    const form = document.createElement('form');
    const id = `comment-on-${this.dataset.post}`;
    const leave = () => {
      form.remove();
      place.hidden = false;
      (place.matches('button') ? place : place.querySelector('button')).focus();
    };
    const draw = (refusal = '') =>
      render(
        html`<label class="field__label" for=${id}>${say('question.comment-label')}</label>
          <p class="field__hint" id="${id}-hint">${say('question.comment-hint')}${place.dataset.reviewed === 'true' ? html` ${say('question.edit-reviewed')}` : nothing}</p>
          <textarea class="input" id=${id} rows="3" maxlength=${LONGEST} aria-describedby="${id}-hint ${id}-error" aria-invalid=${refusal !== ''}></textarea>
          <p class="field__error" id="${id}-error" role="alert" ?hidden=${refusal === ''}>${refusal}</p>
          <div class="actions">
            <button class="button button--small button--ink" type="submit">
              ${say(text === '' ? 'question.comment-send' : place.dataset.reviewed === 'true' ? 'question.edit-send' : 'question.comment-save')}
            </button>
            <button class="button button--small button--quiet" type="button" @click=${leave}>${say('frame.cancel')}</button>
          </div>`,
        form,
      );
    draw();
    form.className = 'comment__form';
    const key = newKeys();
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const body = area.value;
      try {
        const {id: written} = await send(body, key(body));
        location.hash = `comment-${written}`;
        location.reload();
      } catch (problem) {
        draw(inWords(problem));
        area.focus();
      }
    });
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        leave();
      } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        form.requestSubmit();
      }
    });
    place.hidden = true;
    place.after(form);
    const area = form.querySelector('textarea');
    area.value = text;
    new Mentions(area);
    area.focus();
  }

  async #remove(comment) {
    const sure = await confirm({
      title: say('question.comment-remove-title'),
      text: say('question.comment-remove-text'),
      action: say('question.comment-remove'),
    });
    if (sure) {
      try {
        await del(pathOf(comment));
        comment.remove();
      } catch (problem) {
        toast(inWords(problem));
      }
    }
  }
}

/** The same key for the same words, so that a second try does not say them twice. */
function newKeys() {
  let key = newKey();
  let sent = '';
  return (body) => {
    if (sent !== '' && sent !== body) {
      key = newKey();
    }
    sent = body;
    return key;
  };
}

const pathOf = (comment) => `/api/comments/${encodeURIComponent(comment.dataset.comment)}`;

function inWords(problem) {
  if (!(problem instanceof Problem)) {
    throw problem;
  }
  return problem.violations.length > 0 ? violationText(problem.violations[0]) : problem.message;
}

customElements.define('wenda-comments', WendaComments);

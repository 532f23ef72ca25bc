// The author of an answer changes it where it stands.
import {html, nothing, render} from 'lit';
import {put} from 'wenda/api';
import {say} from 'wenda/texts';

/** Puts an editor in the place of the answer's text until it is saved or left. `attempt` runs one call at a time. */
export function editing(button, attempt) {
  button.addEventListener('click', () => {
    const {edit: answer, version, source, reviewed} = button.dataset;
    const body = button.closest('.post__body');
    const form = document.createElement('form');
    const leave = () => {
      form.querySelector('wenda-editor').clearDraft();
      form.remove();
      body.classList.remove('post__body--edited');
      button.focus();
    };
    const refuse = (text) => {
      const error = form.querySelector('.field__error');
      error.textContent = text;
      error.hidden = text === '';
    };
    render(
      html`<wenda-editor class="editor" draft="edit.${answer}" version=${version}>
          <textarea id="edit-${answer}" name="body" maxlength="40000" aria-label=${say('question.edit-answer')}></textarea>
          <div class="editor__foot">
            <button class="button button--quiet" type="button" @click=${leave}>${say('frame.cancel')}</button>
            <button class="button button--ink" type="submit">${say(reviewed === 'true' ? 'question.edit-send' : 'question.save-answer')}</button>
          </div>
        </wenda-editor>
        ${reviewed === 'true' ? html`<p class="field__hint">${say('question.edit-reviewed')}</p>` : nothing}
        <p class="field__error" role="alert" hidden></p>`,
      form,
    );
    const area = form.querySelector('textarea');
    area.value = source;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      attempt(
        form.querySelector('[type=submit]'),
        async () => {
          await put(`/api/answers/${encodeURIComponent(answer)}`, {body: area.value, version: Number(version)});
          await form.querySelector('wenda-editor').clearDraft();
          location.hash = `answer-${answer}`;
          location.reload();
        },
        refuse,
      );
    });
    body.classList.add('post__body--edited');
    body.append(form);
    area.focus();
  });
}

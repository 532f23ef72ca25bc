// What the reader thinks of a post: one vote, changed or taken back by the same buttons.
import {Problem, del, put} from 'wenda/api';
import {locale} from 'wenda/texts';
import {toast} from 'wenda/toast';

const numbers = new Intl.NumberFormat(locale);

class WendaVotes extends HTMLElement {
  #working = false;

  connectedCallback() {
    this.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button) {
        this.#vote(button.value);
      }
    });
  }

  async #vote(value) {
    if (this.#working) {
      return;
    }
    this.#working = true;
    const path = `/api/votes/${encodeURIComponent(this.dataset.post)}`;
    try {
      this.#show(await (this.dataset.own === value ? del(path) : put(path, {value})));
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      toast(problem.message);
    } finally {
      this.#working = false;
    }
  }

  #show({value = '', score}) {
    this.dataset.own = value;
    this.querySelector('b').textContent = numbers.format(score);
    for (const button of this.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.value === value));
    }
  }
}

customElements.define('wenda-votes', WendaVotes);

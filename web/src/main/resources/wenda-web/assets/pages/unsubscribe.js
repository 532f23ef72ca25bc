import {post} from 'wenda/api';
import {define, html} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {say} from 'wenda/texts';

/** The page behind the link of a mail: opening it does nothing, for programs open links too. */
class Unsubscribe extends WendaForm {
  static properties = {done: {state: true}};

  constructor() {
    super();
    this.done = false;
  }

  render() {
    return html`
      <div class="panel">
        <h1 class="heading" tabindex="-1">${say('preferences.stop.title')}</h1>
        ${this.done ? this.#ended() : this.#question()}
      </div>`;
  }

  #question() {
    return html`
      <p class="lead">${say('preferences.stop.text')}</p>
      ${this.summary()}
      <form @submit=${(event) => this.#stop(event)}>${this.submitButton(say('preferences.stop.do'))}</form>`;
  }

  #ended() {
    return html`
      <p class="lead" role="status">${say('preferences.stop.done')}</p>
      <a class="button" href="/preferences">${say('preferences.stop.settings')}</a>`;
  }

  async #stop(event) {
    event.preventDefault();
    const token = location.pathname.split('/').pop();
    this.done = (await this.send(() => post(`/unsubscribe/${token}`), token)) !== undefined;
  }

  async refused(problem) {
    if (problem.status === 404) {
      problem.message = say('preferences.stop.unknown');
    }
    await super.refused(problem);
  }
}

define('wenda-unsubscribe', Unsubscribe);

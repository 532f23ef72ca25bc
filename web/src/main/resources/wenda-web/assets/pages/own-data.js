import {file, put} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {define, html} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {AccountForm} from 'wenda/pages/account-form';
import {say} from 'wenda/texts';
import {day} from 'wenda/money';

const SERVICES = ['membership', 'question', 'notification'];

/** Everything that is kept of oneself: each service tells its part, and the file is all of them. */
class OwnData extends WendaForm {
  render() {
    return html`
      <section class="account__part" aria-labelledby="own-data">
        <h2 class="heading heading--section" id="own-data">${say('settings.data')}</h2>
        ${this.summary()}
        <p>${say('settings.data.text')}</p>
        <p><button class="button" type="button" ?disabled=${this.working} aria-busy=${this.working} @click=${() => this.#export()}>
          ${say('settings.data.export')}</button></p>
      </section>`;
  }

  /** All of it or nothing: a file with a part missing would look whole. */
  async #export() {
    const parts = await this.send(() => Promise.all(SERVICES.map((service) => file(`/api/export/${service}`))), null);
    if (parts !== undefined) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(parts, {type: 'application/x-ndjson'}));
      link.download = 'my-data.jsonl';
      link.click();
      URL.revokeObjectURL(link.href);
    }
  }
}

/** Leaves for good, with the password, after some days. */
class OwnDeletion extends AccountForm {
  static properties = {at: {state: true}};

  constructor() {
    super();
    this.fields = {password: ''};
    this.at = null;
  }

  render() {
    return html`
      <section class="account__part" aria-labelledby="own-deletion">
        <h2 class="heading heading--section" id="own-deletion" tabindex="-1">${say('settings.deletion')}</h2>
        ${this.at
          ? html`<p class="notice" role="status">${say('settings.deletion.done', {day: day(this.at)})}</p>`
          : html`
              <p>${say('settings.deletion.text')}</p>
              <form novalidate @submit=${this.submit}>
                ${this.summary()}
                ${this.passwordField('current-password', {label: say('settings.password.current')})}
                <div class="account__send">${this.submitButton(say('settings.deletion.do'), undefined, '')}</div>
              </form>`}
      </section>`;
  }

  missing() {
    return this.fields.password === '' ? [{field: 'password', code: 'required'}] : [];
  }

  async deliver() {
    const sure = await confirm({
      title: say('settings.deletion.confirm.title'),
      text: say('settings.deletion.confirm.text'),
      action: say('settings.deletion.do'),
    });
    return sure ? put('/api/members/me/deletion', {password: this.fields.password}) : null;
  }

  goOn(answer) {
    if (answer) {
      this.at = answer.at;
    }
    this.fields = {password: ''};
  }
}

define('wenda-own-data', OwnData);
define('wenda-own-deletion', OwnDeletion);

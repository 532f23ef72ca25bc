import {get} from 'wenda/api';
import {html, icon, nothing} from 'wenda/element';
import {say, sayWith} from 'wenda/texts';

/** The rules, for a form by which somebody joins. */
export const RulesOnJoining = (Form) => class extends Form {
  static properties = {rules: {state: true}, accepted: {state: true}};

  constructor() {
    super();
    this.rules = null;
    this.accepted = false;
  }

  /** Where they cannot be read now, the member is asked when they are there. */
  async askRules() {
    const {version} = await get('/api/rules').catch(() => ({version: 0}));
    this.rules = version > 0 ? version : null;
    this.accepted = false;
  }

  rulesFaults() {
    return this.rules && !this.accepted ? [{field: 'rules', code: 'required'}] : [];
  }

  rulesShown() {
    return this.rules ? {rules: this.rules} : {};
  }

  /** Rules that changed meanwhile are to be read anew. */
  async refused(problem) {
    if (problem.violations?.some(({field, code}) => field === 'rules' && code === 'outdated')) {
      await this.askRules();
    }
    return super.refused(problem);
  }

  rulesField() {
    if (!this.rules) {
      return nothing;
    }
    const error = this.errorOf('rules');
    const id = this.idOf('rules');
    const link = html`<a href="/rules" target="_blank">${say('account.rules.link')}</a>`;
    return html`
      <div class="field ${error ? 'field--error' : ''}">
        <label class="check"><input type="checkbox" id=${id} .checked=${this.accepted} aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${error ? `${id}-error` : nothing} @change=${({target}) => (this.accepted = target.checked)} />
          <span>${sayWith('account.rules', {rules: link})}</span></label>
        ${error ? html`<p class="field__error" id="${id}-error">${icon('warning')}<span>${error}</span></p>` : nothing}
      </div>`;
  }
};

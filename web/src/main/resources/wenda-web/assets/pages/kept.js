// Something that is shown once: its reader copies it, and says that it is kept.
import {html} from 'wenda/element';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

export function kept(words, secret, done) {
  const copy = () => navigator.clipboard.writeText(secret).then(() => toast(say('security.copied')), () => toast(say('code.not-copied')));
  return html`
    <div class="notice notice--kept" role="status">
      <p>${words}</p>
      <pre class="account__secret">${secret}</pre>
      <p class="actions">
        <button class="button button--small" type="button" @click=${copy}>${say('security.copy')}</button>
        <button class="button button--small button--quiet" type="button" @click=${done}>${say('security.kept')}</button>
      </p>
    </div>`;
}

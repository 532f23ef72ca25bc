import {html, icon, nothing} from 'wenda/element';
import {say} from 'wenda/texts';

/** The states every list can be in besides full: empty, not loaded, still loading. */

/** Says why it is empty and what to do next. */
export function emptyState(title, detail, way = nothing) {
  return html`
    <div class="empty">
      <h2 class="heading heading--section">${title}</h2>
      <p class="empty__text">${detail}</p>
      ${way}
    </div>`;
}

/** The rest of the page keeps working. */
export function failedState(title, detail, retry) {
  return html`
    <div class="empty" role="alert">
      <h2 class="heading heading--section empty__failed">${icon('warning')} ${title}</h2>
      <p class="empty__text">${detail}</p>
      <button class="button" type="button" @click=${retry}>${icon('retry')} ${say('mine.retry')}</button>
    </div>`;
}

/** The geometry of the rows to come, shown after a moment, still. */
export function loadingRows(count) {
  return html`
    <div class="skeleton" role="status">
      <span class="visually-hidden">${say('frame.loading')}</span>
      ${Array.from({length: count}, () => html`<div class="skeleton__row"><div class="skeleton__bar"></div><div class="skeleton__bar"></div></div>`)}
    </div>`;
}

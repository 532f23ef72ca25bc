// What the pages about conduct say alike: what was decided, and what it rests on.
import {html, nothing} from 'wenda/element';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';

export const LONGEST_WORDS = 4000;

/** "Mute: asking, comments, until 3 March". */
export function measureOf({measure, abilities, until}) {
  return html`<b>${say(`conduct.measure.${measure}`)}</b>${
    abilities.length > 0 ? html`: ${abilities.map((ability) => say(`conduct.ability.${ability}`)).join(', ')}` : nothing}${
    until ? html`, ${sayWith('conduct.until', {time: timeTag(until)})}` : nothing}`;
}

/** A decision with what was said to it. */
export const decision = (title, decided) => html`
  <h3 class="conduct__part">${title} <span class="meta">${timeTag(decided.at)}</span></h3>
  <p>${measureOf(decided)}</p>
  <blockquote class="conduct__words">${decided.words}</blockquote>`;

/** What somebody said. */
export const said = (title, {words, at}) => html`
  <h3 class="conduct__part">${title} <span class="meta">${timeTag(at)}</span></h3>
  <blockquote class="conduct__words">${words}</blockquote>`;

/** What they are said to have done, and where that is to be seen. */
export const notice = (shown) => html`
  ${said(say('conduct.notice'), {words: shown.notice || say('conduct.same-person'), at: shown.openedAt})}
  ${shown.evidence.length === 0 ? nothing : html`
    <ul class="conduct__evidence">${shown.evidence.map((address) => html`
      <li><a href=${address} rel="noopener noreferrer nofollow">${address}</a></li>`)}</ul>`}`;

/** How far it is. */
export const stateOf = ({state}) => say(`conduct.state.${state}`);

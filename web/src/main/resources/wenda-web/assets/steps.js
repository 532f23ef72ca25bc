// Where a question stands, as a line of steps. The state is in the shape and, for who cannot see it, in words.
import {html, nothing} from 'lit';
import {say} from 'wenda/texts';

/** steps([{state: 'done', label: 'Sent', time: '10:11'}, ...]); states: done, with-us, your-turn, not-yet. */
export const steps = (list) => html`
  <ol class="steps">
    ${list.map(
      ({state, label, time}) => html`
        <li class="step step--${state}" aria-current=${isCurrent(state) ? 'step' : nothing}>
          <span class="step__label">${label}</span>
          <span class="visually-hidden">${say(`steps.state.${state}`)}</span>
          ${time ? html`<span class="step__time">${time}</span>` : nothing}
        </li>
      `,
    )}
  </ol>
`;

const isCurrent = (state) => state === 'with-us' || state === 'your-turn';

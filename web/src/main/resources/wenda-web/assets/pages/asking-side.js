import {html, icon, nothing} from 'wenda/element';
import {say} from 'wenda/texts';
import {checks, secretLine} from 'wenda/pages/readiness';

/** What would make it easier to answer, and what must not be in it. */
export function readiness(fields, missing) {
  const line = secretLine(fields.body);
  return html`
    <section>
      <h2 class="side__title">${say('asking.ready')}</h2>
      <ul class="ready" role="list">${checks(fields).map(readyRow)}${missing.map((section) => row(false, say('asking.ready.section.todo', {section})))}</ul>
      <p class="ready__secret" role="status">
        ${line === 0 ? nothing : html`${icon('warning')} ${say('asking.secrets.found', {line})}`}
      </p>
    </section>`;
}

function readyRow({name, met, count}) {
  return row(met, say(met ? `asking.ready.${name}` : `asking.ready.${name}.todo`, {count}));
}

function row(met, words) {
  return html`
    <li class="ready__row ${met ? 'ready__row--met' : ''}">
      ${icon(met ? 'check' : 'minus')}
      <span><span class="visually-hidden">${say(met ? 'asking.ready.met' : 'asking.ready.unmet')}</span>
        ${words}</span>
    </li>`;
}

/** How to write what is read gladly. */
export function guidance(type, bugTracker) {
  return html`
    <section>
      <h2 class="side__title">${say('asking.guide')}</h2>
      <ul class="facts">
        ${[1, 2, 3].map((step) => html`<li>${say(`asking.guide.${type}.${step}`)}</li>`)}
      </ul>
      ${type === 'bug-report'
        ? html`<p><a href="/guides/bug-report">${say('asking.guide.bug-report.more')}</a></p>
          ${bugTracker ? html`<p>${say('asking.guide.tracker')} <a href=${bugTracker} rel="noopener">${bugTracker.replace(/^https?:\/\//, '')}</a></p>` : nothing}`
        : nothing}
    </section>`;
}

/** The way of a question from here. */
export function whatHappensNext() {
  return html`
    <section>
      <h2 class="side__title">${say('asking.next')}</h2>
      <ol role="list">
        <li class="timeline__step timeline__step--with-us" aria-current="step">
          <span class="timeline__label">${say('asking.next.send')}</span></li>
        ${['read', 'published', 'answered'].map((step) => html`
          <li class="timeline__step timeline__step--not-yet">
            <div><p>${say(`asking.next.${step}`)}</p><p class="timeline__detail">${say(`asking.next.${step}.detail`)}</p></div></li>`)}
        <li class="timeline__step timeline__step--not-yet"><p>${say('asking.next.accept')}</p></li>
      </ol>
    </section>`;
}

export function secrets() {
  return html`
    <section>
      <h2 class="side__title">${say('asking.secrets')}</h2>
      <p>${say('asking.secrets.detail')}</p>
    </section>`;
}

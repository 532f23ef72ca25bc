import {get, put} from 'wenda/api';
import {define, html, icon, nothing} from 'wenda/element';
import {WendaForm} from 'wenda/form';
import {is, member, toSignIn} from 'wenda/session';
import {say, sayWith} from 'wenda/texts';
import {timeTag} from 'wenda/time';
import {toast} from 'wenda/toast';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';
import 'wenda/pages/group-editing';

const LONGEST_REASON = 300;
const QUEUES = ['asked', 'approved', 'waiting'];

/** Where assistants let people into groups, take them out, and say which groups there are. */
class GroupDesk extends WendaForm {
  static properties = {
    ...WendaForm.properties,
    allowed: {state: true},
    queues: {state: true},
    removals: {state: true},
    declining: {state: true},
    failed: {state: true},
  };

  constructor() {
    super();
    this.allowed = true;
    this.queues = null;
    this.removals = [];
    this.declining = null;
    this.failed = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    if ((await member()) === null) {
      return toSignIn();
    }
    this.assistant = await is('assistant');
    this.allowed = this.assistant || (await is('admin'));
    await this.#load();
  }

  /** Who asks is seen by assistants alone; an administrator says which groups there are. */
  async #load() {
    if (!this.assistant) {
      this.queues = [];
      return;
    }
    try {
      const [removals, ...pages] = await Promise.all([
        get('/api/group-removals'),
        ...QUEUES.map((state) => get(`/api/group-requests?state=${state}`)),
      ]);
      this.removals = removals.items;
      this.queues = pages.map(({items, next}, i) => ({state: QUEUES[i], items, next: next ?? null}));
      this.failed = false;
    } catch (problem) {
      this.allowed = problem.status !== 403;
      this.failed = true;
    }
  }

  async #more(queue) {
    const page = await get(`/api/group-requests?state=${queue.state}&after=${encodeURIComponent(queue.next)}`);
    this.queues = this.queues.map((each) =>
      each === queue ? {...queue, items: [...queue.items, ...page.items], next: page.next ?? null} : each,
    );
  }

  render() {
    if (!this.allowed) {
      return emptyState(say('groups.not-allowed'), say('groups.not-allowed.detail'), html`<a class="button" href="/groups">${say('groups.title')}</a>`);
    }
    return html`
      <div class="columns__main groups">
        <header class="page-head page-head--stacked">
          <h1 class="heading" tabindex="-1">${say('shell.group-desk')}</h1>
          <p class="lead">${say('groups.desk.lead')}</p>
        </header>
        ${this.#body()}
      </div>`;
  }

  #body() {
    if (this.failed) {
      return failedState(say('groups.failed'), say('groups.failed.detail'), () => this.#load());
    }
    return this.queues === null
      ? loadingRows(4)
      : html`${this.queues.map((queue) => this.#queue(queue))} ${this.assistant ? this.#out() : nothing} <wenda-group-editing></wenda-group-editing>`;
  }

  #queue(queue) {
    const head = `queue-${queue.state}`;
    return html`
      <section aria-labelledby=${head} data-queue=${queue.state}>
        <h2 class="heading heading--section" id=${head}>${say(`groups.queue.${queue.state}`)}</h2>
        ${queue.items.length === 0
          ? html`<p class="meta">${say('groups.queue.none')}</p>`
          : html`<ul class="claims" role="list">${queue.items.map((request) => this.#request(request))}</ul>`}
        ${queue.next ? html`<button class="button" type="button" @click=${() => this.#more(queue)}>${say('membership.more')}</button>` : nothing}
      </section>`;
  }

  #request(request) {
    return html`
      <li class="claim" data-request=${request.id}>
        <p class="claim__what"><b>${request.group}</b> · <bdi>${request.memberName}</bdi>
          <span class="meta">${sayWith('groups.asked-at', {time: timeTag(request.askedAt)})}</span></p>
        <dl class="payment__how">
          <dt>${say('groups.nickname')}</dt><dd><bdi>${request.nickname}</bdi></dd>
          <dt>${say('groups.remark')}</dt><dd><code>${request.remark}</code></dd>
        </dl>
        ${request.allowed ? nothing : html`<p class="notice notice--signal">${say('groups.no-ability')}</p>`}
        ${this.declining === request.id ? this.#decline(request) : this.#buttons(request)}
      </li>`;
  }

  #buttons(request) {
    const next = request.state === 'approved' ? 'let-in' : 'approve';
    const of = {group: request.group, name: request.memberName};
    return html`
      <p class="claim__foot">
        <button class="button button--ink" type="button" aria-label=${say(`groups.${next}.of`, of)}
          @click=${() => this.#decide(request, {decision: next})}>${icon('check')} ${say(`groups.${next}`)}</button>
        <button class="button" type="button" aria-label=${say('groups.decline.of', of)} @click=${() => this.#ask(request)}>${say('groups.decline')}</button>
      </p>`;
  }

  async #ask(request) {
    this.problem = null;
    this.declining = request.id;
    await this.updateComplete;
    this.querySelector('[name="reason"]')?.focus();
  }

  #decline(request) {
    return html`
      <form @submit=${(event) => this.#declined(event, request)}>
        ${this.summary()}
        ${this.field({
          name: 'reason',
          label: say('membership.reason'),
          hint: say('groups.reason.hint'),
          control: ({id, describedBy, invalid}) => html`
            <input class="input" name="reason" id=${id} maxlength=${LONGEST_REASON} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
        })}
        <p class="claim__foot">${this.submitButton(say('groups.decline'), say('form.sending'), 'button--ink')}
          <button class="button button--quiet" type="button" @click=${() => { this.declining = null; }}>${say('frame.cancel')}</button></p>
      </form>`;
  }

  #declined(event, request) {
    event.preventDefault();
    return this.#decide(request, {decision: 'decline', reason: event.target.elements.reason.value});
  }

  async #decide(request, verdict) {
    const path = `/api/group-requests/${encodeURIComponent(request.id)}/decision`;
    const decided = await this.send(() => put(path, verdict), verdict);
    if (decided) {
      await this.#done(say(`groups.done.${decided.state}`));
    } else if (this.problem && (this.declining !== request.id || this.problem.violations.length === 0)) {
      const own = ['group-full', 'request-settled', 'ability-missing', 'own-request', 'group-closed'];
      await this.#done(own.includes(this.problem.code) ? say(`groups.refused.${this.problem.code}`) : this.problem.message);
    }
  }

  #out() {
    return html`
      <section aria-labelledby="removals" data-queue="removals">
        <h2 class="heading heading--section" id="removals">${say('groups.removals')}</h2>
        <p class="meta">${say('groups.removals.lead')}</p>
        ${this.removals.length === 0
          ? html`<p class="meta">${say('groups.queue.none')}</p>`
          : html`<ul class="claims" role="list">${this.removals.map((one) => this.#removal(one))}</ul>`}
      </section>`;
  }

  #removal(one) {
    return html`
      <li class="claim" data-request=${one.id}>
        <p class="claim__what">${sayWith('groups.remove.who', {name: html`<b><bdi>${one.memberName || one.nickname}</bdi></b>`, group: html`<b>${one.group}</b>`})}
          <span class="meta">${say(`groups.because.${one.reason}`)}</span></p>
        <p class="meta">${say('groups.nickname')} <bdi>${one.nickname}</bdi></p>
        <p class="claim__foot"><button class="button" type="button" aria-label=${say('groups.remove.of', {name: one.memberName, group: one.group})}
          @click=${() => this.#remove(one)}>${icon('check')} ${say('groups.remove')}</button></p>
      </li>`;
  }

  async #remove(one) {
    if (await this.send(() => put(`/api/group-requests/${encodeURIComponent(one.id)}/removal`, {}), {})) {
      await this.#done(say('groups.done.removed'));
    }
  }

  async #done(words) {
    this.problem = null;
    this.declining = null;
    toast(words);
    await this.#load();
    this.querySelector('h1')?.focus();
  }
}

define('wenda-group-desk', GroupDesk);

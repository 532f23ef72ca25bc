import {del, get, post} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {define, html, icon, nothing} from 'wenda/element';
import {is, member, signInPath} from 'wenda/session';
import {has, say} from 'wenda/texts';
import {toast} from 'wenda/toast';
import {LivePage} from 'wenda/pages/live-page';
import {emptyState, failedState, loadingRows} from 'wenda/pages/states';

const LONGEST_NICKNAME = 80;
const LONGEST_REMARK = 200;

/** What is over and nobody has to be told of any more. */
const OVER = ['withdrawn', 'left'];

/** The chat groups, how full they are, how one joins, and what one has to do with them. */
class Groups extends LivePage {
  static properties = {
    ...LivePage.properties,
    groups: {state: true},
    own: {state: true},
    staff: {state: true},
  };

  constructor() {
    super();
    this.groups = null;
    this.own = [];
    this.staff = false;
  }

  /** An assistant decides while the page is open. */
  concerns(alert) {
    return alert.kind.startsWith('seat-');
  }

  async read() {
    this.me = await member();
    [{groups: this.groups}, this.own] = await Promise.all([get('/api/groups'), this.me ? this.#mine() : []]);
    this.staff = this.me !== null && ((await is('assistant')) || (await is('admin')));
  }

  async #mine() {
    return (await get('/api/group-requests/mine')).items.filter(({state}) => !OVER.includes(state));
  }

  render() {
    return html`
      <div class="columns">
        <div class="columns__main groups">
          <header class="page-head page-head--stacked">
            <h1 class="heading" tabindex="-1">${say('groups.title')}</h1>
            <p class="lead">${say('groups.lead')}</p>
          </header>
          ${this.#body()}
        </div>
        <aside class="columns__side side">${this.#side()}</aside>
      </div>`;
  }

  #body() {
    if (this.failed) {
      return failedState(say('groups.failed'), say('groups.failed.detail'), () => this.load());
    }
    if (this.groups === null) {
      return loadingRows(5);
    }
    return this.groups.length === 0
      ? emptyState(say('groups.none'), say('groups.none.detail'))
      : html`${this.#mineShown()}<ul class="groups__list" role="list">${this.groups.map((group) => this.#group(group))}</ul>`;
  }

  #mineShown() {
    return this.own.length === 0
      ? nothing
      : html`
        <section aria-labelledby="own-groups">
          <h2 class="heading heading--section" id="own-groups">${say('groups.own')}</h2>
          <ul class="groups__own" role="list">${this.own.map((place) => this.#place(place))}</ul>
        </section>`;
  }

  #place(place) {
    const seated = ['approved', 'let-in'].includes(place.state);
    const open = ['asked', 'waiting'].includes(place.state);
    return html`
      <li class="groups__place">
        <p><b>${place.group}</b> ${say(`groups.own.${place.state}`, {position: place.position ?? 0})}</p>
        ${place.state === 'declined' ? html`<blockquote class="quoted">${place.reason}</blockquote>` : nothing}
        ${open || place.state === 'approved' ? html`<p class="meta">${say('groups.remark')} <code>${place.remark}</code></p>` : nothing}
        ${open ? html`<button class="button button--small" type="button" @click=${() => this.#leave(place, 'withdraw')}>${say('groups.withdraw')}</button>` : nothing}
        ${seated ? html`<button class="button button--small" type="button" @click=${() => this.#leave(place, 'leave')}>${say('groups.leave')}</button>` : nothing}
      </li>`;
  }

  async #leave(place, how) {
    const sure = await confirm({
      title: say(`groups.${how}.title`, {group: place.group}),
      text: say(`groups.${how}.text`),
      action: say(`groups.${how}`),
    });
    if (sure && (await this.send(() => del(`/api/group-requests/${encodeURIComponent(place.id)}`), {})) !== undefined) {
      await this.load();
    }
  }

  #group(group) {
    return html`
      <li class="group group--${group.state}" data-group=${group.id}>
        <h2 class="group__name">${group.name}</h2>
        <p class="group__state">${group.platform} · ${say(`groups.state.${group.state}`)}${group.ability ? html` · ${needs(group)}` : nothing}</p>
        <p class="group__seats">${say('groups.seats', {taken: group.taken, capacity: group.capacity})}</p>
        <progress class="bar group__bar" max=${group.capacity} value=${Math.min(group.taken, group.capacity)} aria-hidden="true"></progress>
        ${this.#way(group)}
      </li>`;
  }

  #way(group) {
    if (!group.allowed) {
      return html`<p class="group__way"><a href="/membership">${say('groups.to-membership')}</a></p>`;
    }
    return group.joining === 'direct' ? this.#direct(group) : this.#invitation(group);
  }

  #direct(group) {
    if (!group.offered) {
      return group.number ? html`<p class="group__way meta">${say('groups.number')} ${group.number}</p>` : nothing;
    }
    return html`
      <div class="group__way">
        <p>${say('groups.join', {platform: group.platform})}</p>
        ${this.#found(group)}
      </div>`;
  }

  #found(group) {
    return html`
      ${group.number
        ? html`<p>${say('groups.number')} <code>${group.number}</code>
          <button class="button button--small" type="button" aria-label=${say('groups.copy.of', {text: group.number})} @click=${() => copy(group.number)}>${say('code.copy')}</button></p>`
        : nothing}
      ${group.link
        ? html`<img class="group__code" src="/api/groups/${encodeURIComponent(group.id)}/picture" width="160" height="160" alt=${say('groups.picture', {group: group.name})} />
          <p><a href=${group.link} rel="noreferrer">${say('groups.open', {platform: group.platform})}</a></p>`
        : nothing}`;
  }

  #invitation(group) {
    const mine = this.own.find(({groupId, state}) => groupId === group.id && !['declined', 'removed'].includes(state));
    if (mine || !group.offered) {
      return nothing;
    }
    if (!this.me) {
      return html`<p class="group__way"><a class="button" href=${signInPath()}>${say('groups.sign-in')}</a></p>`;
    }
    return html`
      <details class="group__way">
        <summary>${say(group.state === 'full' ? 'groups.wait' : 'groups.ask')}</summary>
        ${this.#form(group)}
      </details>`;
  }

  #form(group) {
    return html`
      <form class="group__form" @submit=${(event) => this.#ask(event, group)}>
        ${this.asked === group.id ? this.summary() : nothing}
        <p>${say('groups.add', {platform: group.platform})}</p>
        ${this.#found(group)}
        <p><code>${group.remark}</code>
          <button class="button button--small" type="button" aria-label=${say('groups.copy.of', {text: group.remark})} @click=${() => copy(group.remark)}>${say('code.copy')}</button></p>
        ${this.#input(group, 'nickname', say('groups.nickname'), say('groups.nickname.hint'), LONGEST_NICKNAME, '')}
        ${this.#input(group, 'remark', say('groups.written'), say('groups.written.hint'), LONGEST_REMARK, group.remark)}
        <p>${this.submitButton(say('groups.send'), say('form.sending'), 'button--ink')}</p>
      </form>`;
  }

  /** Several forms may be open: each has fields of its own, and errors stand in the one that was sent. */
  #input(group, name, label, hint, longest, value) {
    const id = `${group.id}-${name}`;
    const error = this.asked === group.id ? this.errorOf(name) : '';
    return html`
      <div class="field ${error ? 'field--error' : ''}">
        <div class="field__head"><label class="field__label" for=${id}>${label}</label></div>
        <p class="field__hint" id="${id}-hint">${hint}</p>
        <input class="input" name=${name} id=${id} maxlength=${longest} autocomplete="off" value=${value}
          aria-describedby=${error ? `${id}-hint ${id}-error` : `${id}-hint`} aria-invalid=${error ? 'true' : nothing} />
        ${error ? html`<p class="field__error" id="${id}-error">${icon('warning')}<span>${error}</span></p>` : nothing}
      </div>`;
  }

  async #ask(event, group) {
    event.preventDefault();
    const {nickname, remark} = event.target.elements;
    const body = {nickname: nickname.value, remark: remark.value};
    this.asked = group.id;
    const place = await this.send((key) => post(`/api/groups/${encodeURIComponent(group.id)}/requests`, body, {key}), body);
    if (place) {
      toast(say(`groups.own.${place.state}`, {position: place.position ?? 0}));
      await this.load();
      this.querySelector('h1')?.focus();
    }
  }

  #side() {
    return html`
      <section>
        <h2 class="side__title">${say('groups.how')}</h2>
        <ol class="join-steps">
          <li>${say('groups.how.add')}</li>
          <li>${say('groups.how.ask')}</li>
          <li>${say('groups.how.seat')}</li>
          <li>${say('groups.how.line')}</li>
        </ol>
      </section>
      <section>
        <h2 class="side__title">${say('groups.contact')}</h2>
        <p><a href="/contact">${say('groups.contact.lead')}</a></p>
      </section>
      ${this.staff
        ? html`<section><h2 class="side__title">${say('groups.staff')}</h2><p><a href="/groups/desk">${say('shell.group-desk')}</a></p></section>`
        : nothing}`;
  }
}

function needs({ability}) {
  const own = `groups.for.${ability}`;
  return has(own) ? say(own) : say('groups.for.some');
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(say('groups.copied'));
  } catch {
    toast(say('groups.not-copied'));
  }
}

define('wenda-groups', Groups);

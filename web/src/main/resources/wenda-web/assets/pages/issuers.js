// Who else may say who somebody is: GitHub, and whoever the operator named.
import {get, post} from 'wenda/api';
import {html, nothing} from 'wenda/element';
import {say} from 'wenda/texts';

const VISIT = 'wenda-visit';

/** [{id, name}]; none where they cannot be asked: one signs in without them. */
export async function issuers() {
  return (await get('/api/issuers').catch(() => ({items: []}))).items;
}

/** To the issuer's page. What this browser keeps meanwhile, nobody else can come back with. */
export async function leaveFor(call, next) {
  const {address, kept} = await call();
  sessionStorage.setItem(VISIT, JSON.stringify({kept, next}));
  location.assign(address);
}

/** {kept, next} of the visit that ends here; once. */
export function returned() {
  const visit = JSON.parse(sessionStorage.getItem(VISIT) ?? 'null');
  sessionStorage.removeItem(VISIT);
  return visit;
}

/** The buttons under a form that signs somebody in. */
export function issuerButtons(form, offered, next) {
  const go = ({id}) => form.send(() => leaveFor(() => post(`/api/issuers/${id}/visits`), next), id);
  return offered.length === 0
    ? nothing
    : html`
        <p class="panel__or"><span>${say('account.sign-in.or')}</span></p>
        <ul class="demo" role="list">${offered.map((one) => html`
          <li><button class="button button--large button--wide" type="button" ?disabled=${form.working} @click=${() => go(one)}>
            ${say('security.issuers.continue', {issuer: one.name})}</button></li>`)}</ul>`;
}

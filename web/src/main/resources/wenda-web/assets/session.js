// Who reads this page. A page that knows says so in the body's data attributes; the others ask.
import {del, get} from 'wenda/api';

const LAST = 'wenda-member';
const RENEWED = 'wenda-renewed';
const MINUTE_MS = 60_000;
const RENEW_MS = 15 * MINUTE_MS;

const body = document.body;
let asked;

/** {id, name, roles, language, rules} of who is signed in, or null; `rules` is the version that they have yet to accept. */
export function member() {
  asked ??= body.dataset.session === 'ask' ? ask() : Promise.resolve(known());
  return asked;
}

/** Whether the reader has this role; an administrator may do what a moderator may. */
export async function is(role) {
  const roles = (await member())?.roles ?? [];
  return roles.includes(role) || (role === 'moderator' && roles.includes('admin'));
}

/** Ends the session everywhere and leads home. */
export async function signOut() {
  await del('/api/session');
  keep(null);
  location.assign('/');
}

/** To the sign-in page, and back here afterwards. */
export function toSignIn() {
  location.assign(signInPath());
}

export function signInPath() {
  return `/sign-in?next=${encodeURIComponent(location.pathname + location.search + location.hash)}`;
}

/** Where to go after signing in: a path of this site and nothing else. */
export function nextPath() {
  const next = new URLSearchParams(location.search).get('next') ?? '/';
  const url = URL.canParse(next, location.origin) ? new URL(next, location.origin) : null;
  return url?.origin === location.origin && next.startsWith('/') ? url.pathname + url.search + url.hash : '/';
}

/** Asks once in a quarter of an hour, in whichever tab, which renews the session from half its life on. */
export function keepSession() {
  renew();
  setInterval(renew, MINUTE_MS);
}

async function renew() {
  if (Date.now() - Number(localStorage.getItem(RENEWED)) < RENEW_MS) {
    return;
  }
  localStorage.setItem(RENEWED, String(Date.now()));
  try {
    const answer = await get('/api/session');
    if (keep(whoOf(answer)) === null) {
      document.dispatchEvent(new CustomEvent('wenda-signed-out'));
    }
  } catch {
    // Asked again later; until then the session is what it was.
  }
}

async function ask() {
  try {
    return keep(whoOf(await get('/api/session')));
  } catch {
    // Who signs people in may be away while the rest works: the last answer holds until there is a new one.
    return JSON.parse(localStorage.getItem(LAST));
  }
}

const whoOf = ({member: me, rules}) => (me && rules ? {...me, rules} : me);

function known() {
  const {memberId, memberName, roles} = body.dataset;
  return keep(memberId ? {id: memberId, name: memberName, roles: roles.split(' ').filter(Boolean)} : null);
}

function keep(me) {
  localStorage.setItem(LAST, JSON.stringify(me));
  return me;
}

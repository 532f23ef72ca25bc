// Who reads this page. A page that knows says so in the body's data attributes; the others ask.
import {del, get} from 'wenda/api';

const body = document.body;
let asked;

/** {id, name, roles, language} of who is signed in, or null. */
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

/** Asks again every quarter of an hour, which renews the session from half its life on. */
export function keepSession() {
  setInterval(() => get('/api/session').catch(() => {}), 15 * 60_000);
}

async function ask() {
  try {
    return (await get('/api/session')).member;
  } catch {
    return null;
  }
}

function known() {
  const {memberId, memberName, roles} = body.dataset;
  return memberId ? {id: memberId, name: memberName, roles: roles.split(' ').filter(Boolean)} : null;
}

// The public API: JSON in and out, every refusal one kind of error that can say itself in words.
import {has, say} from 'wenda/texts';
import {full} from 'wenda/time';

const SHORT = 1000;

/** Why a call did not do what was asked (RFC 9457); `message` is a sentence for the reader. */
export class Problem extends Error {
  constructor(status, body) {
    super(inWords(status, body));
    this.status = status;
    this.code = body.code ?? 'unknown';
    this.violations = body.violations ?? [];
    this.body = body;
  }
}

/** @param {AbortSignal} [signal] gives up waiting */
export const get = (path, {signal} = {}) => call('GET', path, undefined, {}, signal);
export const put = (path, body) => call('PUT', path, body);
export const del = (path) => call('DELETE', path);

/**
 * Creates something. Two posts with the same key create it once: a form keeps one key from first try to success.
 */
export const post = (path, body, {key = newKey()} = {}) => call('POST', path, body, {'Idempotency-Key': key});

/** Sends a file as it is. */
export const upload = (path, file, method = 'POST') => call(method, path, file);

/** A file, as it comes: lines of JSON, for instance. */
export async function file(path) {
  const response = await reach(path, {credentials: 'same-origin'});
  if (!response.ok) {
    throw new Problem(response.status, (await bodyOf(response)) ?? {});
  }
  try {
    return await response.blob();
  } catch {
    throw cutOff();
  }
}

export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function call(method, path, body, headers = {}, signal = undefined) {
  const file = body instanceof Blob;
  const json = body === undefined || file ? undefined : JSON.stringify(body);
  const response = await reach(path, {
    method,
    headers: {...headers, Accept: 'application/json', ...(body === undefined ? {} : {'Content-Type': file ? body.type : 'application/json'})},
    body: file ? body : json,
    credentials: 'same-origin',
    signal,
    // A mark outlives the page that is left. Browsers refuse this for long bodies (64 KiB).
    keepalive: (method === 'PUT' || method === 'DELETE') && (json ?? '').length < SHORT,
  });
  const answer = await bodyOf(response);
  if (response.ok) {
    return answer;
  }
  if (response.status === 401 && answer?.code !== 'wrong-credentials') {
    document.dispatchEvent(new CustomEvent('wenda-signed-out'));
  }
  throw new Problem(response.status, answer ?? {});
}

async function reach(path, request) {
  try {
    return await fetch(path, request);
  } catch {
    throw cutOff();
  }
}

/** Who deleted their account has no name: here they are called what all of them are. */
const called = (key, value) => (key === 'name' && value === '' ? say('profile.gone') : value);

/** Null where there is none. An answer that breaks off, or is none of ours (a portal's page), counts as none at all. */
async function bodyOf(response) {
  try {
    const text = await response.text();
    return text === '' ? null : JSON.parse(text, called);
  } catch {
    if (response.ok) {
      throw cutOff();
    }
    return null;
  }
}

const cutOff = () => new Problem(0, {code: navigator.onLine ? 'unreachable' : 'offline'});

function inWords(status, body) {
  const values = {...body, name: body.by?.name ?? '', limit: body.limit ?? 0, until: body.until ? full(body.until) : ''};
  if (has(`api.${body.code}`)) {
    return say(`api.${body.code}`, values);
  }
  return say(status >= 500 ? 'api.try-again' : 'api.unknown', {status});
}

// Which questions were read in this browser, and when.
const KEY = 'wenda-read';
const REMEMBERED = 500;

/** Milliseconds since the epoch, or undefined. */
export const readAt = (path) => load()[path];

export function markRead(path) {
  const read = {...load(), [path]: Date.now()};
  const kept = Object.entries(read)
    .sort(([, a], [, b]) => b - a)
    .slice(0, REMEMBERED);
  localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
}

function load() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

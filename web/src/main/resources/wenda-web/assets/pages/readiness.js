/**
 * What makes a question easy to answer, as far as a machine can tell: hints for who writes it, never a hurdle.
 */

/** @returns {{name: string, met: boolean, count?: number}[]} in the order they are shown */
export function checks({title, body}) {
  const code = codeLines(body);
  return [
    {name: 'title', met: weight(title) >= 24 && wordsIn(title) >= 3},
    {name: 'body', met: weight(body) >= 120},
    {name: 'code', met: code > 0, count: code},
    {name: 'versions', met: /\d+\.\d+/.test(title + '\n' + body)},
  ];
}

/** The first line that looks like a key or a password, counted from 1; 0 when none does. */
export function secretLine(text) {
  return text.split('\n').findIndex((line) => SECRETS.some((secret) => secret.test(line))) + 1;
}

const SECRETS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\b(ghp|gho|ghs|glpat|xox[bap]|sk)[-_][A-Za-z0-9_-]{16,}/,
  /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{5,}/,
  /\b(password|passwd|secret|token|api[-_]?key)\b["']?\s*[:=]\s*["']?(?!\*|<|x{3}|\$\{|null|true|false)[^\s"']{8,}/i,
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:[^\s@*]{4,}@/i,
];

/** How much a text says: a Chinese character counts as two letters, as it does in width. */
function weight(text) {
  return [...text.trim()].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}

function wordsIn(text) {
  return [...text.matchAll(/\p{Script=Han}{2}|[\p{L}\p{N}]+/gu)].length;
}

/** The lines between fences; an open fence counts to the end. */
function codeLines(body) {
  let fence = null;
  let lines = 0;
  for (const line of body.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && fence === null) {
      fence = mark;
    } else if (mark && mark.startsWith(fence)) {
      fence = null;
    } else if (fence !== null && line.trim() !== '') {
      lines += 1;
    }
  }
  return lines;
}

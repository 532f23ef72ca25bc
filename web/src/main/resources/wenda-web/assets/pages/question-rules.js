/**
 * What the server will refuse, found before anything is sent: all of it at once, and without a line too. The server
 * decides.
 */

const TITLE = {min: 10, max: 150};
const BODY = {min: 20, max: 40_000};
export const MAX_TAGS = 5;
const TAG = {max: 30, shape: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}a-z0-9.+#-]+$/u};

/** @returns {{field: string, code: string, limit?: number}[]} */
export function beforeSending({title, body, tags}) {
  return [length('title', title, TITLE), length('body', body, BODY), ...tagsOf(tags)].filter(Boolean);
}

/** How a tag is written: lower case, one word. */
export function asTag(text) {
  return text.normalize('NFC').trim().toLowerCase();
}

function length(field, text, {min, max}) {
  const characters = [...text.trim()].length;
  if (characters === 0) {
    return {field, code: 'required'};
  }
  if (characters < min) {
    return {field, code: 'too-short', limit: min};
  }
  return characters > max ? {field, code: 'too-long', limit: max} : null;
}

function tagsOf(tags) {
  const field = 'tags';
  return [
    tags.length > MAX_TAGS ? {field, code: 'too-many', limit: MAX_TAGS} : null,
    tags.some((tag) => [...tag].length > TAG.max) ? {field, code: 'too-long', limit: TAG.max} : null,
    tags.every((tag) => TAG.shape.test(tag)) ? null : {field, code: 'not-a-tag'},
  ];
}

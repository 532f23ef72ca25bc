// The words of the page's language, there before any module that imports this one runs.
// The same files and the same rules as Texts.java: {name} is replaced, `count` chooses among .one, .few, .many, .other.

const root = document.documentElement;

/** "en", "zh", "fr" or "ru". */
export const language = root.dataset.language ?? 'en';

/** How dates and numbers are written. */
export const locale = language === 'en' ? 'en-GB' : root.lang;

const response = await fetch(root.dataset.texts);
const texts = await response.json();
const plurals = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);
const placeholder = /\{([a-z][a-z0-9]*)\}/;

/** In which language this reader gets what a community wrote, by language: their own, or the first, which is the community's own. */
export const languageOf = (written) => (Object.hasOwn(written, language) ? language : Object.keys(written)[0]);

/** What they read of it; undefined where it wrote nothing. */
export const inWords = (written) => written[languageOf(written)];

/** Whether there is such a text: for codes that a newer service may send. */
export function has(key) {
  return Object.hasOwn(texts, key);
}

/** say('list.shown', {shown: 13, total: 4812}) -> "13 of 4,812" */
export function say(key, values = {}) {
  return sayWith(key, values).join('');
}

/** As `say`, in pieces, so that a value may be a template: sayWith('alert.answer', {actor: html`<b>Lin</b>`}). */
export function sayWith(key, values = {}) {
  const plural = `${key}.${plurals.select(Number(values.count))}`;
  const text = texts[key] ?? texts[plural] ?? texts[`${key}.other`];
  if (text === undefined) {
    throw new Error(`no text ${key} in ${language}`);
  }
  return text.split(placeholder).map((piece, i) => (i % 2 === 0 ? piece : written(values[piece], piece)));
}

function written(value, name) {
  if (value === undefined || value === null) {
    return `{${name}}`;
  }
  return typeof value === 'number' ? numbers.format(value) : value;
}

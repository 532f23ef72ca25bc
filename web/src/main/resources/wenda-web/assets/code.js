// Code as people read it. Its language and its numbered lines are in the page; here it gets a button that copies it, and
// its words get their colours.
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

const LANGUAGE = 'language-';
let library;

/** Dresses every block of code below `root` that is not dressed yet. */
export function enhanceCode(root = document) {
  root.querySelectorAll('figure.code:not(:has(.code__copy))').forEach(dress);
}

function dress(figure) {
  const head = figure.querySelector('.code__head');
  const pre = figure.querySelector('pre');
  head.textContent ||= say('code.code');
  pre.setAttribute('role', 'group');
  pre.setAttribute('aria-label', head.textContent);
  head.append(copyButton(() => pre.textContent));
  const code = pre.querySelector(`code[class^="${LANGUAGE}"]`);
  if (code) {
    colour(code, code.className.slice(LANGUAGE.length).toLowerCase());
  }
}

/** In place, line by line as before. A language that nobody knows, or a library that does not come, leaves it as it is. */
async function colour(code, language) {
  const colours = await (library ??= load()).catch(() => undefined);
  if (colours?.getLanguage(language)) {
    const text = code.textContent.replace(/\n$/, '');
    const {value} = colours.highlight(text, {language, ignoreIllegals: true});
    code.innerHTML = lines(value).map((line) => `<span class="line">${line}</span>\n`).join('');
  }
}

/** What begins in one line and ends in another is ended and begun anew at each line's end. */
function lines(html) {
  const open = [];
  return html.split('\n').map((line) => {
    const before = open.join('');
    for (const [tag] of line.matchAll(/<span[^>]*>|<\/span>/g)) {
      tag === '</span>' ? open.pop() : open.push(tag);
    }
    return before + line + '</span>'.repeat(open.length);
  });
}

/** A script of the old kind, which makes itself known by a name; fetched where there is code to colour. */
function load() {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = import.meta.resolve('highlightjs');
    script.addEventListener('load', () => resolve(globalThis.hljs));
    script.addEventListener('error', reject);
    document.head.append(script);
  });
}

function copyButton(text) {
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.className = 'code__copy';
  copy.textContent = say('code.copy');
  copy.addEventListener('click', () => copyText(text()));
  return copy;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(say('code.copied'));
  } catch {
    toast(say('code.not-copied'));
  }
}

// Code as people read it: its language, numbered lines, and a button that copies it.
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

const LANGUAGES = {
  bash: 'Shell', c: 'C', cpp: 'C++', csharp: 'C#', css: 'CSS', go: 'Go', html: 'HTML', http: 'HTTP', java: 'Java',
  javascript: 'JavaScript', js: 'JavaScript', json: 'JSON', kotlin: 'Kotlin', properties: 'Properties',
  python: 'Python', py: 'Python', rust: 'Rust', sh: 'Shell', shell: 'Shell', sql: 'SQL', ts: 'TypeScript',
  typescript: 'TypeScript', xml: 'XML', yaml: 'YAML', yml: 'YAML',
};

/** Dresses every block of code below `root` that is not dressed yet. */
export function enhanceCode(root = document) {
  for (const code of root.querySelectorAll('pre > code')) {
    if (!code.closest('.code')) {
      dress(code);
    }
  }
}

function dress(code) {
  const pre = code.parentElement;
  const block = document.createElement('div');
  block.className = 'code';
  pre.replaceWith(block);
  const body = document.createElement('div');
  body.className = 'code__body';
  body.append(numbers(code), pre);
  pre.tabIndex = 0;
  pre.setAttribute('role', 'group');
  pre.setAttribute('aria-label', languageOf(code) || say('code.code'));
  block.append(header(code), body);
}

function header(code) {
  const head = document.createElement('div');
  head.className = 'code__head';
  const name = document.createElement('span');
  name.textContent = languageOf(code) || say('code.code');
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.className = 'code__copy';
  copy.textContent = say('code.copy');
  copy.addEventListener('click', () => copyText(code.textContent));
  head.append(name, copy);
  return head;
}

function numbers(code) {
  const count = code.textContent.replace(/\n$/, '').split('\n').length;
  const column = document.createElement('div');
  column.className = 'code__numbers';
  column.setAttribute('aria-hidden', 'true');
  column.textContent = Array.from({length: count}, (_, i) => i + 1).join('\n');
  return column;
}

function languageOf(code) {
  const name = /\blanguage-([\w+#-]+)/.exec(code.className)?.[1]?.toLowerCase() ?? '';
  return LANGUAGES[name] ?? name;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(say('code.copied'));
  } catch {
    toast(say('code.not-copied'));
  }
}

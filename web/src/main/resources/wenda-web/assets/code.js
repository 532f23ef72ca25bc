// Code as people read it. Its language and its numbered lines are in the page; here it gets a button that copies it.
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

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

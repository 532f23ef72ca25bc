// The square with one character that stands for a person. The same sums as Person.java.
import {html} from 'lit';

const GREYS = 4;

export const avatar = ({id, name}, size = 20) =>
  html`<span class="avatar avatar--${size} avatar--grey-${grey(id)}" aria-hidden="true">${initial(name)}</span>`;

export function grey(id) {
  let sum = 0;
  for (let i = 0; i < id.length; i++) {
    sum = (sum * 31 + id.charCodeAt(i)) & 0xffff;
  }
  return (sum % GREYS) + 1;
}

export function initial(name) {
  const [first] = new Intl.Segmenter(undefined, {granularity: 'grapheme'}).segment(name);
  return first ? first.segment.toUpperCase() : '?';
}

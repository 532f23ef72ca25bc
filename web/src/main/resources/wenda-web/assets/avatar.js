// The square with one character that stands for a person. The same sums as Person.java.
import {html} from 'lit';

const GREYS = 4;

/** @param avatar where their picture is; absent where they have none */
export const avatar = ({id, name, avatar: picture}, size = 20) =>
  picture
    ? html`<img class="avatar avatar--${size}" src=${picture} width=${size} height=${size} alt="" />`
    : html`<span class="avatar avatar--${size} avatar--grey-${grey(id)}" aria-hidden="true">${initial(name ?? '')}</span>`;

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

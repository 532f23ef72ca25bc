// What Wenda's elements are made of: Lit, drawing into the page itself so that one style sheet serves all.
import {LitElement, html, nothing, svg} from 'lit';

export {html, nothing};

export class WendaElement extends LitElement {
  /** What stood here until the module came (a line saying so, a plain link) makes room. */
  createRenderRoot() {
    this.replaceChildren();
    return this;
  }
}

export function define(name, type) {
  if (!customElements.get(name)) {
    customElements.define(name, type);
  }
}

/** One of `icons.svg`: decoration, so the words beside it say what it means. */
export const icon = (name) =>
  html`<svg class="icon" aria-hidden="true">${svg`<use href="${iconHref(name)}"></use>`}</svg>`;

export const iconHref = (name) => `${document.documentElement.dataset.icons}#${name}`;

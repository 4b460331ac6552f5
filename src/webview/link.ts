import type { PageLink, PageTarget } from '../core/page/decisionPage';
import { html } from './html';
import type { Html } from './html';

/** How what leads somewhere is made, by where it is shown. @param label what it says to the ear, where the text is not enough */
export type LinkMaker = (target: PageTarget, content: Html | string, label?: string) => Html;

/** Buttons that the script of the page hears: for the editor. */
export const buttons: LinkMaker = (target, content, label) =>
  html`<button type="button" class="link" data-target="${JSON.stringify(target)}" ${attribute(label)}>
    ${content}
  </button>`;

/** Nothing but the text, where nothing can be opened. */
export const texts: LinkMaker = (_target, content) => html`<span>${content}</span>`;

/** A text that leads somewhere, or the text alone. */
export function linked({ text, target }: PageLink, link: LinkMaker): Html {
  return target === undefined ? html`<span>${text}</span>` : link(target, text);
}

function attribute(label: string | undefined): Html {
  return label === undefined ? html`` : html`aria-label="${label}"`;
}

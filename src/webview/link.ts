import type { PageLink, PageTarget } from '../core/page/decisionPage';
import { html } from './html';
import type { Html } from './html';

/** What is said of a link beside its text. */
export interface LinkHints {
  /** What it says to the ear, where the text is not enough. */
  readonly label?: string;
  /** The whole of what the text shortens. */
  readonly title?: string;
}

/** How what leads somewhere is made, by where it is shown. */
export type LinkMaker = (target: PageTarget, content: Html | string, hints?: LinkHints) => Html;

/** Buttons that the script of the page hears: for the editor. */
export const buttons: LinkMaker = (target, content, { label, title } = {}) =>
  html`<button
    type="button"
    class="link"
    data-target="${JSON.stringify(target)}"
    ${label !== undefined && html`aria-label="${label}"`}
    ${title !== undefined && html`title="${title}"`}
  >
    ${content}
  </button>`;

/** A text that leads somewhere, or the text alone. */
export function linked({ text, target }: PageLink, link: LinkMaker): Html {
  if (target === undefined) {
    return html`<span>${text}</span>`;
  }
  const short = target.kind === 'path' ? text.slice(text.lastIndexOf('/', text.length - 2) + 1) : text;
  return short === text ? link(target, text) : link(target, short, { title: text });
}

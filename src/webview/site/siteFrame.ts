import { html } from '../html';
import type { Html } from '../html';
import { staticDocument } from '../static/document';
import type { Inline } from '../static/document';

/** The pages that every page of a site leads to, in their order. */
const SECTIONS = [
  { file: 'index.html', title: 'Decisions' },
  { file: 'map.html', title: 'Map' },
  { file: 'board.html', title: 'Board' },
  { file: 'findings.html', title: 'Findings' },
] as const;

/** What all pages of a site have in common. */
export interface SiteFrame {
  readonly style: Inline;
  /** What the site is as of, where that is not now: `v1.4.0 (9fc2a8caa2, 2026-03-14)`. */
  readonly moment: string | undefined;
}

/** A page of a site. */
export interface SitePage {
  /** Its file name. */
  readonly name: string;
  readonly title: string;
  readonly content: Html;
  /** In the place of the style of the site. */
  readonly style?: Inline | undefined;
  readonly script?: Inline | undefined;
}

/** A page within the frame of the site, as a document. */
export function siteDocument(
  { name, title, content, script, style }: SitePage,
  { style: usual, moment }: SiteFrame,
): string {
  const above = html`<header class="site">
    <nav aria-label="Site">
      ${SECTIONS.map(
        ({ file, title: section }) =>
          html`<a href="${file}" ${file === name && html`aria-current="page"`}>${section}</a>`,
      )}
      ${moment !== undefined && html`<span class="note">As of ${moment}</span>`}
    </nav>
  </header>`;
  return staticDocument({ title, above, content, style: style ?? usual, script });
}

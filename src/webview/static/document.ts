import { html } from '../html';
import type { Html } from '../html';

/** A style or script of this project that stands in a document itself. */
export interface Inline {
  /** Trusted; holds no end of its element. */
  readonly text: string;
  /** What a content security policy calls it: `sha256-…`. */
  readonly digest: string;
}

/** What a document that stands alone is made of. */
export interface StaticDocument {
  readonly title: string;
  /** What stands above the content: what leads to other pages, and what the page was made of. */
  readonly above?: Html | undefined;
  readonly content: Html;
  readonly style: Inline;
  readonly script?: Inline | undefined;
}

/**
 * A document in one file that loads nothing: its style, and its script if it has one, stand in it, and nothing else may
 * run or be loaded.
 */
export function staticDocument({ title, above, content, style, script }: StaticDocument): string {
  const policy = [
    "default-src 'none'",
    `style-src '${style.digest}'`,
    ...(script === undefined ? [] : [`script-src '${script.digest}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const head = html`<meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <title>${title}</title>`;
  const body = html`${above}
    <main>${content}</main>`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    head.toString(),
    `<style>${style.text}</style>`,
    '</head>',
    '<body>',
    body.toString(),
    ...(script === undefined ? [] : [`<script>${script.text}</script>`]),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

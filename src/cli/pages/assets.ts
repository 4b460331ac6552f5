import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inline } from '../../webview/static/document';

/** Put in by the build. */
declare const GROUNDS_PAGE_STYLE: string | undefined;

let style: Inline | undefined;

/** The style of pages outside of an editor; when run from its sources, that of the files in `media/page`. */
export function pageStyle(): Inline {
  style ??= inline(
    typeof GROUNDS_PAGE_STYLE === 'string'
      ? GROUNDS_PAGE_STYLE
      : ['page.css', 'static.css'].map((name) => readFileSync(mediaFile(name), 'utf8')).join('\n'),
  );
  return style;
}

function mediaFile(name: string): string {
  return join(__dirname, '..', '..', '..', 'media', 'page', name);
}

function inline(text: string): Inline {
  return { text, digest: `sha256-${createHash('sha256').update(text).digest('base64')}` };
}

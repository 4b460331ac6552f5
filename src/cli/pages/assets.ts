import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inline } from '../../webview/static/document';

/** Put in by the build, minified. */
declare const GROUNDS_PAGE_STYLE: string | undefined;
declare const GROUNDS_SITE_STYLE: string | undefined;
declare const GROUNDS_SITE_SCRIPT: string | undefined;
declare const GROUNDS_MAP_STYLE: string | undefined;
declare const GROUNDS_MAP_SCRIPT: string | undefined;

/** The style of a page that stands alone. From sources, here and below, what the files in `media/page` say. */
export function pageStyle(): Inline {
  return inline(
    typeof GROUNDS_PAGE_STYLE === 'string' ? GROUNDS_PAGE_STYLE : mediaText('page.css', 'static.css'),
  );
}

/** The style of the pages of a site. */
export function siteStyle(): Inline {
  return inline(
    typeof GROUNDS_SITE_STYLE === 'string'
      ? GROUNDS_SITE_STYLE
      : mediaText('page.css', 'static.css', 'filter.css', 'site.css'),
  );
}

/** The script of the list of all decisions. */
export function siteScript(): Inline {
  return inline(typeof GROUNDS_SITE_SCRIPT === 'string' ? GROUNDS_SITE_SCRIPT : mediaText('site.js'));
}

/** The style of maps. */
export function mapStyle(): Inline {
  return inline(
    typeof GROUNDS_MAP_STYLE === 'string'
      ? GROUNDS_MAP_STYLE
      : mediaText('page.css', 'static.css', 'filter.css', 'site.css', 'map.css'),
  );
}

/** The script of maps. */
export function mapScript(): Inline {
  return inline(typeof GROUNDS_MAP_SCRIPT === 'string' ? GROUNDS_MAP_SCRIPT : mediaText('map.js'));
}

function mediaText(...names: readonly string[]): string {
  const folder = join(__dirname, '..', '..', '..', 'media', 'page');
  return names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

function inline(text: string): Inline {
  return { text, digest: `sha256-${createHash('sha256').update(text).digest('base64')}` };
}

import type { PageTarget } from '../../core/page/decisionPage';
import { fileAddress } from '../../core/report/fileAddress';
import { html } from '../html';
import type { LinkMaker } from '../link';

/** What anchors of a page lead to. */
export interface AnchorPlaces {
  /** The path of the record. */
  readonly record: string;
  /** The address at which the files of the repository can be seen, without a final slash. */
  readonly files?: string | undefined;
  /** The address of the page of another decision, by the path of its record; undefined where there is none. */
  readonly pageOf?: ((path: string) => string | undefined) | undefined;
}

/** Links for a document that is read without an editor. What leads nowhere there stays a text. */
export function anchors(places: AnchorPlaces): LinkMaker {
  return (target, content, { title } = {}) => {
    const href = addressOf(target, places);
    return href === undefined
      ? html`<span class="plain" ${title !== undefined && html`title="${title}"`}>${content}</span>`
      : html`<a href="${href}" ${title !== undefined && html`title="${title}"`}>${content}</a>`;
  };
}

function addressOf(
  target: PageTarget,
  { record, files, pageOf = (): undefined => undefined }: AnchorPlaces,
): string | undefined {
  switch (target.kind) {
    case 'line':
      return files === undefined ? undefined : fileAddress(files, record, target.line + 1);
    case 'path':
      return files === undefined || isOutside(target.path) ? undefined : fileAddress(files, target.path);
    case 'decision':
      return pageOf(target.path);
    case 'url':
      return /^https?:\/\//i.test(target.url) ? target.url : undefined;
    case 'test':
    case 'rule':
      return undefined;
  }
}

/** A path that leads elsewhere would lead elsewhere at that address too. */
function isOutside(path: string): boolean {
  return path.startsWith('/') || path.includes('\\') || path.split('/').includes('..');
}

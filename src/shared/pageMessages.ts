import { mapOrders } from '../core/map/mapOrder';
import type { MapOrder } from '../core/map/mapOrder';
import type { PageTarget } from '../core/page/decisionPage';

/** What the page says to the editor. */
export type FromPage =
  /** Its script runs: it wants what there is to show now. */
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly target: PageTarget }
  /** Apply a fix of a finding, both by their positions on the page with this number. */
  | { readonly type: 'fix'; readonly page: number; readonly finding: number; readonly fix: number }
  /** Lay the map out by something else. */
  | { readonly type: 'order'; readonly order: MapOrder }
  /** Write the map to a file. */
  | { readonly type: 'export'; readonly format: ExportFormat }
  /** The picture that was asked for, as base64; undefined when it could not be drawn. */
  | { readonly type: 'picture'; readonly data: string | undefined };

/** What a map can be written as. */
export const exportFormats = ['svg', 'png', 'mermaid'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** What the editor says to the page. */
export type ToPage = ShowPage | DrawPicture;

/** What is to be shown from now on. */
export interface ShowPage {
  readonly type: 'show';
  /** Counts the pages that were shown. */
  readonly page: number;
  /** Markup of this project's components. */
  readonly content: string;
}

/** A drawing of which a picture is wanted. */
export interface DrawPicture {
  readonly type: 'draw';
  /** SVG of this project's components. */
  readonly drawing: string;
  /** The size of the picture, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** Longer pictures are refused, in characters. */
const MAX_PICTURE = 128 << 20;
/** Longer texts are no paths, addresses or ids. */
const MAX_TEXT = 4096;

/** A message of the page; undefined for anything else. */
export function asFromPage(value: unknown): FromPage | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { type, target, page, finding, fix, order, format, data } = value;
  switch (type) {
    case 'ready':
      return { type };
    case 'open': {
      const to = asTarget(target);
      return to && { type, target: to };
    }
    case 'fix':
      return isCount(page) && isCount(finding) && isCount(fix) ? { type, page, finding, fix } : undefined;
    case 'order': {
      const known = mapOrders.find((each) => each === order);
      return known && { type, order: known };
    }
    case 'export': {
      const known = exportFormats.find((each) => each === format);
      return known && { type, format: known };
    }
    case 'picture':
      return data === undefined || (typeof data === 'string' && data.length <= MAX_PICTURE)
        ? { type, data }
        : undefined;
    default:
      return undefined;
  }
}

/** A message of the editor; undefined for anything else. */
export function asToPage(value: unknown): ToPage | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { type, page, content, drawing, width, height } = value;
  if (type === 'draw') {
    return typeof drawing === 'string' && isCount(width) && isCount(height)
      ? { type, drawing, width, height }
      : undefined;
  }
  return type === 'show' && isCount(page) && typeof content === 'string'
    ? { type, page, content }
    : undefined;
}

/** Something that a page leads to; undefined for anything else. */
export function asTarget(value: unknown): PageTarget | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { kind, line, path, evidence, selector, url, rule } = value;
  switch (kind) {
    case 'line':
      return isCount(line) ? { kind, line } : undefined;
    case 'path':
    case 'decision':
      return isText(path) ? { kind, path } : undefined;
    case 'test':
      return isCount(evidence) && isCount(selector) ? { kind, evidence, selector } : undefined;
    case 'url':
      return isText(url) ? { kind, url } : undefined;
    case 'rule':
      return isText(rule) ? { kind, rule } : undefined;
    default:
      return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}

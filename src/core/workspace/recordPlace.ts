import { basename, dirname, isWithin } from '../graph/paths';
import type { NotReadKind } from '../model/decision';
import { classifyFile } from '../parse/identity';
import type { PathMatcher } from './glob';
import { isSkippedFolder } from './usualFolders';

/** How deep below a decision folder records are looked for. */
const MAX_DEPTH = 4;

/** What decides where records are, apart from the files themselves. */
export interface Layout {
  /** The outermost decision folders. */
  readonly roots: readonly string[];
  readonly isIgnored: PathMatcher;
  readonly evidenceFolder: string;
  readonly templates: string | undefined;
}

/** What a file is by its path alone. */
export type Place =
  | { readonly kind: 'record'; readonly folder: string }
  | { readonly kind: 'not-read'; readonly as: NotReadKind; readonly reason: string }
  /** Not in a decision folder, or in a part of one that never holds records, such as its evidence. */
  | { readonly kind: 'elsewhere' };

/** A folder that is one record: `0007/README.md`, `2026-03-14-use-dates/README.md`. */
const RECORD_FOLDER = /^(?:adr[-_ ]?)?\d{3,}(?:[-_. ]|$)/i;
/** What a record in a folder of its own is called. */
const RECORD_FILE = /^(?:(?:readme|index|adr|decision)\.(?:md|markdown)$|(?:adr[-_ ]?)?\d{2,})/i;
/** Folders that sort records by what became of them or by year; numbers run on through all of them. */
const SORTING_FOLDER =
  /^(?:drafts?|proposed|proposals?|accepted|approved|active|implemented|done|rejected|declined|deprecated|superseded|obsolete|archived?|withdrawn|(?:19|20)\d\d(?:-\d\d)?)$/i;
const TEMPLATE_FOLDER = /^_?templates?$/i;
const EVIDENCE_FOLDER = /^evidence$/i;

/** Whether a folder below a decision folder is looked into. */
export function isEntered(path: string, layout: Layout): boolean {
  const name = basename(path);
  const root = rootOf(path, layout);
  return (
    root !== undefined &&
    depthBelow(path, root) <= MAX_DEPTH &&
    !isSkippedFolder(name) &&
    !EVIDENCE_FOLDER.test(name) &&
    (isWithin(root, layout.evidenceFolder) || !isWithin(path, layout.evidenceFolder))
  );
}

/** What a file is, and for a record the folder in which its id is unique. */
export function placeOf(path: string, layout: Layout): Place {
  const root = rootOf(path, layout);
  if (root === undefined || path === root) {
    return { kind: 'elsewhere' };
  }
  let folder = root;
  let own = false;
  for (const between of foldersBetween(root, path)) {
    if (!isEntered(between, layout)) {
      return { kind: 'elsewhere' };
    }
    const name = basename(between);
    if (TEMPLATE_FOLDER.test(name) || between === layout.templates) {
      return { kind: 'not-read', as: 'template', reason: 'It is in a folder of templates.' };
    }
    if (SORTING_FOLDER.test(name)) {
      continue;
    }
    if (RECORD_FOLDER.test(name)) {
      own = true;
    } else if (!own) {
      folder = between;
    }
  }
  if (layout.isIgnored(path)) {
    return {
      kind: 'not-read',
      as: 'ignored',
      reason: 'The configuration says under `ignore` that it is not read.',
    };
  }
  const classified = classifyFile(path);
  if (classified.kind !== 'candidate') {
    return { kind: 'not-read', as: classified.kind, reason: classified.reason };
  }
  if (own && !RECORD_FILE.test(basename(path))) {
    const reason = 'It lies beside a record that has a folder of its own; that record is its `README.md`.';
    return { kind: 'not-read', as: 'not-a-record', reason };
  }
  return { kind: 'record', folder };
}

/** The innermost of the decision folders that `path` is in. */
function rootOf(path: string, { roots }: Layout): string | undefined {
  return roots
    .filter((root) => isWithin(path, root))
    .reduce<string | undefined>(
      (best, root) => (best === undefined || root.length > best.length ? root : best),
      undefined,
    );
}

function depthBelow(path: string, root: string): number {
  return path
    .slice(root.length)
    .split('/')
    .filter((segment) => segment !== '').length;
}

/** The folders strictly between a decision folder and a file in it, from the outside in. */
function foldersBetween(root: string, path: string): readonly string[] {
  const folders: string[] = [];
  for (let at = dirname(path); at !== root && at !== ''; at = dirname(at)) {
    folders.unshift(at);
  }
  return folders;
}

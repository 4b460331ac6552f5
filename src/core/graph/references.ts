import type { Decision } from '../model/decision';
import { basename, dirname, resolvePath } from './paths';

/** What people put before a number when they mean a decision. */
const NUMBER_REFERENCE = /^(?:(?:adr|madr|ad|dr|decision(?:[ _-]record)?)[ _-]*)?#?(\d{1,9})$/i;
/** An id with its title after it: `ADR-0003: Use SQLite`. */
const ID_WITH_TITLE = /^((?:adr|madr)[ _-]?#?\d{1,9})(?:[:.,;\s(–—-].*)$/is;
/** Files that carry the name of the folder that they are in. */
const FOLDER_FILE = /^(?:readme|index|adr|decision)\.(?:md|markdown)$/i;
const EXTENSION = /\.(?:md|markdown|mdown|mkd)$/i;
const NAME_PREFIX = /^(?:adr[-_ ]?)?(?:\d{4}-\d{2}-\d{2}|\d+)[-_. ]+/i;
/** Longer references are prose. */
const MAX_REFERENCE = 500;

/**
 * A key under which records are filed and references looked up: `path:docs/adr/0003-x.md`, `name:0003-x`, `number:3`.
 * A record has several; a reference means the first of its keys that any record has.
 */
export type LookupKey = string;

/** The keys that a record is found by. They follow from its path, id and number only. */
export function keysOfRecord(decision: Pick<Decision, 'path' | 'id' | 'number'>): readonly LookupKey[] {
  const { path, id, number } = decision;
  const base = basename(path);
  const folder = dirname(path);
  const keys = new Set<LookupKey>([`path:${path}`]);
  if (FOLDER_FILE.test(base) && folder !== '') {
    keys.add(`path:${folder}`);
    addName(keys, basename(folder));
  } else {
    addName(keys, base);
    addName(keys, base.replace(EXTENSION, ''));
  }
  addName(keys, id);
  if (number !== undefined) {
    keys.add(`number:${number}`);
  }
  return [...keys];
}

function addName(keys: Set<LookupKey>, name: string): void {
  keys.add(nameKey(name));
  const slug = name.replace(NAME_PREFIX, '');
  if (slug !== '' && slug !== name) {
    keys.add(nameKey(slug));
  }
}

function nameKey(name: string): LookupKey {
  return `name:${name.toLowerCase()}`;
}

/**
 * The keys to look a reference up by, the most exact first.
 * @param fromFolder the folder that a relative path starts at
 */
export function keysOfReference(ref: string, fromFolder: string): readonly LookupKey[] {
  const written = ref.trim();
  if (written === '' || written.length > MAX_REFERENCE) {
    return [];
  }
  const keys = new Set<LookupKey>();
  for (const text of new Set([written, decoded(written)])) {
    addPathKeys(keys, text, fromFolder);
    const number = NUMBER_REFERENCE.exec(text)?.[1];
    if (number !== undefined) {
      keys.add(`number:${Number(number)}`);
    }
    if (!text.includes('/')) {
      keys.add(nameKey(text));
    }
    const id = ID_WITH_TITLE.exec(text)?.[1];
    if (id !== undefined) {
      keys.add(`number:${Number(id.replace(/^\D+/, ''))}`);
    }
  }
  return [...keys];
}

function addPathKeys(keys: Set<LookupKey>, text: string, fromFolder: string): void {
  if (!text.includes('/') && !EXTENSION.test(text)) {
    return;
  }
  for (const base of [fromFolder, '']) {
    const path = resolvePath(base, text);
    if (path !== undefined && path !== '') {
      keys.add(`path:${path}`);
      if (!EXTENSION.test(path)) {
        keys.add(`path:${path}.md`);
      }
    }
  }
}

function decoded(text: string): string {
  if (!text.includes('%')) {
    return text;
  }
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign is part of the name.
    return text;
  }
}

/** The key under which links to a file are filed. */
export function pathKey(path: string): LookupKey {
  return `path:${path}`;
}

/** Whether a key is a record's place rather than one of its names. */
export function isPathKey(key: LookupKey): boolean {
  return key.startsWith('path:');
}

/** The keys of the records that a link to `path` can open: also where a site serves them without their extension. */
export function keysOfLink(path: string): readonly LookupKey[] {
  // Most links are to files with another extension, which no record stands for.
  if (/\.(?!md|html?$)[a-z]{2,5}$/i.test(path)) {
    return [pathKey(path)];
  }
  const stem = path.replace(/\.html?$/i, '').replace(/\?.*$/, '');
  return [...new Set([path, stem, `${stem}.md`])].map(pathKey);
}

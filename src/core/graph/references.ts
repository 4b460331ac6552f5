import type { Decision } from '../model/decision';
import { basename, dirname, resolvePath } from './paths';

/** What people put before a number when they mean a decision. */
const NUMBER_REFERENCE = /^(?:(?:adr|madr|ad|dr|decision(?:[ _-]record)?)[ _-]*)?#?(\d{1,9})$/i;
/** An id with its title after it: `ADR-0003: Use SQLite`. */
const ID_WITH_TITLE = /^((?:adr|madr)[ _-]?#?\d{1,9})(?:[:.,;\s(–—-].*)$/is;
/** Files that carry the name of the folder that they are in. */
const FOLDER_FILE = /^(?:readme|index|adr|decision)\.(?:md|markdown)$/i;
const EXTENSION = /\.(?:md|markdown|mdown|mkd)$/i;
const OTHER_EXTENSION = /\.(?!md|html?$)[a-z]{2,5}$/i;
const NAME_PREFIX = /^(?:adr[-_ ]?)?(?:\d{4}-\d{2}-\d{2}|\d+)[-_. ]+/i;
/** Longer references are prose. */
const MAX_REFERENCE = 500;

/**
 * A key under which records are filed and references looked up: the path `docs/adr/0003-x.md`, the name `0003-x`, the
 * number `3`. A record has several; a reference means the first of its keys that any record has.
 */
export interface LookupKey {
  readonly kind: 'path' | 'name' | 'number';
  readonly value: string;
}

/** The keys that a record is found by, apart from its names. They follow from its path and number only. */
export function placesOfRecord({ path, number }: Pick<Decision, 'path' | 'number'>): readonly LookupKey[] {
  const keys = [pathKey(path)];
  if (namedByFolder(path)) {
    keys.push(pathKey(dirname(path)));
  }
  if (number !== undefined) {
    keys.push({ kind: 'number', value: String(number) });
  }
  return keys;
}

/** The names that a record is found by. They follow from its path and id only. */
export function namesOfRecord({ path, id }: Pick<Decision, 'path' | 'id'>): readonly LookupKey[] {
  const base = basename(path);
  const names = namedByFolder(path) ? [basename(dirname(path))] : [base, base.replace(EXTENSION, '')];
  const values = [...names, id].flatMap((name) => [name, name.replace(NAME_PREFIX, '') || name]);
  return [...new Set(values)].map(nameKey);
}

function namedByFolder(path: string): boolean {
  return FOLDER_FILE.test(basename(path)) && dirname(path) !== '';
}

function nameKey(name: string): LookupKey {
  return { kind: 'name', value: name.toLowerCase() };
}

function numberKey(digits: string): LookupKey {
  return { kind: 'number', value: String(Number(digits)) };
}

/**
 * The keys to look a reference up by, the most exact first; some may come twice.
 * @param fromFolder the folder that a relative path starts at
 */
export function* keysOfReference(ref: string, fromFolder: string): Generator<LookupKey, void, undefined> {
  const written = ref.trim();
  if (written === '' || written.length > MAX_REFERENCE) {
    return;
  }
  const plain = decoded(written);
  for (const text of plain === written ? [written] : [written, plain]) {
    yield* pathKeys(text, fromFolder);
    const number = NUMBER_REFERENCE.exec(text)?.[1];
    if (number !== undefined) {
      yield numberKey(number);
    }
    if (!text.includes('/')) {
      yield nameKey(text);
    }
    const id = ID_WITH_TITLE.exec(text)?.[1];
    if (id !== undefined) {
      yield numberKey(id.replace(/^\D+/, ''));
    }
  }
}

function* pathKeys(text: string, fromFolder: string): Generator<LookupKey, void, undefined> {
  if (!text.includes('/') && !EXTENSION.test(text)) {
    return;
  }
  for (const base of fromFolder === '' ? [''] : [fromFolder, '']) {
    const path = resolvePath(base, text);
    if (path !== undefined && path !== '') {
      yield pathKey(path);
      if (!EXTENSION.test(path)) {
        yield pathKey(`${path}.md`);
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
  return { kind: 'path', value: path };
}

/** Whether a site may serve a record at `path`. Most links are to files with another extension, which are no records. */
export function canBePage(path: string): boolean {
  return !OTHER_EXTENSION.test(path);
}

/** The keys of the records that a link to `path` can open: also where a site serves them without their extension. */
export function keysOfLink(path: string): readonly LookupKey[] {
  if (!canBePage(path)) {
    return [pathKey(path)];
  }
  const stem = path.replace(/\.html?$/i, '').replace(/\?.*$/, '');
  return [...new Set([path, stem, `${stem}.md`])].map(pathKey);
}

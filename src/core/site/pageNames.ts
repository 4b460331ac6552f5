import type { Decision } from '../model/decision';

/** The file names of the pages of a site, none of which another page or a system has taken. */
export interface PageNames {
  /** By the path of the record. */
  readonly byPath: ReadonlyMap<string, string>;
  /** Numbers that several decisions have, with a page that names them. */
  readonly shared: readonly SharedName[];
}

/** A page for decisions that would have the same. */
export interface SharedName {
  readonly name: string;
  /** What they all are called: `7`. */
  readonly number: string;
  /** The paths of their records. */
  readonly paths: readonly string[];
}

const EXTENSION = '.html';
/** Pages of the site itself, and names that Windows keeps for devices. */
const RESERVED = /^(?:index|findings|map|map-time|board|con|prn|aux|nul|com\d|lpt\d)$/;
const MAX_LENGTH = 80;

/**
 * Names by the number of each decision, which stays when a record is renamed: `7.html`. A decision without a number has its
 * id; where several have the same, each has its path too, and the number leads to a page that names them.
 * @param decisions ordered by path, each path once
 */
export function pageNames(decisions: readonly Pick<Decision, 'path' | 'id' | 'number'>[]): PageNames {
  const groups = new Map<string, string[]>();
  for (const { path, id, number } of decisions) {
    const base = number === undefined ? baseOf(id) : slugOf(String(number));
    groups.set(base, [...(groups.get(base) ?? []), path]);
  }
  const taken = new Set(groups.keys());
  const byPath = new Map<string, string>();
  const shared: SharedName[] = [];
  for (const [base, paths] of groups) {
    const [only, ...others] = paths;
    if (only !== undefined && others.length === 0) {
      byPath.set(only, base + EXTENSION);
      continue;
    }
    shared.push({ name: base + EXTENSION, number: base, paths });
    for (const path of paths) {
      byPath.set(path, freeName(`${base}-${slugOf(path.replace(/\.[^./]*$/, ''))}`, taken) + EXTENSION);
    }
  }
  return { byPath, shared };
}

function baseOf(id: string): string {
  const slug = slugOf(id);
  return slug === '' || RESERVED.test(slug) ? `decision-${slug}`.replace(/-$/, '') : slug;
}

/** Lower-case letters, digits and hyphens: what every file system and address takes, in either case. */
function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, MAX_LENGTH);
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) {
    name = `${wanted}-${count}`;
  }
  taken.add(name);
  return name;
}

import { valueAt } from '../parse/fields';
import type { FieldPath, ParsedDecision } from '../parse/parsedDecision';
import { throwIfCancelled } from '../workspace/cancellation';
import type { CancellationToken } from '../ports';
import { shownValue } from './describe/values';
import type { CommitFacts, Revision } from './trails';
import type { Version, Versions } from './versions';

/** A field of a record, and who gave it the value that it has. */
export interface BlamedField {
  /** `status`, `outcome.measured`, `evidence.E1.finding`. */
  readonly field: string;
  /** Its value on one line. */
  readonly value: string;
  /**
   * `set`: by `commit`; `uncommitted`: it is not in the last commit; `unknown`: by a commit that is not in this clone, or
   * in a version that cannot be read.
   */
  readonly kind: 'set' | 'uncommitted' | 'unknown';
  readonly commit?: CommitFacts;
}

/** What a record is called where it is not in the front matter. */
const IN_TEXT = ['title', 'status', 'date', 'chosen'] as const;

/**
 * The commit that gave each field of a record the value that it has, in the order of the fields.
 * @param current the record as it is
 * @param committed the record as it is in the last commit
 * @param revisions its changes, newest first
 * @throws CancelledError
 */
export async function blameFields(
  current: ParsedDecision,
  committed: Version,
  revisions: readonly Revision[],
  versions: Versions,
  token?: CancellationToken,
): Promise<readonly BlamedField[]> {
  const fields = fieldsOf(current);
  const last = valuesOf(committed);
  const open = new Map([...fields].filter(([name, { key }]) => last.get(name)?.key === key));
  const setBy = new Map<string, CommitFacts>();
  for (const { commit, change } of revisions) {
    throwIfCancelled(token);
    const { path, from = path, before, after, merged = [{ from, before }] } = change;
    const is = await versions.read(path, after);
    const was = await Promise.all(merged.map((file) => versions.read(file.from, file.before)));
    if (open.size === 0 || is.kind === 'unknown' || was.some(({ kind }) => kind === 'unknown')) {
      break;
    }
    const now = valuesOf(is);
    const earlier = was.map(valuesOf);
    for (const [name, { key }] of open) {
      if (now.get(name)?.key === key && earlier.every((values) => values.get(name)?.key !== key)) {
        setBy.set(name, commit);
        open.delete(name);
      }
    }
  }
  return [...fields].map(([field, { value }]): BlamedField => {
    const commit = setBy.get(field);
    return commit !== undefined
      ? { field, value, kind: 'set', commit }
      : { field, value, kind: open.has(field) ? 'unknown' : 'uncommitted' };
  });
}

interface FieldValue {
  readonly value: string;
  /** The same for the same value only. */
  readonly key: string;
}

function valuesOf(version: Version): ReadonlyMap<string, FieldValue> {
  return version.kind === 'read' ? fieldsOf(version.record) : new Map();
}

function fieldsOf(record: ParsedDecision): ReadonlyMap<string, FieldValue> {
  const { frontMatter } = record;
  const fields = new Map<string, FieldValue>();
  const add = (name: string, data: unknown): void => {
    fields.set(name, { value: shownValue(data), key: JSON.stringify(data) ?? '' });
  };
  const addAt = (name: string, path: FieldPath): void => {
    add(name, frontMatter?.textAt(path) ?? valueAt(frontMatter?.data, path));
  };
  const bodyStart = frontMatter?.span.end ?? 0;
  for (const name of IN_TEXT) {
    const stated = statedIn(record, name).filter(({ span }) => span.start >= bodyStart);
    if (stated.length > 0 && !Object.hasOwn(frontMatter?.data ?? {}, name)) {
      add(name, stated.map(({ value }) => value).join(', '));
    }
  }
  for (const key of Object.keys(frontMatter?.data ?? {})) {
    const value = valueAt(frontMatter?.data, [key]);
    if (key === 'outcome' && isMapping(value)) {
      Object.keys(value).forEach((part) => {
        addAt(`${key}.${part}`, [key, part]);
      });
    } else if (key !== 'evidence' || !Array.isArray(value)) {
      addAt(key, [key]);
    }
  }
  for (const { id, index } of record.evidence) {
    const item = valueAt(frontMatter?.data, ['evidence', index]);
    for (const part of isMapping(item) ? Object.keys(item).filter((each) => each !== 'id') : []) {
      addAt(`evidence.${id?.value ?? `#${index + 1}`}.${part}`, ['evidence', index, part]);
    }
  }
  return fields;
}

function statedIn(
  { title, statuses, dates, chosen }: ParsedDecision,
  name: (typeof IN_TEXT)[number],
): readonly { readonly value: string; readonly span: { readonly start: number } }[] {
  switch (name) {
    case 'title':
      return title === undefined ? [] : [title];
    case 'status':
      return statuses.slice(0, 1).map(({ raw, span }) => ({ value: raw, span }));
    case 'date':
      return dates.slice(0, 1);
    case 'chosen':
      return chosen;
  }
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

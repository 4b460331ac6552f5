import { deepEqual } from '../../graph/sameness';
import { fieldNamed } from '../../parse/fieldNames';
import { valueAt } from '../../parse/fields';
import type { FieldPath, FrontMatter, ParsedDecision } from '../../parse/parsedDecision';
import { relationNamed } from '../../parse/relationWords';
import type { DecisionEvent } from './event';
import { short } from './event';
import { isEmptyValue, shownValue } from './values';

/** Fields whose parts are told one by one. */
const BY_PART = new Set(['outcome']);
/** What is told in better words than those of a field. */
const TOLD_OTHERWISE = new Set(['title', 'status', 'chosen', 'evidence']);
/** Where both values together are longer, only the new one is told, in characters. */
const MAX_BOTH = 100;
/** More fields than this are not told one by one. */
const MAX_FIELDS = 200;

/** Fields of the front matter that came, went or changed, apart from those that mean more than a field. */
export function fieldEvents(before: ParsedDecision, after: ParsedDecision): readonly DecisionEvent[] {
  const stated = (['date', 'category', 'tags'] as const).flatMap((name) =>
    fieldEvent(name, statedIn(before, name), statedIn(after, name)),
  );
  const paths = [before.frontMatter, after.frontMatter].flatMap(fieldsOf);
  const seen = new Set<string>();
  const events: DecisionEvent[] = [...stated];
  for (const path of paths) {
    const name = path.join('.');
    if (!seen.has(name) && events.length < MAX_FIELDS) {
      seen.add(name);
      events.push(...fieldEvent(name, valueOf(before.frontMatter, path), valueOf(after.frontMatter, path)));
    }
  }
  return events;
}

/** What happened to a value. */
export interface ValueChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** `unit set to ms`, `tags: storage added`. */
  readonly detail: string;
  readonly from?: string;
  readonly to?: string;
}

/** What happened to one thing that has a value or none; undefined when nothing did. */
export function valueChange(name: string, was: unknown, is: unknown): ValueChange | undefined {
  const [hadNone, hasNone] = [isEmptyValue(was), isEmptyValue(is)];
  if ((hadNone && hasNone) || deepEqual(was, is)) {
    return undefined;
  }
  const [from, to] = [visible(shownValue(was)), visible(shownValue(is))];
  if (hadNone) {
    return { kind: 'added', detail: `${short(name)} set to ${to}`, to };
  }
  if (hasNone) {
    return { kind: 'removed', detail: `${short(name)} removed (was ${from})`, from };
  }
  const detail =
    listDetail(name, was, is) ??
    (from.length + to.length > MAX_BOTH
      ? `${short(name)} changed to ${to}`
      : `${short(name)} changed from ${from} to ${to}`);
  return { kind: 'changed', detail, from, to };
}

/** A value's words cut to a short line; quotation marks around nothing where they would not be seen. */
function visible(shown: string): string {
  const line = short(shown);
  return line === '' ? '""' : line;
}

function fieldEvent(name: string, was: unknown, is: unknown): readonly DecisionEvent[] {
  const change = valueChange(name, was, is);
  if (change === undefined) {
    return [];
  }
  const { kind, detail, ...ends } = change;
  return [{ kind: `field-${kind}`, detail: `Field ${detail}`, subject: name, ...ends }];
}

/** `tags: storage added`, for a list that grew or shrank. */
function listDetail(name: string, was: unknown, is: unknown): string | undefined {
  if (!Array.isArray(was) && !Array.isArray(is)) {
    return undefined;
  }
  const [old, now] = [was, is].map(
    (value) =>
      new Set(
        (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map((item) => shownValue(item)),
      ),
  ) as [Set<string>, Set<string>];
  const added = [...now].filter((item) => !old.has(item)).map((item) => `${visible(item)} added`);
  const removed = [...old].filter((item) => !now.has(item)).map((item) => `${visible(item)} removed`);
  const changes = [...added, ...removed];
  const [first, ...others] = changes;
  return first === undefined || others.length > 2 ? undefined : `${short(name)}: ${changes.join(', ')}`;
}

function fieldsOf(frontMatter: FrontMatter | undefined): readonly FieldPath[] {
  return Object.keys(frontMatter?.data ?? {}).flatMap((key): readonly FieldPath[] => {
    if (isToldOtherwise(key)) {
      return [];
    }
    const value = valueAt(frontMatter?.data, [key]);
    return BY_PART.has(key) && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.keys(value).map((part) => [key, part])
      : [[key]];
  });
}

function isToldOtherwise(key: string): boolean {
  return (
    TOLD_OTHERWISE.has(key.toLowerCase()) || relationNamed(key) !== undefined || fieldNamed(key) !== undefined
  );
}

/** What a record states in its front matter or in the lines under its title. */
function statedIn(record: ParsedDecision, name: 'date' | 'category' | 'tags'): unknown {
  if (name === 'category') {
    return record.category?.value;
  }
  const values = (name === 'date' ? record.dates : record.tags).map(({ value }) => value);
  return values.length === 0 ? undefined : name === 'date' && values.length === 1 ? values[0] : values;
}

/** A single value counts as it is written: `1.10` and `1.1` are two. */
function valueOf(frontMatter: FrontMatter | undefined, path: FieldPath): unknown {
  return frontMatter === undefined
    ? undefined
    : (frontMatter.textAt(path) ?? valueAt(frontMatter.data, path));
}

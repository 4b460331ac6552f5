import { claimsOf } from '../evidence/claim';
import type { Fix } from '../model/finding';
import type { TextEdit } from '../model/text';
import type { FieldPath, FrontMatter } from '../parse/parsedDecision';
import { editCaptured } from './capturedEdits';
import { fixRecord, shown, textOf, textsOf } from './fix';
import type { FixContext, FixMaker, Fixable } from './fix';
import { dataAt, editFrontMatter } from './frontMatterEdits';
import { yamlScalarLike } from './yamlText';

/** More suggestions than this are a list to search, not a fix. */
const MAX_OFFERED = 3;

/** A place in an item of evidence that holds a name: the key of a field, or its value. */
interface NamePlace {
  readonly path: FieldPath;
  readonly of: 'key' | 'value';
}

/**
 * Evidence that cannot be checked because it names a test, a number, an option or a path that is not there, or because
 * what is recorded of it is not what its data says.
 */
export const brokenEvidence: FixMaker = (finding, context) =>
  textOf(finding.data, 'code') === 'result-changed'
    ? recordedResult(finding, context)
    : mistakenName(finding, context);

function mistakenName(finding: Fixable, context: FixContext): readonly Fix[] {
  const { data } = finding;
  const front = context.record.frontMatter;
  const subject = textOf(data, 'subject');
  const index = data?.['index'];
  if (front === undefined || subject === undefined || typeof index !== 'number') {
    return [];
  }
  const places = placesOf(textOf(data, 'code'), front, index).find((group) =>
    group.some((place) => nameAt(front, place) === subject),
  );
  const found = places?.filter((place) => nameAt(front, place) === subject) ?? [];
  return textsOf(data, 'nearest')
    .filter((name) => name !== subject)
    .slice(0, MAX_OFFERED)
    .flatMap((name) =>
      fixRecord(context, `Change ${shown(subject)} to ${shown(name)}`, rename(found, name, context)),
    );
}

/**
 * Where the name that a reason is about can stand, in groups: it is replaced in the whole of the first group that has it.
 */
function placesOf(
  code: string | undefined,
  front: FrontMatter,
  index: number,
): readonly (readonly NamePlace[])[] {
  const item = ['evidence', index];
  const values = (...field: readonly string[]): readonly NamePlace[] =>
    placesBelow(front, [...item, ...field], 'value');
  const keys = (...field: readonly string[]): readonly NamePlace[] =>
    placesBelow(front, [...item, ...field], 'key');
  const options = namesAt(front, [...item, 'options']);
  switch (code) {
    case 'no-match': {
      const isTable = dataAt(front, [...item, 'column']) !== undefined;
      return [
        values('tests'),
        values('column'),
        values('metric'),
        values('pointer'),
        values('select'),
        keys('where'),
        // What an option adds is columns with their values in a table, else names of what was measured.
        options.flatMap((option) => (isTable ? keys : values)('options', option)),
      ];
    }
    case 'cited-item':
      return [values('from')];
    case 'unknown-option':
      // What is recorded for an option goes by its title too.
      return [
        [...values('supports'), ...values('refutes'), ...keys('options'), ...keys('captured', 'result')],
      ];
    case 'covers-nothing':
      return [values('covers')];
    default:
      return [];
  }
}

/** The keys or the values of a mapping, the values of a list, or a single value. */
function placesBelow(front: FrontMatter, path: FieldPath, of: NamePlace['of']): readonly NamePlace[] {
  const data = dataAt(front, path);
  if (Array.isArray(data)) {
    return of === 'key' ? [] : data.map((_, index) => ({ path: [...path, index], of }));
  }
  const names = namesAt(front, path);
  if (names.length > 0) {
    return names.map((name) => ({ path: [...path, name], of }));
  }
  return data === undefined || of === 'key' ? [] : [{ path, of }];
}

function namesAt(front: FrontMatter, path: FieldPath): readonly string[] {
  const data = dataAt(front, path);
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? Object.keys(data) : [];
}

function nameAt(front: FrontMatter, { path, of }: NamePlace): string | undefined {
  return of === 'key' ? String(path.at(-1)) : front.textAt(path)?.trim();
}

/** @returns undefined when a name is written in a way in which it cannot be replaced alone */
function rename(
  places: readonly NamePlace[],
  name: string,
  { record }: FixContext,
): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const { path, of } of places) {
    if (of === 'value') {
      const own = editFrontMatter(record, [{ kind: 'set', path, value: name }]);
      if (own === undefined) {
        return undefined;
      }
      edits.push(...own);
    } else {
      const span = record.frontMatter?.keySpan(path);
      if (span === undefined) {
        return undefined;
      }
      const written = record.text.slice(span.start, span.end);
      edits.push({ span, newText: yamlScalarLike(name, written) });
    }
  }
  return edits;
}

/** Sets what is recorded to what the data says. What it was made from stays: it is the data that was pinned. */
function recordedResult({ data }: Fixable, context: FixContext): readonly Fix[] {
  const index = data?.['index'];
  const captured = claimsOf(context.record).find((claim) => claim.index === index)?.captured;
  const options = textsOf(data, 'options');
  const values = textsOf(data, 'values');
  const result =
    textOf(data, 'result') ??
    (options.length > 0 && options.length === values.length
      ? Object.fromEntries(options.map((option, at) => [option, values[at] ?? '']))
      : undefined);
  if (typeof index !== 'number' || captured === undefined || result === undefined) {
    return [];
  }
  const says = typeof result === 'string' ? result : values.join(', ');
  return fixRecord(
    context,
    `Record what the data says: ${shown(says)}`,
    editCaptured(context.record, [{ index, captured: { ...captured, result } }]),
    { preferred: true },
  );
}

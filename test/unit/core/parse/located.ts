import assert from 'node:assert/strict';
import type { Located, Span } from '../../../../src/core/model/text';
import type { ParsedDecision } from '../../../../src/core/parse/parsedDecision';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { plainText } from '../../../../src/core/text/plainText';

/** Joins lines to a text that ends with a line end. */
export function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

/** Reads a record, and makes sure that everything in it stands where it says. */
export function parse(text: string, path = 'docs/decisions/0007-use-sqlite.md'): ParsedDecision {
  const record = parseDecision(path, text, { statuses: {} });
  assertInText(record);
  for (const { value, span } of locatedIn(record)) {
    const written = text.slice(span.start, span.end);
    assert.ok(shows(written, value), `${JSON.stringify(written)} does not show ${JSON.stringify(value)}`);
  }
  return record;
}

/** Every value of a record that has a place, a status by its wording. */
export function locatedIn(record: ParsedDecision): readonly Located<string>[] {
  const { title, category, statuses, dates, tags, people, drivers, options, chosen, evidence } = record;
  return [
    ...[title, category].filter((each) => each !== undefined),
    ...statuses.map(({ raw, span }) => ({ value: raw, span })),
    ...[dates, tags, drivers, options, chosen].flat(),
    ...people.map(({ name }) => name),
    ...record.relations.map(({ ref, span }) => ({ value: ref, span })),
    ...evidence.flatMap(({ id, type, finding, file, about, supports, refutes }) => [
      ...[id, type, finding, file, about].filter((each) => each !== undefined),
      ...supports,
      ...refutes,
    ]),
  ];
}

/** Whether a stretch of source says a text, in quotes, with markup or over several lines. */
function shows(written: string, value: string): boolean {
  const said = (text: string): string => text.replace(/[\s>]+/g, ' ').trim();
  const undone = (text: string): string => text.replace(/''/g, "'").replace(/\\(.)/g, '$1');
  return [
    written,
    undone(written),
    plainText(written),
    plainText(undone(written)),
    plainText(written.replace(/~~[^~]*~~/g, '')),
    // Only to tell whether it is the right place; what the escapes mean is tested where they are read.
    written.includes('%') ? decodeURIComponent(written) : '',
  ].some((each) => said(each).includes(said(value)));
}

/** Every place of a record lies in its text, and what is read in order is in order. */
export function assertInText(record: ParsedDecision): void {
  const { text, frontMatter, problems, evidence, relations, options, drivers } = record;
  const front = frontMatter === undefined ? [] : [frontMatter.span, frontMatter.content];
  const spans: readonly Span[] = [
    ...front,
    ...[...problems, ...evidence, ...relations, ...locatedIn(record)].map(({ span }) => span),
  ];
  for (const { start, end } of spans) {
    assert.ok(0 <= start && start <= end && end <= text.length, `${start}–${end} of ${text.length}`);
  }
  const stated = relations.filter(({ source }) => source === 'body');
  for (const all of [problems, evidence, options, drivers, stated]) {
    const starts = all.map(({ span }) => span.start);
    assert.deepEqual(
      starts,
      [...starts].sort((a, b) => a - b),
    );
  }
}

/** The values of located texts. */
export function values(all: readonly Located<string>[]): readonly string[] {
  return all.map(({ value }) => value);
}

/** The source under the places of something. */
export function written(
  { text }: ParsedDecision,
  all: readonly { readonly span: Span }[],
): readonly string[] {
  return all.map(({ span }) => text.slice(span.start, span.end));
}

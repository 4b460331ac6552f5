import type { RawFinding } from '../model/finding';
import type { Located } from '../model/text';
import type { ParsedDecision } from '../parse/parsedDecision';
import { quoted } from '../schema/sentences';
import { validateFrontMatter } from '../schema/validateFrontMatter';
import type { RecordRule } from './rule';
import { mayHideFields } from './support/places';

/** As many items with an id that is taken are told; a record has a few items. */
const MAX_REPEATED = 50;

/**
 * A field that the schema does not know or does not allow. Comes from misspelt keys (`suports`) that every other tool
 * passes over, so that evidence silently does not count. Keys of other tools at the top level are left alone. Also an id
 * that several items of evidence have, which no schema can tell.
 *
 * Data: as in `SchemaProblem`; `misspelt` and `suggestion` when one word is probably meant for another. For an id that
 * is taken, `problem` is `duplicate`.
 */
export const rule: RecordRule = {
  id: 'front-matter-schema',
  group: 'record',
  scope: 'record',
  summary: 'A field of the front matter is unknown, missing or has a value of the wrong form.',
  severity: 'error',
  grading: 'always',

  *check(record): Iterable<RawFinding> {
    if (record.frontMatter === undefined) {
      return;
    }
    for (const { span, message, key, data } of validateFrontMatter(record.frontMatter)) {
      const isSyntax = record.problems.some(
        (problem) => problem.span.start < span.end && span.start < problem.span.end,
      );
      const isHidden = data['problem'] === 'missing' && mayHideFields(record);
      // What cannot be read has no right form either: one finding is enough.
      if (!isSyntax && !isHidden) {
        yield { range: record.rangeOf(span), message, key, data };
      }
    }
    yield* repeatedIds(record);
  },
};

function* repeatedIds(record: ParsedDecision): Iterable<RawFinding> {
  const firstOf = new Map<string, Located<string>>();
  let left = MAX_REPEATED;
  for (const { id } of record.evidence) {
    const first = id === undefined ? undefined : firstOf.get(id.value);
    if (id !== undefined && first === undefined) {
      firstOf.set(id.value, id);
    } else if (id !== undefined && first !== undefined && left > 0) {
      left -= 1;
      yield {
        range: record.rangeOf(id.span),
        message: `${quoted(id.value)} is used twice: give each item of evidence an id of its own.`,
        key: `evidence.${id.value} duplicate`,
        related: [
          {
            path: record.path,
            range: record.rangeOf(first.span),
            message: 'The first item with this id is here.',
          },
        ],
        data: { problem: 'duplicate' },
      };
    }
  }
}

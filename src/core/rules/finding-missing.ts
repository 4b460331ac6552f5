import type { RawFinding } from '../model/finding';
import type { RecordRule } from './rule';
import { firstLine } from './support/places';

/**
 * Evidence that is raw data: a file without the sentence that says what it shows. The habit: never decide on raw data,
 * form an understanding first.
 *
 * Data: `index`, the position of the item in the `evidence` list.
 */
export const rule: RecordRule = {
  id: 'finding-missing',
  group: 'evidence',
  scope: 'record',
  summary: 'An item of evidence does not say what its data shows.',
  severity: 'warning',
  grading: 'graded',

  *check(record): Iterable<RawFinding> {
    for (const { finding, id, index, span } of record.evidence) {
      if ((finding?.value ?? '').trim() === '') {
        const name = id?.value ?? `Item ${index + 1} of the evidence`;
        yield {
          range: record.rangeOf(firstLine(record.text, span)),
          message: `${name} has no \`finding\`: say in one sentence what the data shows.`,
          key: id?.value ?? `[${index}]`,
          data: { index },
        };
      }
    }
  },
};

import { textField, valueAt } from '../parse/fields';
import type { RawFinding } from '../model/finding';
import type { RecordRule } from './rule';
import { dayIn } from './support/dates';

/**
 * A waiver that has ended and still stands in the record. The habit: quiet by default, by reasoned waivers that come to
 * an end.
 *
 * Data: `index`, its position in `waivers`.
 */
export const rule: RecordRule = {
  id: 'waiver-expired',
  group: 'time',
  scope: 'record',
  summary: 'A waiver has ended.',
  severity: 'info',
  grading: 'closed-hint',

  *check(record): Iterable<RawFinding> {
    const { frontMatter } = record;
    const waivers = frontMatter && valueAt(frontMatter.data, ['waivers']);
    if (frontMatter === undefined || !Array.isArray(waivers)) {
      return;
    }
    for (const index of waivers.keys()) {
      const until = dayIn(frontMatter, ['waivers', index, 'until']);
      if (until !== undefined) {
        const waived = textField(frontMatter, ['waivers', index, 'rule'])?.value ?? 'a rule';
        yield {
          range: record.rangeOf(until.span),
          message: `The waiver of ${waived} ended on ${until.value}: do what it put off and remove it, or give it another end.`,
          key: `${waived} ${until.value}`,
          data: { index },
          after: until.value,
        };
      }
    }
  },
};

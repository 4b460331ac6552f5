import type { RawFinding } from '../model/finding';
import { quoted } from '../schema/sentences';
import type { RecordRule } from './rule';
import { optionFinder } from './support/options';

/**
 * A decision that has evidence, but none for what it chooses: it was decided on other grounds than the data it shows.
 * The habit: generate evidence of the best option.
 *
 * Data: `option`, the chosen option.
 */
export const rule: RecordRule = {
  id: 'chosen-unsupported',
  group: 'evidence',
  scope: 'record',
  summary: 'The decision has evidence, but none that supports the chosen option.',
  severity: 'warning',
  grading: 'graded',

  *check(record): Iterable<RawFinding> {
    const { evidence, chosen } = record;
    const [first] = chosen;
    if (first === undefined || evidence.length === 0) {
      return;
    }
    const meant = optionFinder(record.options.map(({ value }) => value));
    const supported = new Set(evidence.flatMap(({ supports }) => supports.map(({ value }) => meant(value))));
    if (chosen.some(({ value }) => supported.has(meant(value)))) {
      return;
    }
    yield {
      range: record.rangeOf(first.span),
      message: `No evidence supports the chosen option ${quoted(first.value)}: add an item with \`supports\` for it, or choose what the data supports.`,
      key: first.value,
      data: { option: first.value },
    };
  },
};

import type { RawFinding } from '../model/finding';
import { quoted } from '../schema/sentences';
import { nearest } from '../text/nearest';
import type { RecordRule } from './rule';
import { optionKey, testedOptions } from './support/options';
import { isPlaceholder } from './support/placeholders';

/**
 * A considered option that no evidence is about. The habit: every option is tested, not only the one that won. An item
 * is about the options that it supports, refutes or measures. Silent while there is no evidence at all.
 *
 * Data: `option`, its title; when the title is misspelt in an item, `misspelt`, what stands there, and `index`, the
 * position of the item.
 */
export const rule: RecordRule = {
  id: 'option-untested',
  group: 'evidence',
  scope: 'record',
  summary: 'No evidence is about an option that was considered.',
  severity: 'info',
  grading: 'graded',

  *check(record): Iterable<RawFinding> {
    if (record.evidence.length === 0) {
      return;
    }
    const known = new Set(record.options.map(({ value }) => optionKey(value)));
    const named = testedOptions(record);
    const tested = new Set(named.map(({ key }) => key));
    const strays = named.filter(({ key }) => !known.has(key));
    for (const { value, span } of record.options) {
      if (tested.has(optionKey(value)) || isPlaceholder(value)) {
        continue;
      }
      const misspelt = nearest(
        value,
        strays.map(({ title }) => title),
      );
      const stray = strays.find(({ title }) => title === misspelt);
      const wayOut =
        stray === undefined
          ? 'add an item that supports or refutes it.'
          : `is it meant where ${stray.item} names ${quoted(stray.title)}?`;
      yield {
        range: record.rangeOf(span),
        message: `No evidence is about the option ${quoted(value)}: ${wayOut}`,
        key: value,
        data: { option: value, ...(stray !== undefined && { misspelt: stray.title, index: stray.index }) },
      };
    }
  },
};

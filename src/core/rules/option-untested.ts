import type { RawFinding } from '../model/finding';
import type { ParsedDecision } from '../parse/parsedDecision';
import { quoted } from '../schema/sentences';
import { nearest } from '../text/nearest';
import type { RecordRule } from './rule';
import { optionFinder, optionKey } from './support/options';
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
    const titles = record.options.map(({ value }) => value);
    const known = new Set(titles.map(optionKey));
    const meant = optionFinder(titles);
    const named = namedOptions(record).map((name) => ({ ...name, key: meant(name.title) }));
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

/** The title of an option as an item of evidence has it. */
interface NamedOption {
  readonly title: string;
  readonly item: string;
  readonly index: number;
}

function namedOptions({ evidence }: ParsedDecision): readonly NamedOption[] {
  return evidence.flatMap(({ index, id, supports, refutes, measures }) => {
    const titles = [...[...supports, ...refutes].map(({ value }) => value), ...measures];
    const item = id?.value ?? `item ${index + 1}`;
    return titles.map((title) => ({ title, item, index }));
  });
}

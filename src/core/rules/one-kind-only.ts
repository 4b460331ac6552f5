import type { RawFinding } from '../model/finding';
import type { RecordRule } from './rule';
import { mayHideFields, onEvidence } from './support/places';

/** What each type of evidence tells: what was counted, or what people saw. A link or a commit can be either. */
const KINDS: ReadonlyMap<string, 'quantitative' | 'qualitative'> = new Map([
  ['test', 'quantitative'],
  ['benchmark', 'quantitative'],
  ['dataset', 'quantitative'],
  ['study', 'qualitative'],
  ['incident', 'qualitative'],
]);

/**
 * Numbers without anyone's experience, or experience without a number. The habit: use both qualitative and quantitative
 * data. Silent on a single item, and where an item may be of either kind.
 */
export const rule: RecordRule = {
  id: 'one-kind-only',
  group: 'evidence',
  scope: 'record',
  summary: 'All evidence is quantitative, or all of it is qualitative.',
  severity: 'hint',
  grading: 'graded',

  *check(record): Iterable<RawFinding> {
    const kinds = new Set(record.evidence.map(({ type }) => KINDS.get(type?.value ?? '')));
    const [kind] = kinds;
    if (record.evidence.length < 2 || kinds.size !== 1 || kind === undefined || mayHideFields(record)) {
      return;
    }
    yield onEvidence(record, {
      message:
        kind === 'quantitative'
          ? 'All evidence is quantitative: add what people who use or run it say or saw, as a `study` or an `incident`.'
          : 'All evidence is qualitative: add something that was counted, as a `test`, a `benchmark` or a `dataset`.',
      key: kind,
    });
  },
};

import type { RawFinding } from '../model/finding';
import { statuses } from '../model/status';
import { quoted } from '../schema/sentences';
import { nearest } from '../text/nearest';
import type { RecordRule } from './rule';
import { isPlaceholder } from './support/placeholders';

/**
 * A status that neither Grounds nor the repository's own vocabulary lists, so that nobody can filter by it and no rule
 * knows how strict to be. Status is free text in the wild; it is read by its leading word and never rewritten.
 *
 * Data: `raw`, the status as written, `suggestion` when it is probably misspelt, and `word`, what could be added to
 * `statuses` in `.grounds.yaml`.
 */
export const rule: RecordRule = {
  id: 'status-unknown',
  group: 'record',
  scope: 'record',
  summary: 'The status is a word that no vocabulary lists.',
  severity: 'warning',
  grading: 'always',

  *check(record, options): Iterable<RawFinding> {
    const [stated] = record.statuses;
    if (stated?.status !== 'unknown' || isPlaceholder(stated.raw)) {
      return;
    }
    const word = /[\p{L}\p{M}\d]+/u.exec(stated.raw)?.[0] ?? stated.raw;
    const own = Object.values(options.statuses).flat();
    const suggestion = nearest(word, [...statuses, ...own]);
    const wayOut =
      suggestion === undefined
        ? 'use one such as `proposed` or `accepted`, or list it under `statuses` in `.grounds.yaml`.'
        : `did you mean \`${suggestion}\`?`;
    yield {
      range: record.rangeOf(stated.span),
      message: `${quoted(stated.raw)} is not a status that is known here: ${wayOut}`,
      key: stated.raw,
      data: { raw: stated.raw, word, ...(suggestion !== undefined && { suggestion }) },
    };
  },
};

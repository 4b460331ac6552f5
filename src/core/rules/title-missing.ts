import type { RawFinding } from '../model/finding';
import type { RecordRule } from './rule';
import { mayHideFields, onWholeRecord } from './support/places';

/**
 * A record without a title. Every list, reference and search result then shows a file name where a decision should be.
 * A licence comment above the title, or a title in the front matter, is fine.
 */
export const rule: RecordRule = {
  id: 'title-missing',
  group: 'record',
  scope: 'record',
  summary: 'The record has no title.',
  severity: 'warning',
  grading: 'closed-hint',

  *check(record): Iterable<RawFinding> {
    if ((record.title?.value ?? '').trim() === '' && !mayHideFields(record)) {
      yield onWholeRecord(record, {
        message:
          'This record has no title: begin its text with one, such as `# Use SQLite for the local store`.',
      });
    }
  },
};

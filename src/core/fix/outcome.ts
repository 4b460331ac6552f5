import { dataAt, editFrontMatter } from './frontMatterEdits';
import { fixRecord } from './fix';
import type { FixMaker } from './fix';

/** A decision that does not say what it should bring: the fields to say it in. */
export const missingOutcome: FixMaker = (_finding, context) => {
  const { record } = context;
  const stated = record.frontMatter === undefined ? undefined : dataAt(record.frontMatter, ['outcome']);
  const edits =
    stated === undefined || stated === null
      ? editFrontMatter(record, [
          {
            kind: 'add-mapping',
            path: ['outcome'],
            lines: ['expected: "" # what can be measured, such as: p95 under 200 ms', 'review-by: # a day'],
          },
        ])
      : editFrontMatter(record, [{ kind: 'set', path: ['outcome', 'expected'], value: '' }]);
  return fixRecord(context, 'Add the expected outcome to fill in', edits);
};

/** An outcome whose day has passed: the fields for what was measured. */
export const overdueReview: FixMaker = (_finding, context) => {
  const edits = editFrontMatter(context.record, [
    { kind: 'set', path: ['outcome', 'measured'], value: '' },
    { kind: 'set', path: ['outcome', 'verdict'], value: '' },
  ]);
  return fixRecord(context, 'Add `measured` and `verdict` to fill in', edits);
};

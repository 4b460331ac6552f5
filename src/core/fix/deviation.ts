import { editFrontMatter } from './frontMatterEdits';
import { fixRecord } from './fix';
import type { FixMaker } from './fix';

/** A deviation without a reason or an approval: the field for it. */
export const missingApproval: FixMaker = (finding, context) => {
  const { index, field } = finding.data ?? {};
  if (typeof field !== 'string') {
    return [];
  }
  const path = typeof index === 'number' ? ['deviates-from', index, field] : ['deviates-from', field];
  const edits = editFrontMatter(context.record, [{ kind: 'set', path, value: '' }]);
  return fixRecord(context, `Add \`${field}\` to fill in`, edits);
};

import { fixRecord, spanOf, textOf } from './fix';
import type { FixMaker } from './fix';

/** A listed commit that was rebased or squashed away: its id is replaced where it stands, in the quotes it stands in. */
export const lostCommit: FixMaker = (finding, context) => {
  const id = textOf(finding.data, 'id');
  const successor = textOf(finding.data, 'successor');
  if (id === undefined || successor === undefined || !/^[0-9a-f]{40,64}$/.test(successor)) {
    return [];
  }
  const span = spanOf(finding, context);
  const at = context.record.text.slice(span.start, span.end).indexOf(id);
  const edit = { span: { start: span.start + at, end: span.start + at + id.length }, newText: successor };
  return at < 0
    ? []
    : fixRecord(context, `Replace the commit with ${successor.slice(0, 10)}`, [edit], { preferred: true });
};

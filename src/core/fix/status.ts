import type { KnownStatus } from '../model/status';
import { setStatus } from '../workspace/recordStatements';
import { fixRecord, shown, spanOf, textOf } from './fix';
import type { FixMaker } from './fix';
import { yamlScalarLike } from './yamlText';

/** A record that does not say where the decision stands. */
export const missingStatus: FixMaker = (_, context) =>
  (['accepted', 'proposed'] satisfies KnownStatus[]).flatMap((status) =>
    fixRecord(context, `Set the status to ${status}`, setStatus(context.record, status)),
  );

/** A record that states two statuses: either of them can be the right one. */
export const conflictingStatus: FixMaker = (finding, context) => {
  const { statuses, text } = context.record;
  const [counts] = statuses;
  const span = spanOf(finding, context);
  const other = statuses.find((stated) => stated.span.start === span.start);
  if (counts === undefined || other === undefined || textOf(finding.data, 'raw') !== other.raw) {
    return [];
  }
  const written = text.slice(counts.span.start, counts.span.end);
  const newText = counts.source === 'front-matter' ? yamlScalarLike(other.raw, written) : other.raw;
  return [
    ...fixRecord(context, `Say ${shown(counts.raw)} here too`, [{ span: other.span, newText: counts.raw }]),
    ...fixRecord(context, `Say ${shown(other.raw)} in both places`, [{ span: counts.span, newText }]),
  ];
};

import { stateRelation, stateSuperseded } from '../workspace/recordStatements';
import { fixRecord, textOf } from './fix';
import type { FixMaker } from './fix';

/** Another record says that it supersedes this one, or is superseded by it, and this one does not. */
export const missingBackReference: FixMaker = (finding, context) => {
  const field = textOf(finding.data, 'field');
  const other = context.view.byPath(textOf(finding.data, 'other') ?? '');
  if (other === undefined || (field !== 'supersedes' && field !== 'superseded-by')) {
    return [];
  }
  const { record: parsed, decision, view } = context;
  const own = { parsed, decision };
  if (field === 'supersedes') {
    const edits = stateRelation(own, 'supersedes', other);
    return fixRecord(context, `Say that this decision supersedes ${other.id}`, edits, { preferred: true });
  }
  const stated = view
    .inbound(decision)
    .filter(({ from, relation }) => from.path === other.path && relation.kind === 'supersedes');
  const isPartial = stated.length > 0 && stated.every(({ relation }) => relation.fragment !== undefined);
  return isPartial
    ? fixRecord(
        context,
        `Say that ${other.id} amends this decision`,
        stateRelation(own, 'amended-by', other),
        {
          preferred: true,
        },
      )
    : fixRecord(context, `Say that ${other.id} supersedes this decision`, stateSuperseded(own, other), {
        preferred: true,
      });
};

/** A decision that was replaced and still calls itself accepted. */
export const replacedButAccepted: FixMaker = (finding, context) => {
  const other = context.view.byPath(textOf(finding.data, 'other') ?? '');
  if (other === undefined) {
    return [];
  }
  const edits = stateSuperseded({ parsed: context.record, decision: context.decision }, other);
  return fixRecord(context, `Change the status to superseded by ${other.id}`, edits, { preferred: true });
};

import type { FieldChange } from '../fix/frontMatterEdits';
import { yamlScalar } from '../fix/yamlText';
import type { EvidenceVerdict } from '../model/evidence';
import type { EvidenceClaim } from './claim';

/** Who says that data still holds, since when, and why. */
export interface Reconfirmation {
  readonly by: string;
  /** ISO date. */
  readonly date: string;
  readonly why: string;
}

/** What reconfirming an item comes to. `why` is a sentence part. */
export type ReconfirmationPlan =
  | { readonly kind: 'change'; readonly change: FieldChange }
  | { readonly kind: 'nothing-to-do'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string };

/** The change of the record that says that the data of an item still holds for the code as it is now. */
export function planReconfirmation(
  { index }: EvidenceClaim,
  verdict: EvidenceVerdict | undefined,
  { by, date, why }: Reconfirmation,
): ReconfirmationPlan {
  const codes = new Set(verdict?.reasons.map(({ code }) => code));
  const tree = verdict?.now.tree;
  if (codes.has('uncommitted') || (verdict?.now.uncommitted.length ?? 0) > 0) {
    return { kind: 'refused', why: 'covered files have changes that are not committed: commit them first' };
  }
  if (!codes.has('code-changed') || tree === undefined) {
    return { kind: 'nothing-to-do', why: 'the covered code is what was measured or reconfirmed' };
  }
  return {
    kind: 'change',
    change: {
      kind: 'append-item',
      path: ['evidence', index, 'reconfirmed'],
      lines: [`tree: ${tree}`, `by: ${yamlScalar(by)}`, `date: ${date}`, `why: ${yamlScalar(why)}`],
    },
  };
}

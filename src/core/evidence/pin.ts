import type { CapturedFields } from '../fix/capturedEdits';
import type { EvidenceReason, EvidenceVerdict } from '../model/evidence';
import type { EvidenceClaim } from './claim';
import { sameCommit } from './sameCommit';
import { queriesOf } from './query';

/** What pinning an item comes to. */
export type PinPlan =
  | { readonly kind: 'pin'; readonly captured: CapturedFields }
  /** What is recorded is what the data says. */
  | { readonly kind: 'unchanged' }
  /** There is nothing to record: links, incidents, commits and quotations. */
  | { readonly kind: 'not-pinnable'; readonly why: string }
  /** It cannot be recorded; `why` is a sentence part, `wayOut` an imperative. */
  | { readonly kind: 'refused'; readonly why: string; readonly wayOut: string };

/** The commit that data was made from, where that is not the one that is checked out. */
export interface CaptureCommit {
  readonly commit: string;
  /** The digest of the covered code at that commit; undefined when nothing is covered. */
  readonly tree: string | undefined;
}

/** Reasons that pinning takes away. */
const REPAIRED: ReadonlySet<string> = new Set(['file-changed', 'result-changed']);

/** What `grounds pin` does with one item of evidence. @param other undefined for the commit that is checked out */
export function planPin(claim: EvidenceClaim, verdict: EvidenceVerdict, other?: CaptureCommit): PinPlan {
  if (claim.file === undefined && claim.from !== undefined) {
    return { kind: 'not-pinnable', why: `it is pinned where it is cited from, ${claim.from}` };
  }
  if (claim.file === undefined) {
    return { kind: 'not-pinnable', why: 'it names no file' };
  }
  if (queriesOf(claim).main?.ask === 'quote' && claim.covers === undefined && claim.captured === undefined) {
    return { kind: 'not-pinnable', why: 'a quotation is looked up each time' };
  }
  const { now } = verdict;
  const fault = verdict.reasons.find(
    ({ state, code }) =>
      (state === 'broken' && !REPAIRED.has(code)) || (state !== undefined && code === 'not-downloaded'),
  );
  if (fault !== undefined) {
    return { kind: 'refused', why: fault.message, wayOut: wayOutOf(fault) };
  }
  const commit = other?.commit ?? now.commit;
  if (commit === undefined) {
    return {
      kind: 'refused',
      why: 'there is no commit that the data could have been made from',
      wayOut: 'commit the code first',
    };
  }
  if (other === undefined && now.uncommitted.length > 0) {
    const [first = ''] = now.uncommitted;
    const rest = now.uncommitted.length - 1;
    return {
      kind: 'refused',
      why: `${first}${rest > 0 ? ` and ${rest} more covered ${rest === 1 ? 'file has' : 'files have'}` : ' has'} changes that are not committed`,
      wayOut: 'commit them, or say with --commit which commit the data was made from',
    };
  }
  if (now.reportCommit !== undefined && !sameCommit(now.reportCommit, commit)) {
    return {
      kind: 'refused',
      why: `the report says that it was made from ${now.reportCommit.slice(0, 7)}, not from ${commit.slice(0, 7)}`,
      wayOut: `measure again, or pin it to its own commit with --commit ${now.reportCommit}`,
    };
  }
  if (now.reportDirty && other === undefined) {
    return {
      kind: 'refused',
      why: 'the report says that the code had uncommitted changes when it was made',
      wayOut: 'commit, and measure again',
    };
  }
  return captureOf(claim, verdict, commit, other === undefined ? now.tree : other.tree);
}

function captureOf(
  claim: EvidenceClaim,
  { now, reasons }: EvidenceVerdict,
  commit: string,
  tree: string | undefined,
): PinPlan {
  const { captured } = claim;
  const hasChanged = reasons.some(({ code }) => REPAIRED.has(code));
  const hasResult = captured?.result !== undefined || now.result === undefined;
  if (!hasChanged && hasResult && captured?.digest === now.digest && captured?.tree === tree) {
    // The commit may have moved on; what was measured has not.
    return captured?.commit === undefined
      ? { kind: 'pin', captured: { ...captured, result: captured?.result, digest: now.digest, tree, commit } }
      : { kind: 'unchanged' };
  }
  return { kind: 'pin', captured: { result: now.result, commit, digest: now.digest, tree } };
}

function wayOutOf({ code, nearest = [] }: EvidenceReason): string {
  const [first] = nearest;
  switch (code) {
    case 'no-match':
      return first === undefined
        ? 'correct what it selects'
        : `correct what it selects; did you mean ${first}?`;
    case 'file-missing':
    case 'file-outside':
      return 'correct `file`, or put the data there';
    case 'unknown-option':
      return 'name an option as it is titled in the record';
    case 'covers-nothing':
      return 'correct `covers`, or commit the files that it means';
    case 'not-downloaded':
      return 'download it first';
    default:
      return 'correct that first';
  }
}

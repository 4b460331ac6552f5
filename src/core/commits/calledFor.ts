import { governingDecisions, isInForce } from '../code/governs';
import type { DecisionView } from '../graph/decisionIndex';
import { compareText } from '../graph/paths';
import type { Decision } from '../model/decision';
import { mentionsIn } from './mentions';
import type { MentionPattern } from './mentions';

/** A part of a branch's name that is the file name of a record: `0007-use-sqlite`, `2026-03-14-use-sqlite`. */
const RECORD_NAME = /^(?:\d{1,9}|\d{4}-\d{2}-\d{2})-[a-z]/i;

/** The decisions in force that a branch is named after, such as `feature/adr-7-sqlite`. */
export function decisionsOfBranch(
  branch: string,
  view: DecisionView,
  pattern: MentionPattern,
): readonly Decision[] {
  const named = mentionsIn(branch, pattern).map(({ reference }) => reference);
  const references = named.length > 0 ? named : branch.split('/').filter((part) => RECORD_NAME.test(part));
  const found = references.flatMap((reference) => {
    const resolution = view.resolve(reference);
    return resolution.kind === 'found' && isInForce(resolution.decision, view) ? [resolution.decision] : [];
  });
  return inOrder(found);
}

/** The accepted decisions that govern any of some files. */
export function decisionsOfFiles(paths: readonly string[], view: DecisionView): readonly Decision[] {
  const governing = governingDecisions(view);
  const found = paths.flatMap((path) => governing(path).map(({ decision }) => decision));
  return inOrder(found.filter(({ status }) => status === 'accepted'));
}

/** The shortest reference that means exactly this decision from anywhere in the repository. */
export function referenceFromAnywhere(decision: Decision, view: DecisionView): string {
  const resolution = view.resolve(decision.id);
  const isClear = resolution.kind === 'found' && resolution.decision.path === decision.path;
  return isClear ? decision.id : decision.path;
}

function inOrder(decisions: readonly Decision[]): readonly Decision[] {
  return [...new Set(decisions)].sort((a, b) => compareText(a.path, b.path));
}

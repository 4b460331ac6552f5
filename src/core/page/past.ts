import { claimsOf } from '../evidence/claim';
import type { EvidenceResult } from '../model/evidence';
import type { ParsedDecision } from '../parse/parsedDecision';
import type { DecisionEventKind } from '../history/describe/event';
import type { TimelineEntry } from '../history/timeline';
import type { Steps } from './decisionPage';
import { measureOf } from './measure';

/** What the commits of a record tell its page. */
export interface PagePast {
  readonly steps: Steps;
  /** What evidence was pinned to, oldest first. */
  readonly captures: readonly Capture[];
}

/** What an item of evidence was pinned to. */
export interface Capture {
  /** The id of the item. */
  readonly id: string;
  /** What it measured then: numbers of different measures are not one course. */
  readonly measure: string;
  readonly result: EvidenceResult;
  /** The whole id of the commit that was measured, as the record says. */
  readonly commit: string | undefined;
  /** ISO date on which it was recorded; undefined for what is not committed yet. */
  readonly date: string | undefined;
}

/** A past of which nothing is known. @param reason a sentence; undefined while it is being found out */
export function untoldPast(reason: string | undefined): PagePast {
  return { steps: { kind: 'untold', reason }, captures: [] };
}

/** The past of a record that is in no commit. */
export const NO_PAST: PagePast = { steps: { kind: 'told', steps: [], notes: [] }, captures: [] };

/** What happens to a record whose evidence is pinned. */
const PINNING: ReadonlySet<DecisionEventKind | 'unread'> = new Set<DecisionEventKind>([
  'created',
  'evidence-added',
  'evidence-pinned',
  'evidence-repinned',
  'result-changed',
]);

/** Whether evidence may have been pinned in a commit. */
export function mayPin({ events }: Pick<TimelineEntry, 'events'>): boolean {
  return events.some(({ kind }) => PINNING.has(kind));
}

/** What the evidence of one version of a record is pinned to. @param date of the version */
export function capturesOf(
  record: Pick<ParsedDecision, 'frontMatter' | 'evidence' | 'rangeOf'>,
  date: string | undefined,
): readonly Capture[] {
  return claimsOf(record).flatMap((claim) => {
    const { result, commit } = claim.captured ?? {};
    return result === undefined ? [] : [{ id: claim.id, measure: measureOf(claim), result, commit, date }];
  });
}

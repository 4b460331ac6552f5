import type { AnalysisOptions } from '../model/config';
import type { KnownStatus } from '../model/status';
import type { ParsedDecision } from '../parse/parsedDecision';
import { setStatus } from '../workspace/recordStatements';
import { amend, unchanged } from './amend';
import type { Amended } from './amend';
import { setDate } from './dates';
import { addDecisionMaker, setPerson } from './people';
import { restateInProse } from './statusInProse';
import { addToLog } from './statusLog';

/** The statuses that a decision is given when somebody settles it; `superseded` comes with another decision. */
export const settledStatuses = [
  'accepted',
  'rejected',
  'deprecated',
] as const satisfies readonly KnownStatus[];

/** A status that a decision is given when somebody settles it. */
export type SettledStatus = (typeof settledStatuses)[number];

/** How a decision is settled. */
export interface Settlement {
  readonly status: SettledStatus;
  /** ISO date. */
  readonly date: string;
  readonly approver: string | undefined;
  readonly accountable: string | undefined;
  readonly decisionMakers: readonly string[];
}

/**
 * The record with a new status and who gave it. Each statement is changed where it stands; what is missing goes into
 * the front matter. A decision that has the status already keeps its date.
 * @returns undefined when the record is written in a way in which that cannot be said
 */
export function settle(
  record: ParsedDecision,
  { status, date, approver, accountable, decisionMakers }: Settlement,
  options: AnalysisOptions,
): Amended | undefined {
  const isSo = record.statuses[0]?.status === status;
  const settled = amend(
    record.text,
    unchanged(record),
    [
      ...(isSo
        ? []
        : [
            addToLog(status, date),
            restateInProse(status),
            (current: ParsedDecision) => setStatus(current, status),
            setDate(date),
          ]),
      ...decisionMakers.map(addDecisionMaker),
      ...(approver === undefined ? [] : [setPerson('approver', approver)]),
      ...(accountable === undefined ? [] : [setPerson('accountable', accountable)]),
    ],
    options,
  );
  return settled?.parsed.statuses[0]?.status === status ? settled : undefined;
}

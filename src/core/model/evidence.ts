import type { Range } from './text';

/**
 * What checking an item of evidence gave, best first; where several apply, the last one wins. `cited` is what no tool can
 * check, so it is never shown as if it had been checked.
 */
export const evidenceStates = [
  'verified',
  'cited',
  'unscoped',
  'suspect',
  'expired',
  'contradicts',
  'broken',
] as const;

/** What checking an item of evidence gave. */
export type EvidenceState = (typeof evidenceStates)[number];

/** Whether `state` is worse than `other`. */
export function isWorse(state: EvidenceState, other: EvidenceState): boolean {
  return evidenceStates.indexOf(state) > evidenceStates.indexOf(other);
}

/** A reason by which an item got its state, or a remark that changes no state. */
export interface EvidenceReason {
  /**
   * What kind of reason, for fixes: `file-missing`, `file-changed`, `result-changed`, `no-match`, `not-pinned`,
   * `no-covers`, `covers-empty`, `code-changed`, `uncommitted`, `test-failed`, `limit`, `other-leader`, …
   */
  readonly code: string;
  /** The state that this reason alone would give; undefined for a remark. */
  readonly state: EvidenceState | undefined;
  /** A sentence part without a full stop: `file changed since it was captured`. */
  readonly message: string;
  /** The field that it is about; by default the item. */
  readonly field?: string;
  /** The option that it is about, where there are several. */
  readonly option?: string | undefined;
  /** The name in the record that is wrong: a test, a column, an option, a glob. */
  readonly subject?: string | undefined;
  /** What may have been meant instead of `subject`, best first. */
  readonly nearest?: readonly string[];
}

/** One result, as text with its unit; or one for each option. */
export type EvidenceResult = string | Readonly<Record<string, string>>;

/** What an item would be pinned to now. */
export interface PinnedFacts {
  readonly result: EvidenceResult | undefined;
  readonly commit: string | undefined;
  /** `sha256:…` of the committed file. */
  readonly digest: string | undefined;
  /** `sha256:…` over the covered files. */
  readonly tree: string | undefined;
  /** Covered files with changes that are not committed: while there are any, it is not known what was measured. */
  readonly uncommitted: readonly string[];
  /** The commit that the report says it was made from. */
  readonly reportCommit: string | undefined;
  /** Whether the report says that there were uncommitted changes when it was made. */
  readonly reportDirty: boolean;
}

/** Which way values get better. */
export type Direction = 'lower' | 'higher';

/** How numbers are spread: the smallest, the quartiles and the largest, in the unit of the value that was made of them. */
export interface Distribution {
  readonly min: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly max: number;
}

/** A number that the data of an item gives. */
export interface MeasuredValue {
  /** The option that it was measured for, as the item names it; undefined where no options are compared. */
  readonly option: string | undefined;
  readonly value: number;
  readonly unit: string | undefined;
  readonly better: Direction | undefined;
  /** The interval that the true value is taken to lie in; undefined where the data carries no spread. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** How many values it was made from. */
  readonly count: number;
  /** How these values are spread, where they are all in the data. */
  readonly distribution?: Distribution | undefined;
}

/** What checking one item of evidence against its data and the repository gave. */
export interface EvidenceVerdict {
  /** The path of the record. */
  readonly path: string;
  readonly id: string;
  readonly index: number;
  readonly type: string | undefined;
  readonly state: EvidenceState;
  /** Why, those that decided first. */
  readonly reasons: readonly EvidenceReason[];
  /** What the data says now. */
  readonly result: EvidenceResult | undefined;
  /** The numbers in `result`, as they were read; empty where the data gives none. */
  readonly measured: readonly MeasuredValue[];
  /** What the record says that the data said. */
  readonly recorded: EvidenceResult | undefined;
  /** Covered paths that changed since the data was captured, as far as they can be told. */
  readonly changed: readonly string[];
  readonly now: PinnedFacts;
  /** The option that the measurements favour clearly, where options are compared. */
  readonly leader: string | undefined;
  /** Whether git tracks its file; undefined when there is no file or no git. */
  readonly isTracked: boolean | undefined;
  readonly range: Range;
  readonly places: Readonly<Record<string, Range>>;
}

/** Where a reason is to be shown in the record. */
export function placeOf(verdict: EvidenceVerdict, reason: EvidenceReason): Range {
  return (
    (reason.field === undefined ? undefined : verdict.places[reason.field]) ??
    verdict.places['id'] ??
    verdict.range
  );
}

import type { Decision, Relation } from '../model/decision';

/** A relation seen from the record that it points at. */
export interface InboundRelation {
  readonly from: Decision;
  readonly relation: Relation;
}

/** What a reference resolves to. */
export type Resolution =
  | { readonly kind: 'found'; readonly decision: Decision }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Decision[] }
  | { readonly kind: 'unknown'; readonly nearest: readonly Decision[] };

/** Read access to all decisions of a workspace and how they relate. */
export interface DecisionView {
  /** All decisions, ordered by path. */
  all(): readonly Decision[];
  byPath(path: string): Decision | undefined;
  /** The other decisions with the same id in the same folder. */
  namesakes(decision: Decision): readonly Decision[];
  /**
   * Finds what a reference means: a path (relative to `fromFolder` or to the root), a file name, an id or a number.
   * Ids and numbers are looked up in `fromFolder` first, then everywhere.
   */
  resolve(ref: string, fromFolder?: string): Resolution;
  /** Relations that other decisions declare towards this one. */
  inbound(decision: Decision): readonly InboundRelation[];
  /** Whether a file or folder is there; only for paths that were asked for when the decision was added. */
  fileExists(path: string): boolean;
}

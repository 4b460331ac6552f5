import type { Range, TextEdit } from './text';
import type { Severity } from './severity';

/** Plain data for a fix: what the rule knew when it reported. */
export type FindingData = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Another place that explains a finding. */
export interface RelatedPlace {
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

/** What a rule reports, before severities, waivers and the baseline are applied. */
export interface RawFinding {
  readonly range: Range;
  /** One sentence: what is wrong and, where it is not obvious, the way out. */
  readonly message: string;
  /** Tells several findings of one rule in one record apart without their position: an option title, a field path. */
  readonly key?: string;
  readonly related?: readonly RelatedPlace[];
  readonly data?: FindingData;
  /** ISO date: there is nothing to find before this day has passed. Absent for what holds on every day. */
  readonly after?: string;
}

/** A raw finding with its rule. Plain data: it is cached and crosses threads. */
export interface UngradedFinding extends RawFinding {
  readonly rule: string;
}

/** Something that a person should look at. */
export interface Finding extends UngradedFinding {
  readonly path: string;
  readonly severity: Severity;
}

/** Edits of one file. */
export interface FileEdit {
  readonly path: string;
  readonly edits: readonly TextEdit[];
}

/** A way to resolve a finding, complete and ready to apply. Edits come before renames and use the old paths. */
export interface Fix {
  /** An imperative without a full stop: `Add a skeleton evidence entry`. */
  readonly title: string;
  /** True for the one fix that is right in nearly every case; only these take part in fix-all. */
  readonly preferred: boolean;
  readonly changes: readonly FileEdit[];
  readonly renames: readonly { readonly from: string; readonly to: string }[];
}

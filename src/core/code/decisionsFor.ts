import type { DecisionView } from '../graph/decisionIndex';
import { compareText } from '../graph/paths';
import type { Decision } from '../model/decision';
import { governingDecisions } from './governs';
import { resolveMarkers } from './placed';
import type { MarkedFile, PlacedMarker, ResolvedMarker } from './placed';

/** Why a decision is about a file or folder. */
export type Reason =
  | {
      readonly kind: 'glob';
      /** The glob of its `governs`, as written. */
      readonly glob: string;
      /** How many of the files that were looked at it means. */
      readonly files: number;
    }
  | { readonly kind: 'marker'; readonly path: string; readonly marker: PlacedMarker };

/** A decision that is about a file or folder, with all reasons: globs first, then markers by place. */
export interface RelevantDecision {
  readonly decision: Decision;
  readonly reasons: readonly Reason[];
}

/** A marker that does not mean exactly one decision. */
export interface UnclearMarker extends ResolvedMarker {
  readonly path: string;
}

/** What decisions have to say about a file, or about the files of a folder. */
export interface Relevance {
  /** Those that govern first, each ordered by the paths of the records. */
  readonly decisions: readonly RelevantDecision[];
  readonly unclear: readonly UnclearMarker[];
}

/**
 * The decisions that govern files by their `governs`, and those that the files name.
 * @param paths all files that were asked about, there or not
 * @param marked those of them in which there are markers
 */
export function decisionsFor(
  paths: readonly string[],
  marked: readonly MarkedFile[],
  view: DecisionView,
): Relevance {
  const found = new Map<
    string,
    { readonly decision: Decision; readonly globs: Map<string, number>; readonly markers: Reason[] }
  >();
  const entry = (decision: Decision): NonNullable<ReturnType<typeof found.get>> => {
    const known = found.get(decision.path) ?? { decision, globs: new Map<string, number>(), markers: [] };
    found.set(decision.path, known);
    return known;
  };
  const governing = governingDecisions(view);
  for (const path of paths) {
    for (const { decision, glob } of governing(path)) {
      const { globs } = entry(decision);
      globs.set(glob, (globs.get(glob) ?? 0) + 1);
    }
  }
  const unclear: UnclearMarker[] = [];
  for (const file of marked) {
    for (const resolved of resolveMarkers(file, view)) {
      const [decision, another] = resolved.candidates;
      if (decision === undefined || another !== undefined) {
        unclear.push({ ...resolved, path: file.path });
      } else {
        entry(decision).markers.push({ kind: 'marker', path: file.path, marker: resolved.marker });
      }
    }
  }
  const decisions = [...found.values()]
    .sort(
      (a, b) =>
        Math.sign(b.globs.size) - Math.sign(a.globs.size) || compareText(a.decision.path, b.decision.path),
    )
    .map(({ decision, globs, markers }) => ({
      decision,
      reasons: [...Array.from(globs, ([glob, files]): Reason => ({ kind: 'glob', glob, files })), ...markers],
    }));
  return { decisions, unclear };
}

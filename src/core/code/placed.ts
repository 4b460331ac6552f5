import { dirname } from '../graph/paths';
import type { DecisionView } from '../graph/decisionIndex';
import type { Decision } from '../model/decision';
import type { Range } from '../model/text';
import { LineIndex } from '../text/lineIndex';
import type { Marker, MarkerFinder } from './markers';

/** A marker with its line and column. */
export interface PlacedMarker extends Marker {
  readonly range: Range;
}

/** The markers of one file. */
export interface MarkedFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** Ordered by place. */
  readonly markers: readonly PlacedMarker[];
}

/** What a marker means: one decision, several that it may mean, or none. */
export interface ResolvedMarker {
  readonly marker: PlacedMarker;
  /** One for a marker that is understood; none for one that names no decision. */
  readonly candidates: readonly Decision[];
}

/** The markers of a text with their places. */
export function placedMarkers(text: string, find: MarkerFinder): readonly PlacedMarker[] {
  const markers = find(text);
  if (markers.length === 0) {
    return [];
  }
  const lines = new LineIndex(text);
  return markers.map((marker) => ({ ...marker, range: lines.rangeOf(marker.span) }));
}

/** What the markers of a file mean; numbers are looked up in the decision folder nearest to it first. */
export function resolveMarkers({ path, markers }: MarkedFile, view: DecisionView): readonly ResolvedMarker[] {
  const known = new Map<string, readonly Decision[]>();
  return markers.map((marker) => {
    let candidates = known.get(marker.reference);
    if (candidates === undefined) {
      candidates = candidatesFor(marker.reference, path, view);
      known.set(marker.reference, candidates);
    }
    return { marker, candidates };
  });
}

function candidatesFor(reference: string, path: string, view: DecisionView): readonly Decision[] {
  const resolution = view.resolve(reference, dirname(path));
  switch (resolution.kind) {
    case 'found':
      return [resolution.decision];
    case 'ambiguous':
      return resolution.candidates;
    case 'unknown':
      return [];
  }
}

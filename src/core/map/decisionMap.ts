import type { DecisionView } from '../graph/decisionIndex';
import { linksBetween } from '../graph/links';
import type { DecisionLink } from '../graph/links';
import type { Decision } from '../model/decision';
import type { Status } from '../model/status';
import type { Tone } from '../page/decisionPage';
import { standingOf } from '../page/headline';
import { standingIn } from '../page/standing';
import type { Standing } from '../page/standing';

/**
 * All decisions and how they relate: plain data that survives JSON, without any markup; texts are as hostile as the
 * repository that they come from.
 */
export interface DecisionMap {
  /** Ordered by path. */
  readonly nodes: readonly MapNode[];
  readonly links: readonly DecisionLink[];
}

/** A decision on the map. */
export interface MapNode {
  /** The path of its record: tells it from the others. */
  readonly path: string;
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  readonly tone: Tone;
  /** How it stands, in two words at most: `Supported`, `Superseded`. */
  readonly word: string;
  readonly folder: string;
  readonly tags: readonly string[];
  /** ISO date; undefined where the record has none. */
  readonly date: string | undefined;
}

/** The map of a workspace, by what it knows of the evidence of its decisions. */
export function mapOf(
  workspace: Pick<DecisionView, 'all' | 'resolve'> & Parameters<typeof standingIn>[0],
): DecisionMap {
  return {
    nodes: workspace.all().map((decision) => nodeOf(decision, standingIn(workspace, decision))),
    links: linksBetween(workspace),
  };
}

function nodeOf(
  { path, id, title = id, status, folder, tags, date }: Decision,
  state: Standing | undefined,
): MapNode {
  const { tone, word } = standingOf(status, state);
  return { path, id, title, status, tone, word, folder, tags, date };
}

import type { Decision, RelationKind } from '../model/decision';
import type { DecisionView } from './decisionIndex';
import { compareText } from './paths';

/** No chain of decisions in earnest is this long; more is a defect or an attack. */
const MAX_VISITED = 200;

type Direction = 'forward' | 'backward';

/**
 * A shortest circle of decisions that supersede each other, beginning with `decision`: it supersedes the second, that
 * one the third, and the last one supersedes `decision`. Undefined when there is none. The same input gives the same
 * circle whatever the order in which records were added. Relations to a part (`ADR-0003#caching`) do not count.
 */
export function supersedeCycle(view: DecisionView, decision: Decision): readonly Decision[] | undefined {
  const cameFrom = new Map<string, Decision>();
  let front: readonly Decision[] = [decision];
  while (front.length > 0 && cameFrom.size <= MAX_VISITED) {
    const next: Decision[] = [];
    for (const current of front) {
      for (const neighbour of neighbours(view, current, 'forward')) {
        if (neighbour.path === decision.path) {
          return trace(cameFrom, decision, current);
        }
        if (!cameFrom.has(neighbour.path)) {
          cameFrom.set(neighbour.path, current);
          next.push(neighbour);
        }
      }
    }
    front = next;
  }
  return undefined;
}

/** From `start` to `end` along the way that the search took. */
function trace(cameFrom: ReadonlyMap<string, Decision>, start: Decision, end: Decision): readonly Decision[] {
  const chain: Decision[] = [];
  for (
    let at: Decision | undefined = end;
    at !== undefined && at.path !== start.path;
    at = cameFrom.get(at.path)
  ) {
    chain.unshift(at);
  }
  return [start, ...chain];
}

/** The paths of all decisions that share a circle of superseding with `decision`, itself included; empty when none does. */
export function supersedeRing(view: DecisionView, decision: Decision): ReadonlySet<string> {
  const after = reachable(view, decision, 'forward');
  if (!after.has(decision.path)) {
    return new Set();
  }
  const before = reachable(view, decision, 'backward');
  return new Set([...after].filter((path) => before.has(path)));
}

/** What can be reached in one step or more. */
function reachable(view: DecisionView, decision: Decision, direction: Direction): Set<string> {
  const found = new Set<string>();
  const open: Decision[] = [decision];
  for (let at = open.pop(); at !== undefined && found.size <= MAX_VISITED; at = open.pop()) {
    for (const neighbour of neighbours(view, at, direction)) {
      if (!found.has(neighbour.path)) {
        found.add(neighbour.path);
        open.push(neighbour);
      }
    }
  }
  return found;
}

/** The decisions that this one supersedes (`forward`) or that supersede it, by what either side declares. */
function neighbours(view: DecisionView, decision: Decision, direction: Direction): readonly Decision[] {
  const [own, other]: readonly RelationKind[] =
    direction === 'forward' ? ['supersedes', 'superseded-by'] : ['superseded-by', 'supersedes'];
  const found = new Map<string, Decision>();
  for (const relation of decision.relations) {
    if (relation.kind === own && relation.fragment === undefined) {
      const target = view.resolve(relation.ref, folderOfRecord(decision));
      if (target.kind === 'found') {
        found.set(target.decision.path, target.decision);
      }
    }
  }
  for (const { from, relation } of view.inbound(decision)) {
    if (relation.kind === other && relation.fragment === undefined) {
      found.set(from.path, from);
    }
  }
  return [...found.values()].sort((a, b) => compareText(a.path, b.path));
}

/** Relative references start at the folder that the file itself is in. */
function folderOfRecord(decision: Decision): string {
  return decision.path.slice(0, Math.max(0, decision.path.lastIndexOf('/')));
}

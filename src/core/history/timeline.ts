import { throwIfCancelled } from '../workspace/cancellation';
import type { CancellationToken } from '../ports';
import type { PathChange } from './commit';
import { describeChange, describeMove } from './describe/describeChange';
import { eventKey } from './describe/event';
import type { DecisionEvent, DecisionEventKind } from './describe/event';
import type { CommitFacts, Revision } from './trails';
import type { Version, Versions } from './versions';

/** As {@link DecisionEvent}; `unread` stands for a change that cannot be told because a version cannot be read. */
export interface TimelineEvent extends Omit<DecisionEvent, 'kind'> {
  readonly kind: DecisionEventKind | 'unread';
}

/** What one commit did to a decision. */
export interface TimelineEntry {
  readonly commit: CommitFacts;
  /** The path of the record in that commit. */
  readonly path: string;
  /** At least one. */
  readonly events: readonly TimelineEvent[];
}

/**
 * The life of a decision in its own terms, oldest first.
 * @param revisions its changes, newest first
 * @throws CancelledError
 */
export async function tellTimeline(
  revisions: readonly Revision[],
  versions: Versions,
  token?: CancellationToken,
): Promise<readonly TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  for (const { commit, change } of [...revisions].reverse()) {
    throwIfCancelled(token);
    const events = await tellChange(change, versions);
    if (events.length > 0) {
      entries.push({ commit, path: change.path, events });
    }
  }
  return entries;
}

/** What one change did; of a merge, what it did that none of the merged branches had done. */
async function tellChange(change: PathChange, versions: Versions): Promise<readonly TimelineEvent[]> {
  const { path, from = path, before, after, merged } = change;
  const is = await versions.read(path, after);
  if (merged === undefined) {
    return tellBetween(await versions.read(from, before), is, from, path);
  }
  const told: (readonly TimelineEvent[])[] = [];
  for (const file of merged) {
    told.push(tellBetween(await versions.read(file.from, file.before), is, file.from, path));
  }
  const [first = [], ...others] = told;
  const keysOfOthers = others.map((events) => new Set(events.map(keyOf)));
  return first.filter((event) => keysOfOthers.every((keys) => keys.has(keyOf(event))));
}

function keyOf(event: TimelineEvent): string {
  return event.kind === 'unread' ? event.kind : eventKey({ ...event, kind: event.kind });
}

/** What happened between two versions, as far as they can be read. */
export function tellBetween(was: Version, is: Version, from: string, to: string): readonly TimelineEvent[] {
  const unknown = is.kind === 'unknown' ? is : was.kind === 'unknown' ? was : undefined;
  if (unknown === undefined) {
    return describeChange(recordOf(was), recordOf(is));
  }
  if (was.kind === 'none' || is.kind === 'none') {
    const isNew = was.kind === 'none';
    return [
      {
        kind: isNew ? 'created' : 'deleted',
        detail: `${isNew ? 'Created' : 'Deleted'}: ${unknown.reason}`,
      },
    ];
  }
  return [
    ...describeMove(from, to),
    { kind: 'unread', detail: `Changed, and what changed is not known: ${unknown.reason}` },
  ];
}

function recordOf(version: Version): Parameters<typeof describeChange>[0] {
  return version.kind === 'read' ? version.record : undefined;
}

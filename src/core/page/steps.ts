import type { TimelineEntry } from '../history/timeline';
import type { Decision } from '../model/decision';
import type { ParsedDecision } from '../parse/parsedDecision';
import type { Step, Steps } from './decisionPage';

/** What the record is said to be where it states no status. */
const NONE = 'no status';

/**
 * The statuses that a decision went through in its commits.
 * @param entries its life, oldest first
 * @param last the record as it is in the last of its commits; undefined where it cannot be read
 * @param notes why there may be more; sentences
 */
export function stepsOf(
  entries: readonly TimelineEntry[],
  last: Pick<ParsedDecision, 'statuses'> | undefined,
  notes: readonly string[],
): Steps {
  const changes = entries.flatMap(({ commit, events }) =>
    events.filter(({ kind }) => kind === 'status-changed').map(({ from, to }) => ({ commit, from, to })),
  );
  const [stated] = last?.statuses ?? [];
  const [created] = entries;
  const began = changes.length > 0 ? changes[0]?.from : stated && statusName(stated.status, stated.raw);
  const all = [...(created === undefined ? [] : [{ commit: created.commit, to: began }]), ...changes];
  const steps = all.map(({ commit, to }): Step => ({
    status: to ?? NONE,
    date: commit.authored.slice(0, 10),
    who: commit.author.name,
  }));
  return { kind: 'told', steps, notes };
}

/** The same with the status that the record has now, where that is not committed. */
export function withPresent(
  steps: Steps,
  { status, rawStatus }: Pick<Decision, 'status' | 'rawStatus'>,
): Steps {
  const now = statusName(status, rawStatus);
  if (steps.kind === 'untold' || steps.steps.at(-1)?.status === now) {
    return steps;
  }
  return { ...steps, steps: [...steps.steps, { status: now, date: undefined, who: undefined }] };
}

/** A status as histories name it. */
function statusName(status: Decision['status'], raw: string | undefined): string {
  return status === 'unknown' ? (raw === undefined ? NONE : `"${raw}"`) : status;
}

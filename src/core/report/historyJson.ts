import type { BlamedField } from '../history/blame';
import type { DecisionChange } from '../history/compareLogs';
import type { Commit } from '../history/commit';
import type { Incompleteness } from '../history/gaps';
import type { TimelineEntry, TimelineEvent } from '../history/timeline';
import type { CommitFacts } from '../history/trails';
import type { Decision } from '../model/decision';
import { reportDecision } from './json';

/** What a command about history is asked about. */
export interface HistoryReport<T> {
  readonly found: T;
  readonly incomplete: readonly Incompleteness[];
}

type Named = Pick<Decision, 'id' | 'title' | 'path'>;

/** The life of one decision as JSON: see `schemas/history.schema.json`. */
export function writeHistoryJson(
  decision: Named,
  head: string,
  { found, incomplete }: HistoryReport<readonly TimelineEntry[]>,
): string {
  return written({
    version: 1,
    decision: named(decision),
    head,
    incomplete,
    events: found.flatMap(({ commit, path, events }) =>
      events.map((event) => ({ ...reportedCommit(commit), path, ...reportedEvent(event) })),
    ),
  });
}

/** The commits that set the fields of one decision as JSON: see `schemas/blame.schema.json`. */
export function writeBlameJson(
  decision: Named,
  head: string,
  { found, incomplete }: HistoryReport<readonly BlamedField[]>,
): string {
  return written({
    version: 1,
    decision: named(decision),
    head,
    incomplete,
    fields: found.map(({ field, value, kind, commit }) => ({
      field,
      value,
      kind,
      ...(commit === undefined
        ? { commit: null, date: null, author: null, message: null }
        : reportedCommit(commit)),
    })),
  });
}

/** A revision as it was asked for. */
export interface AskedRevision {
  readonly given: string;
  readonly commit: Commit;
}

/** What became of decisions between two revisions as JSON: see `schemas/diff.schema.json`. */
export function writeDiffJson(
  from: AskedRevision,
  to: AskedRevision,
  { found, incomplete }: HistoryReport<readonly DecisionChange[]>,
): string {
  return written({
    version: 1,
    from: reportedRevision(from),
    to: reportedRevision(to),
    incomplete,
    decisions: found.map(({ id, title, path, from: earlier, events }) => ({
      id,
      title: title ?? null,
      path,
      from: earlier ?? null,
      events: events.map(reportedEvent),
    })),
  });
}

/** The decisions as of a revision as JSON: see `schemas/log.schema.json`. */
export function writeLogJson(
  at: AskedRevision,
  notRead: readonly { readonly path: string; readonly kind: string; readonly reason: string }[],
  { found, incomplete }: HistoryReport<readonly Decision[]>,
): string {
  return written({
    version: 1,
    at: reportedRevision(at),
    incomplete,
    decisions: found.map((decision) => reportDecision(decision, decision.state)),
    notRead: notRead.map(({ path, kind, reason }) => ({ path, kind, reason })),
  });
}

function written(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}

function named({ id, title, path }: Named): object {
  return { id, title: title ?? null, path };
}

function reportedRevision({ given, commit }: AskedRevision): object {
  return { revision: given, commit: commit.id, date: commit.committed };
}

function reportedCommit({ id, authored, author, subject }: CommitFacts): object {
  return { commit: id, date: authored, author: author.name, message: subject };
}

/** An event as it is in every JSON output. */
export function reportedEvent({ kind, detail, subject, field, from, to }: TimelineEvent): object {
  return { kind, detail, subject: subject ?? null, field: field ?? null, from: from ?? null, to: to ?? null };
}

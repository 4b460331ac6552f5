import type { Finding } from '../model/finding';
import type { NamedDecision, Review } from '../review/review';
import { reportedEvent } from './historyJson';

/** The review as JSON: see `schemas/review.schema.json`. */
export function writeReviewJson({
  base,
  head,
  decisions,
  affected,
  deletedData,
  governed,
  findings,
  incomplete,
}: Review): string {
  const data = {
    version: 1,
    base: base.id,
    head: head.id,
    incomplete,
    decisions: decisions.map(
      ({ change, id, title, path, from, status, state, isRewritten, events, options, evidence }) => ({
        change,
        id,
        title: title ?? null,
        path,
        from: from ?? null,
        status: pair(status),
        state: pair(state),
        rewritten: isRewritten,
        events: events.map(reportedEvent),
        options: options.map((option) => ({ title: option.title, chosen: option.isChosen })),
        evidence: evidence.map(({ id: item, type, finding, supports, refutes, before, after }) => ({
          id: item,
          type: type ?? null,
          finding: finding ?? null,
          supports,
          refutes,
          state: pair({ before, after }),
        })),
      }),
    ),
    affected: affected.map(({ decision, id, finding, before, after, reasons, paths }) => ({
      decision: named(decision),
      id,
      finding: finding ?? null,
      state: { before, after },
      reasons,
      paths,
    })),
    deletedData: deletedData.map(({ path, decisions: users }) => ({ path, decisions: users.map(named) })),
    governed: governed.map(({ decision, paths }) => ({ decision: named(decision), paths })),
    findings: { added: findings.added.map(reported), resolved: findings.resolved.map(reported) },
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function pair({
  before,
  after,
}: {
  readonly before: string | undefined;
  readonly after: string | undefined;
}): object {
  return { before: before ?? null, after: after ?? null };
}

function named({ id, title, path, status }: NamedDecision): object {
  return { id, title: title ?? null, path, status };
}

function reported({ rule, severity, message, path, range }: Finding): object {
  return { rule, severity, message, path, range };
}

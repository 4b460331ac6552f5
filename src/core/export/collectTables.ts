import type { Finding } from '../model/finding';
import type { CancellationToken } from '../ports';
import { targetOf } from '../rules/support/relations';
import type { DecisionWorkspace } from '../service';
import { throwIfCancelled } from '../workspace/cancellation';
import { cellOf, decisionRows } from './decisionRows';
import { Keys } from './keys';
import type { Row, Tables } from './tables';

/** What is exported, and as of when. */
export interface ExportSubject {
  /** What the repository is called everywhere. */
  readonly repository: string;
  /** ISO date: the day on which it is judged what is due. */
  readonly day: string;
}

type Exported = Pick<
  DecisionWorkspace,
  'all' | 'namesakes' | 'resolve' | 'check' | 'parse' | 'verdictsOf' | 'stateOf' | 'commitsOf'
> &
  Pick<DecisionWorkspace, 'commitFacts' | 'notRead' | 'configFindings'> &
  Parameters<typeof targetOf>[2];

/**
 * All facts of a workspace as rows. Evidence and commits are told as far as they were looked at: see
 * `DecisionWorkspace.verify` and `readCommits`. The same workspace always gives the same rows in the same order.
 * @throws CancelledError
 */
export async function collectTables(
  workspace: Exported,
  { repository, day }: ExportSubject,
  token?: CancellationToken,
): Promise<Tables> {
  const keys = new Keys(repository);
  keys.takeDecisions(workspace);
  const rows: { -readonly [Table in keyof Tables]: Row<Table>[] } = {
    repositories: [],
    decisions: [],
    options: [],
    people: [],
    tags: [],
    evidence: [],
    claims: [],
    relations: [],
    commits: [],
    findings: [],
  };
  const decisions = workspace.all();
  for (const decision of decisions) {
    throwIfCancelled(token);
    const own = decisionRows(
      {
        decision,
        state: workspace.stateOf(decision),
        record: await workspace.parse(decision.path),
        verdicts: workspace.verdictsOf(decision.path) ?? [],
        commits: workspace.commitsOf(decision.path) ?? [],
        targetOf: (relation) => targetOf(relation, decision, workspace),
      },
      repository,
      keys,
    );
    rows.decisions.push(...own.decisions);
    append(rows.options, own.options);
    append(rows.people, own.people);
    append(rows.tags, own.tags);
    append(rows.evidence, own.evidence);
    append(rows.claims, own.claims);
    append(rows.relations, own.relations);
    append(rows.commits, own.commits);
  }
  append(
    rows.findings,
    workspace.check().findings.map((finding) => findingRow(finding, repository, keys)),
  );
  const facts = workspace.commitFacts;
  rows.repositories.push({
    repository,
    key: repository,
    commit: facts?.head ?? null,
    day,
    history: facts?.head === undefined ? 'none' : (facts.incomplete ?? 'complete'),
    decisions: decisions.length,
    not_read: workspace.notRead.length,
  });
  return rows;
}

/** One after the other: what a hostile record holds does not fit into the arguments of one call. */
function append<T>(rows: T[], more: readonly T[]): void {
  for (const row of more) {
    rows.push(row);
  }
}

function findingRow(
  { rule, severity, path, range: { start }, message, key = '' }: Finding,
  repository: string,
  keys: Keys,
): Row<'findings'> {
  const decision = keys.ofDecision({ path });
  const parts = decision === null ? [path, rule, key] : [rule, key];
  return {
    repository,
    key: keys.ofFact(decision, 'finding', ...parts.filter((part) => part !== '')),
    decision,
    rule,
    severity,
    path,
    line: start.line + 1,
    column: start.character + 1,
    message: cellOf(message),
  };
}

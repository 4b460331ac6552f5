import type { DecisionCommit } from '../commits/decisionCommits';
import type { Decision } from '../model/decision';
import type { DecisionDetails, EvidenceDetails, RelationDetails } from './decisionDetails';
import { creditsData } from './credits';
import { reportDecision, reportFinding } from './json';

/** Everything that is known about a decision, as JSON; what it has in common with the report of a check is the same there. */
export function writeDetailsJson(details: DecisionDetails): string {
  const {
    decision,
    options,
    otherEvidence,
    relations,
    inbound,
    findings,
    commits,
    unknownCommits,
    incomplete,
    credits,
  } = details;
  const data = {
    ...reportDecision(decision, decision.state),
    category: decision.category ?? null,
    tags: decision.tags,
    people: decision.people,
    options: options.map(({ title, isChosen, supporting, refuting }) => ({
      title,
      chosen: isChosen,
      supporting: supporting.map(evidence),
      refuting: refuting.map(evidence),
    })),
    otherEvidence: otherEvidence.map(evidence),
    relations: relations.map(relation),
    inbound: inbound.map(relation),
    commits: commits?.map(commit) ?? null,
    unknownCommits,
    incompleteHistory: incomplete ?? null,
    credits: credits === undefined ? null : creditsData(credits),
    findings: findings.map(reportFinding),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function commit({
  commit: { id, subject, author, authored },
  sources,
  isWork,
  changesGoverned,
}: DecisionCommit): object {
  return { id, subject, author, authored, sources, isWork, changesGovernedCode: changesGoverned ?? null };
}

function evidence({ id, type, finding, supports, refutes, about, file }: EvidenceDetails): object {
  return {
    id: id ?? null,
    type: type ?? null,
    finding: finding ?? null,
    supports,
    refutes,
    about: about ?? null,
    file: file ?? null,
  };
}

function relation({ kind, ref, decision }: RelationDetails): object {
  return { kind, ref, decision: decision === undefined ? null : brief(decision) };
}

function brief({ id, title, path, status }: Decision): object {
  return { id, title: title ?? null, path, status };
}

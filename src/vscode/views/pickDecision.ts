import type * as vscode from 'vscode';
import type { Decision } from '../../core/model/decision';
import { isClosed, isOpen } from '../../core/model/status';
import { decisionLabel, evidenceText, statusText } from '../adapt/decisionText';
import type { Repositories } from '../repositories';
import type { Repository } from '../repository';

/** A decision to pick, found by number, title, status, date and tag. */
export interface DecisionChoice extends vscode.QuickPickItem {
  readonly repository: Repository;
  readonly decision: Decision;
}

/** Whether a decision can be superseded: one that is still open is rejected or changed instead. */
export function isInForce({ status }: Decision): boolean {
  return !isOpen(status) && !isClosed(status);
}

/** The decisions of a repository as choices, the latest first. */
export function choicesOf(
  repository: Repository,
  include: (decision: Decision) => boolean = () => true,
): DecisionChoice[] {
  const decisions = repository.workspace?.all() ?? [];
  return decisions
    .filter(include)
    .map((decision) => ({
      label: decisionLabel(decision),
      description: [
        statusText(decision.status),
        ...(decision.date === undefined ? [] : [decision.date]),
      ].join(' · '),
      detail: [evidenceText(decision.evidence.length), ...decision.tags.map((tag) => `#${tag}`)].join(' · '),
      repository,
      decision,
    }))
    .reverse();
}

/** The decisions of all repositories of the window as choices. */
export function allChoices(repositories: Repositories): DecisionChoice[] {
  return repositories.all.flatMap((repository) => choicesOf(repository));
}

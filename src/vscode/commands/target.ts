import type { Decision } from '../../core/model/decision';
import type { Repositories } from '../repositories';
import { Repository } from '../repository';
import type { DecisionNode } from '../views/decisionNodes';

/** A decision that a command is about. */
export interface Target {
  readonly repository: Repository;
  readonly decision: Decision;
}

/**
 * The decision that a command was called on: an item of the view, a reference such as `ADR-0007` given by another
 * extension or a keybinding, or a record's address.
 */
export function targetOf(argument: unknown, repositories: Repositories): Target | undefined {
  if (isDecisionNode(argument)) {
    const { repository, path } = argument;
    const decision = repository.workspace?.byPath(path);
    return decision && { repository, decision };
  }
  if (typeof argument === 'string' || typeof argument === 'number') {
    return resolve(String(argument), repositories);
  }
  return undefined;
}

function resolve(ref: string, repositories: Repositories): Target | undefined {
  for (const repository of repositories.all) {
    const resolution = repository.workspace?.resolve(ref);
    if (resolution?.kind === 'found') {
      return { repository, decision: resolution.decision };
    }
  }
  return undefined;
}

function isDecisionNode(argument: unknown): argument is DecisionNode {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'kind' in argument &&
    argument.kind === 'decision' &&
    'repository' in argument &&
    argument.repository instanceof Repository
  );
}

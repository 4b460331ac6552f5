import * as vscode from 'vscode';
import type { Decision } from '../../core/model/decision';
import type { Repositories } from '../repositories';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { UserError } from '../util/userError';
import type { DecisionNode, EvidenceNode } from '../views/decisionNodes';
import { choicesOf } from '../views/pickDecision';

/** A decision that a command is about. */
export interface Target {
  readonly repository: Repository;
  readonly decision: Decision;
  /** The item of evidence that was meant, by its position; undefined when the decision was. */
  readonly evidence?: number | undefined;
}

/**
 * The decision that a command was called on: an item of the view, a reference such as `ADR-0007` given by another
 * extension or a keybinding, or a record's address.
 * @param evidence the id of an item of evidence
 */
export function targetOf(
  argument: unknown,
  repositories: Repositories,
  evidence?: unknown,
): Target | undefined {
  const found = find(argument, repositories);
  if (found === undefined || typeof evidence !== 'string') {
    return found;
  }
  const claims = found.repository.workspace?.claimsOf(found.decision.path) ?? [];
  return { ...found, evidence: claims.find(({ id }) => id === evidence)?.index };
}

/** The record in the active editor. */
export function activeTarget(repositories: Repositories): Target | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && atAddress(document.uri, repositories);
}

function find(argument: unknown, repositories: Repositories): Target | undefined {
  if (isNode(argument, repositories)) {
    const { repository, path } = argument;
    const decision = repository.workspace?.byPath(path);
    const evidence = argument.kind === 'evidence' ? argument.index : undefined;
    return decision && { repository, decision, evidence };
  }
  if (argument instanceof vscode.Uri) {
    return atAddress(argument, repositories);
  }
  if (typeof argument === 'string' && /^[a-z][a-z\d+.-]+:\//i.test(argument)) {
    return atAddress(vscode.Uri.parse(argument), repositories);
  }
  if (typeof argument === 'string' || typeof argument === 'number') {
    return resolve(String(argument), repositories);
  }
  return undefined;
}

function atAddress(uri: vscode.Uri, repositories: Repositories): Target | undefined {
  const place = repositories.recordAt(uri);
  const decision = place?.repository.workspace?.byPath(place.path);
  return place && decision && { repository: place.repository, decision, evidence: undefined };
}

function resolve(ref: string, repositories: Repositories): Target | undefined {
  for (const repository of repositories.all) {
    const resolution = repository.workspace?.resolve(ref);
    if (resolution?.kind === 'found') {
      return { repository, decision: resolution.decision, evidence: undefined };
    }
  }
  return undefined;
}

function isNode(argument: unknown, { all }: Repositories): argument is DecisionNode | EvidenceNode {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'kind' in argument &&
    (argument.kind === 'decision' || argument.kind === 'evidence') &&
    'repository' in argument &&
    all.some((repository) => repository === argument.repository)
  );
}

/** The decision that a command was called on, the active record, or the decision with evidence that is picked. */
export async function chooseTarget(
  { repositories }: Services,
  title: string,
  argument: unknown,
  evidence: unknown,
): Promise<Target | undefined> {
  await repositories.start();
  const target = targetOf(argument, repositories, evidence) ?? activeTarget(repositories);
  if (target !== undefined) {
    return target;
  }
  const items = repositories.all.flatMap((repository) =>
    choicesOf(repository, (decision) => decision.evidence.length > 0),
  );
  if (items.length === 0) {
    throw new UserError(vscode.l10n.t('No decision has evidence yet.'));
  }
  const placeHolder = vscode.l10n.t('Number, title, status or tag');
  return vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
}

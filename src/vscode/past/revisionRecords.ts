import * as vscode from 'vscode';
import { referenceAt, referencesIn } from '../../core/assist/references';
import type { DecisionReference } from '../../core/assist/references';
import { parseDecision } from '../../core/parse/parseDecision';
import type { ParsedDecision } from '../../core/parse/parsedDecision';
import type { DecisionWorkspace } from '../../core/service';
import { decisionCard } from '../adapt/decisionText';
import { toRange } from '../adapt/positions';
import type { Repository } from '../repository';
import { commitNamed, decisionsAt, withPast } from './repositoryPast';
import { revisionUri } from './revisionAddress';

/** A record as it was in a commit, among the decisions as they were then. */
interface RevisionRecord {
  readonly repository: Repository;
  readonly commit: string;
  readonly parsed: ParsedDecision;
  readonly workspace: DecisionWorkspace;
}

/** The decisions of so many commits are kept: those that are being read. */
const KEPT = 4;
const kept = new Map<string, Promise<DecisionWorkspace>>();

/** What a reference to a decision means as of the commit of the document that it stands in. */
export async function revisionHover(
  repository: Repository,
  place: { readonly path: string; readonly commit: string },
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const record = await recordOf(repository, place, document);
  const reference = referenceAt(record.parsed, document.offsetAt(position), record.workspace);
  if (reference === undefined) {
    return undefined;
  }
  const { decision, span } = reference;
  const card = decisionCard(decision, undefined);
  card.appendMarkdown(`\n\n${vscode.l10n.t('As of {0}.', place.commit.slice(0, 10))}`);
  return new vscode.Hover(card, rangeIn(document, span));
}

/** Where the decision that is referred to is, as of the same commit. */
export async function revisionDefinition(
  repository: Repository,
  place: { readonly path: string; readonly commit: string },
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.LocationLink[] | undefined> {
  const record = await recordOf(repository, place, document);
  const reference = referenceAt(record.parsed, document.offsetAt(position), record.workspace);
  if (reference === undefined) {
    return undefined;
  }
  const title = toRange(reference.decision.titleRange);
  return [
    {
      originSelectionRange: rangeIn(document, reference.span),
      targetUri: addressOf(record, reference),
      targetRange: title,
      targetSelectionRange: title,
    },
  ];
}

/** Links from a record to the others as of the same commit. */
export async function revisionLinks(
  repository: Repository,
  place: { readonly path: string; readonly commit: string },
  document: vscode.TextDocument,
): Promise<vscode.DocumentLink[]> {
  const record = await recordOf(repository, place, document);
  return referencesIn(record.parsed, record.workspace)
    .filter(({ inLink }) => !inLink)
    .map((reference) => {
      const link = new vscode.DocumentLink(rangeIn(document, reference.span), addressOf(record, reference));
      link.tooltip = vscode.l10n.t('Open {0} as of {1}', reference.decision.id, record.commit.slice(0, 10));
      return link;
    });
}

async function recordOf(
  repository: Repository,
  { path, commit }: { readonly path: string; readonly commit: string },
  document: vscode.TextDocument,
): Promise<RevisionRecord> {
  const workspace = await workspaceAt(repository, commit);
  const parsed = parseDecision(path, document.getText(), { statuses: workspace.config.statuses });
  return { repository, commit, parsed, workspace };
}

function workspaceAt(repository: Repository, commit: string): Promise<DecisionWorkspace> {
  const key = `${repository.key}#${commit}`;
  let workspace = kept.get(key);
  if (workspace === undefined) {
    workspace = withPast(repository, async (history) =>
      decisionsAt(history, await commitNamed(repository, history, commit)),
    );
    kept.set(key, workspace);
    workspace.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) {
      kept.delete(oldest);
    }
  }
  return workspace;
}

function addressOf({ repository, commit }: RevisionRecord, { decision }: DecisionReference): vscode.Uri {
  return revisionUri(repository, decision.path, { commit });
}

function rangeIn(
  document: vscode.TextDocument,
  { start, end }: { readonly start: number; readonly end: number },
): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

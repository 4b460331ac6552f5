import type * as vscode from 'vscode';
import type { ParsedDecision } from '../../core/parse/parsedDecision';
import type { DecisionWorkspace } from '../../core/service';
import type { Repositories } from '../repositories';
import type { Repository } from '../repository';
import { loadCore } from '../loadCore';

/** A record in an editor, parsed as its text is now, whatever was checked of it. */
export interface OpenRecord {
  readonly repository: Repository;
  readonly workspace: DecisionWorkspace;
  readonly parsed: ParsedDecision;
}

const parses = new WeakMap<vscode.TextDocument, { version: number; parsed: ParsedDecision }>();

/** The record that a document is; undefined when it is none, or its repository has not been read yet. */
export async function openRecord(
  repositories: Repositories,
  document: vscode.TextDocument,
): Promise<OpenRecord | undefined> {
  const place = repositories.recordAt(document.uri);
  const workspace = place?.repository.workspace;
  if (place === undefined || workspace === undefined) {
    return undefined;
  }
  const { repository, path } = place;
  const kept = parses.get(document);
  if (kept?.version === document.version && kept.parsed.path === path) {
    return { repository, workspace, parsed: kept.parsed };
  }
  const { version } = document;
  const { parseDecision } = await loadCore();
  const parsed = parseDecision(path, document.getText(), { statuses: workspace.config.statuses });
  parses.set(document, { version, parsed });
  return { repository, workspace, parsed };
}

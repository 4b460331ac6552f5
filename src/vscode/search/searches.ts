import * as vscode from 'vscode';
import type { DecisionSearch } from '../../core/search/decisionSearch';
import type { DecisionWorkspace } from '../../core/service';
import { openSearch } from '../../node/openSearch';
import type { Repository } from '../repository';
import type { Services } from '../services';

/** Each lasts as long as the decisions it was made for. */
const known = new WeakMap<DecisionWorkspace, DecisionSearch>();

/** The search over the decisions of a repository as they were last read. */
export function searchOf({ root }: Repository, workspace: DecisionWorkspace): DecisionSearch {
  const search = known.get(workspace) ?? openSearch(root.fsPath, workspace);
  known.set(workspace, search);
  return search;
}

/** Takes in what is typed and not saved, without waiting for a pause. */
export async function readTyped({ repositories, documents }: Services): Promise<void> {
  const typed = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && repositories.recordAt(uri) !== undefined,
  );
  await Promise.all(typed.map((document) => documents.read(document)));
}

import * as vscode from 'vscode';
import type { Draft } from '../../core/assist/draftDecision';
import type { OpenRecord } from '../../core/workspace/recordStatements';
import { toWorkspaceEdit } from '../adapt/edits';
import { UserError } from '../util/userError';
import type { Services } from '../services';
import type { CompleteRequest } from './newDecision';
import { recordOf } from './records';
import { targetOf } from './target';

/** How often a name is tried again that somebody else took in the same moment. */
const ATTEMPTS = 5;

/** Writes the record, states on both sides what it supersedes, and opens it where the writing begins. */
export async function createDecision(services: Services, request: CompleteRequest): Promise<vscode.Uri> {
  const { repository } = request;
  const supersedes: OpenRecord[] = [];
  for (const ref of request.supersedes) {
    const resolution = repository.workspace?.byPath(ref);
    const target =
      resolution === undefined ? targetOf(ref, services.repositories) : { repository, decision: resolution };
    if (target === undefined) {
      throw new UserError(vscode.l10n.t('There is no decision {0}.', ref));
    }
    supersedes.push(await recordOf(services, target));
  }
  const taken: string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const draft = await draftOf(request, supersedes, taken);
    if (draft.kind === 'impossible') {
      throw new UserError(vscode.l10n.t('{0} cannot be edited. {1}', draft.path, draft.reason));
    }
    const uri = repository.uriOf(draft.path);
    if (!(await isTaken(uri))) {
      const title = vscode.l10n.t('New Decision');
      const edit = await toWorkspaceEdit(repository, { changes: draft.changes }, title);
      const contents = new TextEncoder().encode(draft.text);
      edit.createFile(uri, { overwrite: false, contents });
      if (await vscode.workspace.applyEdit(edit)) {
        await repository.reload([draft.path]);
        await showStart(uri);
        return uri;
      }
      if (!(await isTaken(uri))) {
        throw new UserError(
          vscode.l10n.t('{0} could not be created: the folder may be read-only.', draft.path),
        );
      }
    }
    taken.push(draft.path);
  }
  throw new UserError(
    vscode.l10n.t('The record could not be created; the names tried were taken: {0}.', taken.join(', ')),
  );
}

async function draftOf(
  { repository, title, folder, template, options }: CompleteRequest,
  supersedes: readonly OpenRecord[],
  taken: readonly string[],
): Promise<Draft> {
  const [{ draftDecision }, { systemClock }] = await Promise.all([
    import('../../core/assist/draftDecision.js'),
    import('../../node/clock.js'),
  ]);
  const workspace = await repository.whenRead();
  if (workspace === undefined) {
    throw new UserError(
      vscode.l10n.t('The decisions of this folder cannot be read; the log of Grounds says why.'),
    );
  }
  const known = [...workspace.all(), ...workspace.notRead].map(({ path }) => path);
  return draftDecision({
    title,
    folder,
    template,
    options,
    supersedes,
    today: systemClock.today(),
    config: workspace.config,
    known: [...known, ...taken],
  });
}

async function isTaken(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Opens a new record with the cursor under its first section. */
async function showStart(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const heading = /^## .+\r?\n\r?\n?/m.exec(text);
  const at = document.positionAt(heading === null ? 0 : heading.index + heading[0].length);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at), preview: false });
}

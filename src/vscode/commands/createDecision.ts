import * as vscode from 'vscode';
import type { RecordDraft } from '../../core/setup/draftRecord';
import type { OpenRecord } from '../../core/workspace/recordStatements';
import { toWorkspaceEdit } from '../adapt/edits';
import type { Services } from '../services';
import { UserError } from '../util/userError';
import type { CompleteRequest } from './askForDecision';
import { recordOf } from './records';
import { loadCore, loadWriting } from '../loadCore';

/** How often another name is tried when somebody else took one in the same moment. */
const ATTEMPTS = 5;

/** Writes the record, states on both sides what it supersedes, and opens it where the writing begins. */
export async function createDecision(services: Services, request: CompleteRequest): Promise<vscode.Uri> {
  const { repository, supersedes } = request;
  const older = supersedes && (await recordOf(services, { repository, decision: supersedes }));
  const title = vscode.l10n.t('New Decision');
  const taken: string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const draft = await draftOf(request, older, taken);
    if (draft.kind === 'impossible') {
      throw new UserError(vscode.l10n.t('{0} cannot be edited. {1}', draft.path, draft.reason));
    }
    const { path } = draft.identity;
    const uri = repository.uriOf(path);
    if (await isTaken(uri)) {
      taken.push(path);
      continue;
    }
    const edit = await toWorkspaceEdit(repository, { changes: draft.changes }, title);
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(draft.text) });
    if (!(await vscode.workspace.applyEdit(edit))) {
      throw new UserError(vscode.l10n.t('{0} could not be created: the folder may be read-only.', path));
    }
    await repository.reload([path]);
    await showStart(uri);
    return uri;
  }
  throw new UserError(
    vscode.l10n.t('The record could not be created; these names were taken: {0}.', taken.join(', ')),
  );
}

async function draftOf(
  { repository, title, folder, template, problem, options }: CompleteRequest,
  older: OpenRecord | undefined,
  taken: readonly string[],
): Promise<RecordDraft> {
  const { draftRecord } = await loadWriting();
  const { systemClock } = await loadCore();
  const workspace = await repository.whenRead();
  if (workspace === undefined) {
    throw new UserError(
      vscode.l10n.t('The decisions of this folder cannot be read; the log of Grounds says why.'),
    );
  }
  const known = [...workspace.all(), ...workspace.notRead].map(({ path }) => path);
  return draftRecord(
    {
      title,
      folder,
      status: 'draft',
      date: systemClock.today(),
      category: undefined,
      problem,
      options,
      template,
      supersedes: older && { older, fragment: undefined },
    },
    workspace.config,
    [...known, ...taken],
  );
}

async function isTaken(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Opens a new record where the writing begins: at its first section, whose comment goes when something is typed. */
async function showStart(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const [all = '', heading = ''] = /^(## .+\r?\n(?:\r?\n)?)(?:<!--[^>]*-->)?/m.exec(document.getText()) ?? [];
  const start = document.getText().indexOf(all) + heading.length;
  const end = start + all.length - heading.length;
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  await vscode.window.showTextDocument(document, { selection, preview: false });
}

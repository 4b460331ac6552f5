import * as vscode from 'vscode';
import type { SetupFile, SetupPlan } from '../../core/setup/planSetup';
import { createLogger } from '../adapt/logger';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { UserError } from '../util/userError';
import { chooseRepository } from './chooseRepository';
import { loadCore, loadWriting } from '../loadCore';

/** How long the result stays in the status bar, in milliseconds. */
const RESULT_SHOWN = 10_000;

/** Sets a repository up: a configuration, and with it a first record or a baseline. One undo takes it back. */
export async function initialize(services: Services): Promise<void> {
  const repository = await chooseRepository(services, vscode.l10n.t('Initialize'));
  if (repository === undefined) {
    return;
  }
  const { planSetup } = await loadWriting();
  const { createDecisionService, systemClock } = await loadCore();
  const files = await repository.files();
  const ports = {
    files,
    clock: systemClock,
    logger: createLogger(services.log),
    createService: createDecisionService,
  };
  const plan = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for decisions') },
    () => planSetup(ports, undefined),
  );
  if (plan.kind === 'configured') {
    await vscode.window.showTextDocument(repository.uriOf('.grounds.yaml'));
    return;
  }
  await createFiles(repository, plan.files);
  const shown = plan.files.find(({ path }) => path.endsWith('.md')) ?? plan.files[0];
  if (shown !== undefined) {
    await vscode.window.showTextDocument(repository.uriOf(shown.path), { preview: false });
  }
  vscode.window.setStatusBarMessage(describe(plan), RESULT_SHOWN);
}

async function createFiles(repository: Repository, files: readonly SetupFile[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text } of files) {
    edit.createFile(repository.uriOf(path), { overwrite: false, contents: new TextEncoder().encode(text) });
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    const names = files.map(({ path }) => path).join(', ');
    throw new UserError(vscode.l10n.t('{0} could not be created: the folder may be read-only.', names));
  }
  await repository.open();
}

function describe(plan: Exclude<SetupPlan, { readonly kind: 'configured' }>): string {
  return plan.kind === 'start'
    ? vscode.l10n.t('Decisions are kept in {0}.', plan.folder)
    : vscode.l10n.t(
        'Rules on evidence, people and time count from {0}; the baseline leaves out {1} findings.',
        plan.since,
        plan.baseline.length,
      );
}

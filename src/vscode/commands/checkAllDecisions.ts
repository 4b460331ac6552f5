import * as vscode from 'vscode';
import type { Finding } from '../../core/model/finding';
import type { Services } from '../services';
import { loadCore } from '../loadCore';

/** How long the result stays in the status bar, in milliseconds. */
const RESULT_SHOWN = 10_000;

/** Reads and checks everything anew, evidence and commits included, and shows what was found. */
export async function checkAllDecisions({ repositories, verification, log }: Services): Promise<void> {
  await repositories.start();
  const isDone = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Checking decisions'),
      cancellable: true,
    },
    (progress, token) => readAll(repositories.all, verification, progress, token),
  );
  if (!isDone) {
    return;
  }
  const all = repositories.all;
  const failed = all.find(({ failure }) => failure !== undefined);
  if (failed !== undefined) {
    log.show(true);
    return;
  }
  const findings = all.flatMap(({ workspace }) => workspace?.check().findings ?? []);
  const { pathsWithoutData } = await loadCore();
  const decisions = all.reduce((count, { workspace }) => count + (workspace?.all().length ?? 0), 0);
  const message = summary(decisions, pathsWithoutData(findings).size, findings);
  log.info(message);
  vscode.window.setStatusBarMessage(message, RESULT_SHOWN);
  if (findings.some(({ severity }) => severity !== 'hint')) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}

async function readAll(
  repositories: Services['repositories']['all'],
  verification: Services['verification'],
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<boolean> {
  for (const repository of repositories) {
    let shown = 0;
    try {
      await repository.open({
        token,
        onProgress: (done, total) => {
          const percent = total === 0 ? 100 : (100 * done) / total;
          progress.report({
            message: vscode.l10n.t('{0} of {1}', done, total),
            increment: (percent - shown) / repositories.length,
          });
          shown = percent;
        },
      });
      await verification.verify(repository, undefined, { token });
      await repository.readCommits({ token });
    } catch (error) {
      if (token.isCancellationRequested) {
        return false;
      }
      throw error;
    }
  }
  return true;
}

function summary(decisions: number, lacking: number, findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return vscode.l10n.t(
    'Decisions: {0}, without data: {1}. Errors: {2}, warnings: {3}.',
    decisions,
    lacking,
    count('error'),
    count('warning'),
  );
}

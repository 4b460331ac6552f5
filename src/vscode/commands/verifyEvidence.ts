import * as vscode from 'vscode';
import type { EvidenceVerdict } from '../../core/model/evidence';
import { evidenceStates } from '../../core/model/evidence';
import type { OpenRecord } from '../../core/workspace/recordStatements';
import { evidenceStateText } from '../adapt/evidenceText';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { UserError } from '../util/userError';
import { recordOf } from './records';
import { activeTarget, targetOf } from './target';
import type { Target } from './target';

/** How long the result stays in the status bar, in milliseconds. */
const RESULT_SHOWN = 10_000;

/** Reads the data of evidence again: of the decision it is called on, of the active record, or of all decisions. */
export async function verifyEvidence(
  services: Services,
  argument: unknown,
  evidence: unknown,
): Promise<void> {
  const { repositories } = services;
  await repositories.start();
  const target = targetOf(argument, repositories, evidence) ?? activeTarget(repositories);
  const verdicts =
    target === undefined ? await verifyAll(services, repositories.all) : await verifyTarget(services, target);
  if (verdicts !== undefined) {
    vscode.window.setStatusBarMessage(summary(verdicts), RESULT_SHOWN);
  }
}

/**
 * Checks the evidence of one decision, as its text is now.
 * @returns undefined when that was cancelled
 * @throws UserError where evidence cannot be checked
 */
export async function verifyTarget(
  services: Services,
  target: Target,
): Promise<readonly EvidenceVerdict[] | undefined> {
  const { repository, decision } = target;
  requireVerifiable(repository);
  await recordOf(services, target);
  return withProgress(async (token) => {
    await services.verification.verify(repository, [decision.path], { token });
    return repository.workspace?.verdictsOf(decision.path) ?? [];
  });
}

/**
 * A record with the text that it has now, and what checking its evidence gave.
 * @throws UserError when its evidence was edited since
 */
export async function verifiedRecord(
  services: Services,
  target: Target,
): Promise<OpenRecord & { readonly verdicts: readonly EvidenceVerdict[] }> {
  const record = await recordOf(services, target);
  const verdicts = target.repository.workspace?.verdictsOf(target.decision.path);
  if (verdicts === undefined) {
    throw new UserError(vscode.l10n.t('The evidence was edited meanwhile: try again.'));
  }
  return { ...record, verdicts };
}

async function verifyAll(
  { verification }: Services,
  all: readonly Repository[],
): Promise<readonly EvidenceVerdict[] | undefined> {
  const [first] = all;
  const verifiable = all.filter(({ isVerifiable }) => isVerifiable);
  if (first !== undefined && verifiable.length === 0) {
    requireVerifiable(first);
  }
  return withProgress(async (token, progress) => {
    for (const repository of verifiable) {
      await repository.whenRead();
      await verification.verify(repository, undefined, {
        token,
        onProgress: (done, total) => {
          progress.report({ message: vscode.l10n.t('{0} of {1}', done, total) });
        },
      });
    }
    return verifiable.flatMap((repository) =>
      repository.pathsWithEvidence.flatMap((path) => repository.workspace?.verdictsOf(path) ?? []),
    );
  });
}

async function withProgress<T>(
  work: (token: vscode.CancellationToken, progress: vscode.Progress<{ message: string }>) => Promise<T>,
): Promise<T | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Verifying evidence'),
      cancellable: true,
    },
    async (progress, token) => {
      try {
        return await work(token, progress);
      } catch (error) {
        if (token.isCancellationRequested) {
          return undefined;
        }
        throw error;
      }
    },
  );
}

function requireVerifiable({ isVerifiable }: Repository): void {
  if (!isVerifiable) {
    throw new UserError(
      vscode.l10n.t(
        'Evidence is verified on a local disk, where its files and git are: clone the repository and open the clone.',
      ),
    );
  }
}

function summary(verdicts: readonly EvidenceVerdict[]): string {
  const counts = evidenceStates.flatMap((state) => {
    const count = verdicts.filter((verdict) => verdict.state === state).length;
    return count === 0 ? [] : [`${count} ${evidenceStateText(state)}`];
  });
  return counts.length === 0
    ? vscode.l10n.t('There is no evidence to verify.')
    : vscode.l10n.t('Evidence: {0}.', counts.join(', '));
}

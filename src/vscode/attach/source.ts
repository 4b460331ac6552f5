import * as vscode from 'vscode';
import type { Selection } from '../../core/evidence/attach';
import type { PersonalDetail } from '../../core/evidence/redact';
import type { ReportOutline } from '../../core/assist/reportOutline';
import type { ReportResults, ReportTask, TaskOf } from '../../node/evidence/reportTasks';
import { loadAttaching, loadWriting } from '../loadCore';
import type { Repository } from '../repository';
import { abortable, reportReader } from '../reports';
import type { Target } from '../commands/target';
import { withLateProgress } from '../util/lateProgress';
import { UserError } from '../util/userError';

/** A report that is to become evidence of a decision. */
export interface Source {
  /** Absolute path. */
  readonly file: string;
  /** Its path in the repository, where it stays; undefined when it is to be copied. */
  readonly staysAt: string | undefined;
  /** The folder of the repository that it is copied to. */
  readonly folder: string;
  readonly outline: ReportOutline;
  /** What of it is personal; nothing where it stays. */
  readonly details: readonly PersonalDetail[];
}

/** @throws UserError where files cannot be attached */
export async function requireAttachable(repository: Repository): Promise<void> {
  await repository.whenRead();
  if (!repository.isVerifiable) {
    throw new UserError(
      vscode.l10n.t(
        'Evidence is attached on a local disk, where its files and git are: clone the repository and open the clone.',
      ),
    );
  }
  if (repository.isVersioned && !vscode.workspace.isTrusted) {
    throw new UserError(
      vscode.l10n.t(
        'Attaching evidence asks git which files it tracks, and git is not run in a folder that is not trusted: trust this workspace first.',
      ),
    );
  }
}

/**
 * Reads a report off the main thread.
 * @returns undefined when that was cancelled
 * @throws UserError when it cannot be read
 */
export async function readSource(
  { repository, decision }: Target,
  uri: vscode.Uri,
): Promise<Source | undefined> {
  if (uri.scheme !== 'file') {
    throw new UserError(vscode.l10n.t('{0} is not on a local disk: save a copy there first.', uri.path));
  }
  const { workspace, root, isVersioned } = repository;
  const { evidenceFolderFor } = await loadWriting();
  const { isKept } = await loadAttaching();
  if (workspace === undefined) {
    throw new UserError(
      vscode.l10n.t('The decisions of this folder cannot be read; the log of Grounds says why.'),
    );
  }
  const file = uri.fsPath;
  const folder = evidenceFolderFor(decision, workspace.config);
  const path = repository.pathOf(uri);
  const stays = path !== undefined && (await isKept({ root: root.fsPath, isVersioned }, folder, path));
  const task = { root: root.fsPath, file };
  const title = vscode.l10n.t('Reading {0}', name(file));
  return withLateProgress(title, (token) =>
    abortable(token, async (signal) => {
      const reader = await reportReader();
      const outline = await readable(file, () => reader.outline(task, signal));
      const details = stays
        ? []
        : await readable(file, () => reader.do<'inspect'>({ ...task, ask: 'inspect' }, signal));
      return outline && details && { file, staysAt: stays ? path : undefined, folder, outline, details };
    }),
  );
}

/**
 * Does something with a report off the main thread.
 * @param token undefined for what is not to be left half done
 * @returns undefined when it was cancelled
 * @throws UserError
 */
export async function doWith<Ask extends ReportTask['ask']>(
  task: TaskOf<Ask>,
  token?: vscode.CancellationToken,
): Promise<ReportResults[Ask] | undefined> {
  const reader = await reportReader();
  const work = (signal: AbortSignal): Promise<ReportResults[Ask] | undefined> =>
    readable(task.file, () => reader.do<Ask>(task, signal));
  return token === undefined ? work(new AbortController().signal) : abortable(token, work);
}

/** The outcomes of the tests that a selection means. */
export async function outcomesOf(
  { named }: ReportOutline,
  { tests = [] }: Selection,
): Promise<ReadonlySet<string>> {
  const { compileSelector } = await loadAttaching();
  const matchers = tests.map(compileSelector);
  return new Set(
    named.filter((test) => matchers.some((matches) => matches(test.named))).map(({ outcome }) => outcome),
  );
}

/** The last part of a path. */
export function name(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}

/** What the core and its ports throw about a file, by the names of their classes: these cross files of the build. */
const ABOUT_FILES: ReadonlySet<string> = new Set(['ReportError', 'FileReadError']);

async function readable<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && ABOUT_FILES.has(error.name)) {
      const why = error.message.charAt(0).toLowerCase() + error.message.slice(1).replace(/\.$/, '');
      throw new UserError(vscode.l10n.t('{0} cannot be used: {1}.', name(file), why));
    }
    throw error;
  }
}

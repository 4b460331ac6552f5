import * as vscode from 'vscode';
import type { ReportOutline } from '../core/assist/reportOutline';
import type { ReportPlace } from '../core/assist/reportPlace';
import type { OfferedValue } from '../core/assist/values';
import type { ReportReader } from '../node/evidence/reportReader';
import { loadEvidence } from './loadCore';
import type { Repository } from './repository';

let shared: Promise<ReportReader> | undefined;

/** What reads reports off the main thread, and remembers what is in them. */
export function reportReader(): Promise<ReportReader> {
  shared ??= loadEvidence().then(({ ReportReader: Reader }) => new Reader());
  return shared;
}

/** Does something that stops when a token is cancelled. */
export async function abortable<T>(
  token: vscode.CancellationToken,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const listener = token.onCancellationRequested(() => {
    controller.abort();
  });
  if (token.isCancellationRequested) {
    controller.abort();
  }
  try {
    return await work(controller.signal);
  } finally {
    listener.dispose();
  }
}

/**
 * What is in a report of a repository.
 * @param path relative to the root, as records write it
 * @param maxBytes a larger one is not read
 * @returns undefined where it cannot be read, leads out of the repository, or when nobody waits any more
 */
export async function outlineOf(
  { root, isVerifiable }: Repository,
  path: string,
  format: string | undefined,
  token: vscode.CancellationToken,
  maxBytes = Infinity,
): Promise<ReportOutline | undefined> {
  if (!isVerifiable) {
    return undefined;
  }
  try {
    const { resolveInside } = await loadEvidence();
    const file = await resolveInside(root.fsPath, path);
    if (maxBytes < Infinity && (await vscode.workspace.fs.stat(vscode.Uri.file(file))).size > maxBytes) {
      return undefined;
    }
    const reader = await reportReader();
    return await abortable(token, (signal) => reader.outline({ root: root.fsPath, file, format }, signal));
  } catch {
    // A file that is not there, or no report, has a finding of its own.
    return undefined;
  }
}

/** What the report that an item of evidence names offers at a place of the item. */
export async function reportValuesAt(
  repository: Repository,
  place: ReportPlace,
  token: vscode.CancellationToken,
): Promise<readonly OfferedValue[]> {
  const outline = await outlineOf(repository, place.file, place.format, token);
  const { valuesIn } = await loadEvidence();
  return outline === undefined ? [] : valuesIn(outline, place);
}

import type { FileEdit } from '../core/model/finding';
import { diffLines } from '../core/report/diff';
import type { Paint } from '../core/report/paint';
import { printable } from '../core/report/printable';
import type { OpenRecord } from '../core/workspace/recordStatements';
import type { BothSides } from '../core/workspace/supersede';
import { applyFix } from '../node/applyFix';
import type { CommandContext } from './command';
import { CliError, causeOf } from './errors';
import type { Repository } from './repository';

/**
 * Makes changes to records, or with `dryRun` none, and shows them.
 * @param records the records that the changes were computed on
 * @returns whether there was anything to change
 * @throws CliError; then no file was changed
 */
export async function changeRecords(
  context: CommandContext,
  repository: Repository,
  records: readonly OpenRecord[],
  sides: BothSides,
  dryRun: boolean,
): Promise<boolean> {
  if (sides.kind === 'impossible') {
    throw new CliError(`${sides.path} cannot be changed, so nothing was: ${sides.reason}`);
  }
  const texts = textsOf(records);
  if (!dryRun) {
    await writeChanges(repository, sides.changes, texts);
  }
  for (const { path, edits } of sides.changes) {
    showChange(context, path, texts.get(path) ?? '', edits);
  }
  return sides.changes.length > 0;
}

/** The texts of records by path. */
export function textsOf(records: readonly OpenRecord[]): ReadonlyMap<string, string> {
  return new Map(records.map(({ parsed }) => [parsed.path, parsed.text]));
}

/** Writes changes to disk, all of them or none. @throws CliError */
async function writeChanges(
  { root }: Repository,
  changes: readonly FileEdit[],
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  try {
    await applyFix(root, { changes, renames: [] }, texts);
  } catch (error) {
    const cause = causeOf(error);
    if (cause === undefined) {
      throw error;
    }
    const paths = changes.map(({ path }) => path).join(' and ');
    throw new CliError(`${paths} could not be changed, so nothing was: ${cause}.`);
  }
}

function showChange(
  { print, paint }: CommandContext,
  path: string,
  text: string,
  edits: FileEdit['edits'],
): void {
  print(paint.bold(printable(path)));
  for (const { kind, text: line } of diffLines(text, edits)) {
    print(paintLine(paint, kind, printable(line)));
  }
}

function paintLine(paint: Paint, kind: 'place' | 'same' | 'removed' | 'added', line: string): string {
  switch (kind) {
    case 'place':
      return paint.cyan(line);
    case 'same':
      return ` ${line}`;
    case 'removed':
      return paint.red(`-${line}`);
    case 'added':
      return paint.green(`+${line}`);
  }
}

import { resolve } from 'node:path';
import { MAX_DETAILS } from '../core/evidence/redact';
import type { PersonalDetail } from '../core/evidence/redact';
import { ReportError } from '../core/evidence/report';
import type { Decision } from '../core/model/decision';
import { printable } from '../core/report/printable';
import type { DecisionWorkspace } from '../core/service';
import { evidenceFolderFor } from '../core/workspace/evidenceFolder';
import { copyName, isKept } from '../node/evidenceFile';
import { placeFor } from '../node/keepFile';
import type { Kept, KeptAt } from '../node/keepFile';
import { inspectFile } from '../node/redactFile';
import { bytesOf, requireReport } from '../node/reportFile';
import { toRepositoryPath } from '../node/repositoryPath';
import type { AttachOptions } from './attachOptions';
import { askYesNo, askerOf } from './attachQuestions';
import type { CommandContext } from './command';
import { CliError, UsageError, causeOf } from './errors';
import type { Repository } from './repository';

/** Where the data of new evidence comes from and where it is kept. */
export interface Source {
  /** Absolute path of the file that was named. */
  readonly file: string;
  /** What is kept of it elsewhere; undefined when it stays where it is. */
  readonly kept: Kept | undefined;
  /** Where; `isNew` when it has to be copied there. */
  readonly at: KeptAt;
}

const MAX_TOLD = 8;

/**
 * Finds out where the data is to be kept: where it is, if git tracks it there or it is in the evidence folder already,
 * else in the folder of the decision's evidence. Tells what is personal in a file that would be copied.
 * @throws CliError
 */
export async function findSource(
  context: CommandContext,
  repository: Repository,
  workspace: DecisionWorkspace,
  decision: Decision,
  given: string,
  options: AttachOptions,
): Promise<Source> {
  if (options.redact && options['no-redact']) {
    throw new UsageError('--redact and --no-redact contradict each other: leave one out.');
  }
  const file = resolve(context.cwd, given);
  await readable(given, () => requireReport(file));
  const folder = evidenceFolderFor(decision, workspace.config);
  const path = toRepositoryPath(repository.root, file);
  if (path === undefined && options['no-copy']) {
    throw new CliError(`${given} is not in the repository, so it has to be copied: leave out --no-copy.`);
  }
  if (path !== undefined && (options['no-copy'] || (await isKept(repository, folder, path)))) {
    if (options.redact) {
      throw new CliError(
        `${path} is kept where it is, so nothing in it is replaced: --redact is for files that are copied.`,
      );
    }
    return { file, kept: undefined, at: { path, isNew: false } };
  }
  const kept = await withoutPersonalDetails(context, repository, given, file, options);
  const name = copyName(file);
  const at = await readable(folder, () => placeFor(repository.root, folder, name, kept));
  if (at === undefined) {
    throw new CliError(`${folder} holds too many files called ${name}: give the file another name.`);
  }
  return { file, kept, at };
}

/** Shows what is personal in a file that is to be copied, and has it replaced unless the user wants it kept. */
async function withoutPersonalDetails(
  context: CommandContext,
  { root }: Repository,
  given: string,
  file: string,
  options: AttachOptions,
): Promise<Kept> {
  const { note, paint } = context;
  const { details, redacted } = await readable(given, () => inspectFile(file, root));
  const asItIs: Kept = () => bytesOf(file);
  if (details.length === 0) {
    return asItIs;
  }
  note(`${paint.yellow('personal')}  ${printable(given)} says where it was made, or by whom:`);
  details.slice(0, MAX_TOLD).forEach((detail) => {
    note(`  ${described(detail)}`);
  });
  if (details.length > MAX_TOLD) {
    note(`  … and ${details.length === MAX_DETAILS ? 'many' : details.length - MAX_TOLD} more`);
  }
  const asker = options.redact || options['no-redact'] ? undefined : askerOf(context);
  const isKept =
    asker === undefined ? options['no-redact'] : !(await askYesNo(asker, 'Replace these in the copy?', true));
  note(
    isKept
      ? 'They are kept in the copy.'
      : `They are replaced in the copy; the file itself stays as it is${asker === undefined ? ' (--no-redact keeps them)' : ''}.`,
  );
  return isKept ? asItIs : redacted;
}

function described({ kind, text, replacement, line, count: places }: PersonalDetail): string {
  const where = places === 1 ? `line ${line}` : `${places} places, the first in line ${line}`;
  const instead = replacement === '' ? 'left out' : replacement === '.' ? '`.`' : replacement;
  return `${kind} ${printable(text)} (${where}) → ${instead}`;
}

/** Runs something that reads a file. @throws CliError that names it */
export async function readable<T>(name: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof ReportError) {
      const wayOut = error.kind === 'not-recognised' ? '; name it with --format if it is one of them' : '';
      throw new CliError(`${name} cannot be used: ${error.message}${wayOut}.`);
    }
    const cause = causeOf(error);
    if (cause === undefined) {
      throw error;
    }
    throw new CliError(`${name} cannot be used: ${cause.charAt(0).toLowerCase()}${cause.slice(1)}.`);
  }
}

import { resolve } from 'node:path';
import { coveredFiles } from '../core/evidence/contents';
import type { ReportContents } from '../core/evidence/contents';
import type { Decision } from '../core/model/decision';
import type { ParsedDecision } from '../core/parse/parsedDecision';
import type { DecisionWorkspace } from '../core/service';
import { proposeCovers as propose } from '../node/proposeCovers';
import { readContents } from '../node/reportFile';
import { readable } from './attachSource';
import type { CommandContext } from './command';
import { CliError } from './errors';
import type { Repository } from './repository';

/** What evidence may cover. */
export interface CoversProposal {
  readonly globs: readonly string[];
  /** Where that is known from, as in `from the coverage data`; undefined when nothing is proposed. */
  readonly from: string | undefined;
  /** Whether it is a fact or the authors' own words, not a guess. */
  readonly isCertain: boolean;
}

/** What a proposal is made from. */
export interface CoversSources {
  readonly repository: Repository;
  readonly workspace: DecisionWorkspace;
  readonly decision: Decision;
  readonly parsed: ParsedDecision;
  readonly contents: ReportContents;
  /** Selectors of the tests that are meant. */
  readonly tests: readonly string[];
  /** Coverage reports, as paths that users give. */
  readonly coverage: readonly string[];
}

const FROM = {
  coverage: 'from the coverage data',
  governs: 'from what the decision governs',
  commits: 'from the commits that changed the record',
} as const;

/**
 * What new evidence covers, from the best source that there is.
 * @throws CliError when a coverage report cannot be read, or is none
 */
export async function proposeCovers(
  context: CommandContext,
  { repository, workspace, coverage, ...sources }: CoversSources,
): Promise<CoversProposal> {
  const { root, isVersioned } = repository;
  const ran = await filesThatRan(context, root, coverage);
  if (!isVersioned) {
    return { globs: [], from: undefined, isCertain: false };
  }
  const { folders, config } = workspace;
  const { globs, from } = await propose({ ...sources, root, folders, config, ran });
  return { globs, from: from && FROM[from], isCertain: from === 'coverage' || from === 'governs' };
}

async function filesThatRan(
  context: CommandContext,
  root: string,
  coverage: readonly string[],
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const given of coverage) {
    const path = resolve(context.cwd, given);
    const found = coveredFiles(await readable(given, () => readContents({ path, root })));
    if (found.length === 0) {
      throw new CliError(`${given} says of no file that it ran: --coverage takes a coverage report.`);
    }
    files.push(...found);
  }
  return files;
}

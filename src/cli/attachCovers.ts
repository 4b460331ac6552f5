import { resolve } from 'node:path';
import { coveredFiles } from '../core/evidence/contents';
import type { ReportContents } from '../core/evidence/contents';
import { codeAmong, globsFor } from '../core/evidence/proposeCovers';
import { compileSelector } from '../core/evidence/testSelector';
import { dirname } from '../core/graph/paths';
import type { Decision } from '../core/model/decision';
import type { ParsedDecision } from '../core/parse/parsedDecision';
import { listField } from '../core/parse/fields';
import type { DecisionWorkspace } from '../core/service';
import { evidenceFolderFor } from '../core/workspace/evidenceFolder';
import { createGit, GitError } from '../node/git/git';
import { pathsUnder, TreeIndex } from '../node/evidence/treeIndex';
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

const NOTHING: CoversProposal = { globs: [], from: undefined, isCertain: false };
/** How many commits are looked at; those that changed more files are about many things. */
const MAX_COMMITS = 20;
const MAX_FILES = 40;

/**
 * What new evidence covers, from the best source that there is: coverage data, what the decision says that it governs,
 * else what was changed together with the record. The files of the tests themselves are added to the first two.
 * @throws CliError when a coverage report cannot be read, or is none
 */
export async function proposeCovers(
  context: CommandContext,
  sources: CoversSources,
): Promise<CoversProposal> {
  const { repository, decision, parsed, contents } = sources;
  const ran = await filesThatRan(context, sources);
  if (!repository.isVersioned) {
    return NOTHING;
  }
  try {
    const git = createGit(repository.root);
    const head = await git.head();
    if (head === undefined) {
      return NOTHING;
    }
    const tree = new TreeIndex(await git.files(head));
    const tracked = tree.paths();
    const tests = testFiles(contents, sources.tests);
    const fromCoverage = globsFor(ran, tracked);
    if (fromCoverage.length > 0) {
      return {
        globs: globsFor([...ran, ...tests], tracked),
        from: 'from the coverage data',
        isCertain: true,
      };
    }
    const governed = parsed.frontMatter === undefined ? [] : listField(parsed.frontMatter, ['governs']);
    const governs = governed.map(({ value }) => value);
    if (governs.length > 0 && tree.covered(governs).unmatched.length === 0) {
      const others = tests.filter((path) => pathsUnder(governs, [path]).length === 0);
      return {
        globs: [...governs, ...globsFor(others, tracked)],
        from: 'from what the decision governs',
        isCertain: true,
      };
    }
    const commits = await git.changedWith(decision.path, MAX_COMMITS);
    const changed = commits.filter(({ length }) => length <= MAX_FILES).flat();
    const apart = [
      ...sources.workspace.folders,
      dirname(evidenceFolderFor(decision, sources.workspace.config)),
    ];
    const globs = globsFor([...codeAmong(changed, apart), ...tests], tracked);
    return globs.length === 0
      ? NOTHING
      : { globs, from: 'from the commits that changed the record', isCertain: false };
  } catch (error) {
    if (error instanceof GitError) {
      return NOTHING;
    }
    throw error;
  }
}

async function filesThatRan(
  context: CommandContext,
  { repository: { root }, contents, coverage }: CoversSources,
): Promise<readonly string[]> {
  const files = [...coveredFiles(contents)];
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

function testFiles({ listedTests }: ReportContents, selectors: readonly string[]): readonly string[] {
  const matchers = selectors.map(compileSelector);
  return listedTests.flatMap(({ named }) =>
    named.file !== undefined && matchers.some((matches) => matches(named)) ? [named.file] : [],
  );
}

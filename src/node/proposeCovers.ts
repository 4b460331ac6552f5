import { coveredFiles } from '../core/evidence/contents';
import type { ReportContents } from '../core/evidence/contents';
import { codeAmong, globsFor } from '../core/evidence/proposeCovers';
import { compileSelector } from '../core/evidence/testSelector';
import { dirname } from '../core/graph/paths';
import type { GroundsConfig } from '../core/model/config';
import type { Decision } from '../core/model/decision';
import { listField } from '../core/parse/fields';
import type { ParsedDecision } from '../core/parse/parsedDecision';
import { evidenceFolderFor } from '../core/workspace/evidenceFolder';
import { pathsUnder } from '../core/workspace/glob';
import { TreeIndex } from './evidence/treeIndex';
import { createGit, GitError } from './git/git';

/** What evidence may cover. */
export interface CoversProposal {
  readonly globs: readonly string[];
  /** Where that is known from; undefined when nothing is proposed. */
  readonly from: 'coverage' | 'governs' | 'commits' | undefined;
}

/** What a proposal is made from. */
export interface CoversSources {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly decision: Decision;
  readonly parsed: ParsedDecision;
  /** Where records are: what is in there is no code. */
  readonly folders: readonly string[];
  readonly config: GroundsConfig;
  readonly contents: ReportContents;
  /** Selectors of the tests that are meant. */
  readonly tests: readonly string[];
  /** The files of which other coverage reports say that some of them ran. */
  readonly ran: readonly string[];
}

const NOTHING: CoversProposal = { globs: [], from: undefined };
/** How many commits are looked at; those that changed more files are about many things. */
const MAX_COMMITS = 20;
const MAX_FILES = 40;

/**
 * What new evidence in a git repository covers, from the best source that there is: coverage data, what the decision says
 * that it governs, else what was changed together with the record. The files of the tests themselves are added. Only the
 * last is a guess. Nothing is proposed where git cannot tell.
 */
export async function proposeCovers(sources: CoversSources): Promise<CoversProposal> {
  const { root, decision, parsed, contents } = sources;
  try {
    const git = createGit(root);
    const head = await git.head();
    if (head === undefined) {
      return NOTHING;
    }
    const tree = new TreeIndex(await git.files(head));
    const tracked = tree.paths();
    const tests = testFiles(contents, sources.tests);
    const ran = [...coveredFiles(contents), ...sources.ran];
    if (globsFor(ran, tracked).length > 0) {
      return { globs: globsFor([...ran, ...tests], tracked), from: 'coverage' };
    }
    const governed = parsed.frontMatter === undefined ? [] : listField(parsed.frontMatter, ['governs']);
    const governs = governed.map(({ value }) => value);
    if (governs.length > 0 && tree.covered(governs).unmatched.length === 0) {
      const others = tests.filter((path) => pathsUnder(governs, [path]).length === 0);
      return { globs: [...governs, ...globsFor(others, tracked)], from: 'governs' };
    }
    const commits = await git.changedWith(decision.path, MAX_COMMITS);
    const changed = commits.filter(({ length }) => length <= MAX_FILES).flat();
    const apart = [...sources.folders, dirname(evidenceFolderFor(decision, sources.config))];
    const globs = globsFor([...codeAmong(changed, apart), ...tests], tracked);
    return globs.length === 0 ? NOTHING : { globs, from: 'commits' };
  } catch (error) {
    if (error instanceof GitError) {
      return NOTHING;
    }
    throw error;
  }
}

function testFiles({ listedTests }: ReportContents, selectors: readonly string[]): readonly string[] {
  const matchers = selectors.map(compileSelector);
  return listedTests.flatMap(({ named }) =>
    named.file !== undefined && matchers.some((matches) => matches(named)) ? [named.file] : [],
  );
}

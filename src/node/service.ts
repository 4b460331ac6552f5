import { join } from 'node:path';
import type { Clock, CommitSource, EvidenceSource, Logger } from '../core/ports';
import { createDecisionService } from '../core/service';
import type { DecisionService } from '../core/service';
import { findAnalysisProgram, findReadingProgram } from './builtProgram';
import { createCachedAnalyser } from './cachedAnalyser';
import type { CommitSourceParts } from './commits/commitSource';
import type { EvidenceSourceParts } from './evidence/evidenceSource';
import { systemClock } from './clock';
import { createNodeFileSystem } from './fileSystem';
import { findGitDirectory } from './root';

/** How decisions are read from disk. */
export interface NodeServiceOptions {
  /**
   * Whether analyses are kept for the next run. They are kept in the folder `grounds` of git's own folder: it is never
   * committed, so nobody can be sent a cache, and it is safe to delete.
   */
  readonly cache: boolean;
  /** Whether git may be run, by default it may: see {@link EvidenceSourceParts}. */
  readonly mayRunGit?: boolean;
  /** By default the clock of this machine. */
  readonly clock?: Clock;
  readonly logger: Logger;
  /** Takes what goes on after the service was opened: see `later` of the cached analyser. */
  readonly later?: (work: Promise<void>) => void;
}

/** The decisions of the repository at `root`, an absolute path, read from disk. */
export function createNodeService(
  root: string,
  { cache, mayRunGit = true, clock = systemClock, logger, later }: NodeServiceOptions,
): DecisionService {
  return {
    async open(hooks) {
      const [program, reader, gitDirectory] = await Promise.all([
        findAnalysisProgram(),
        findReadingProgram(),
        cache ? findGitDirectory(root) : undefined,
      ]);
      const cacheFolder = gitDirectory && join(gitDirectory, 'grounds');
      return createDecisionService({
        files: createNodeFileSystem(root),
        clock,
        logger,
        analyser: createCachedAnalyser({ root, cacheFolder, program, logger, later }),
        commits: lazyCommits({ root, mayRunGit, logger }),
        evidence: lazySource({ root, cacheFolder, program: reader, mayRunGit, clock, logger }),
      }).open(hooks);
    },
  };
}

/** Loaded when git is asked about commits for the first time. */
function lazyCommits(parts: CommitSourceParts): CommitSource {
  return {
    async open(questions, hooks) {
      const { createCommitSource } = await import('./commits/commitSource.js');
      return createCommitSource(parts).open(questions, hooks);
    },
  };
}

/** Loaded when evidence is checked for the first time: the build of the extension has it in a file of its own. */
function lazySource(parts: EvidenceSourceParts): EvidenceSource {
  return {
    async open(hooks) {
      const { createEvidenceSource } = await import('./evidence/evidenceSource.js');
      return createEvidenceSource(parts).open(hooks);
    },
  };
}

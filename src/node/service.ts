import { join } from 'node:path';
import type { Logger } from '../core/ports';
import { createDecisionService } from '../core/service';
import type { DecisionService } from '../core/service';
import { findAnalysisProgram, findReadingProgram } from './builtProgram';
import { createCachedAnalyser } from './cachedAnalyser';
import { createEvidenceSource } from './evidence/evidenceSource';
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
  readonly logger: Logger;
}

/** The decisions of the repository at `root`, an absolute path, read from disk. */
export function createNodeService(root: string, { cache, logger }: NodeServiceOptions): DecisionService {
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
        clock: systemClock,
        logger,
        analyser: createCachedAnalyser({ root, cacheFolder, program, logger }),
        evidence: createEvidenceSource({ root, cacheFolder, program: reader, clock: systemClock, logger }),
      }).open(hooks);
    },
  };
}

import { layeredFiles } from '../../src/core/setup/layeredFiles';
import type { Severity } from '../../src/core/model/severity';
import { rules } from '../../src/core/rules/index';
import { createDecisionService } from '../../src/core/service';
import { CONFIG_PATH } from '../../src/core/workspace/readStandard';
import { createNodeFileSystem } from '../../src/node/fileSystem';

/** What one rule says about the records of one corpus. */
export interface RuleCount {
  /** How many findings there are of each severity. */
  readonly findings: Readonly<Partial<Record<Severity, number>>>;
  /** On how many records they are. */
  readonly records: number;
}

/** What all rules say about one corpus. */
export interface CorpusCount {
  readonly records: number;
  /** By the id of the rule; those that say nothing are left out. */
  readonly rules: ReadonlyMap<string, RuleCount>;
}

/** The day as of which is judged what is due: the table changes with the rules, not with time. */
const DAY = '2026-11-23';
const SILENT = { debug: () => undefined, warn: () => undefined };

/**
 * Runs all rules with their defaults over the records below a folder; git is not asked.
 * @param folder absolute
 * @param isConfigured as if there were an empty `.grounds.yaml`, by which a repository agrees to all rules
 */
export async function countFindings(folder: string, isConfigured: boolean): Promise<CorpusCount> {
  const files = createNodeFileSystem(folder);
  const layer = new Map([[CONFIG_PATH, isConfigured ? '{}\n' : undefined]]);
  const service = createDecisionService({
    files: layeredFiles(files, layer),
    clock: { today: () => DAY },
    logger: SILENT,
  });
  const workspace = await service.open();
  if (workspace.configFindings.length > 0) {
    throw new Error(`The configuration of ${folder} is not read as it should be.`);
  }
  const { findings } = workspace.check();
  const counts = new Map<string, RuleCount>();
  for (const { id } of rules) {
    const own = findings.filter(({ rule }) => rule === id);
    if (own.length > 0) {
      const bySeverity: Partial<Record<Severity, number>> = {};
      own.forEach(({ severity }) => (bySeverity[severity] = (bySeverity[severity] ?? 0) + 1));
      counts.set(id, { findings: bySeverity, records: new Set(own.map(({ path }) => path)).size });
    }
  }
  return { records: workspace.all().length, rules: counts };
}

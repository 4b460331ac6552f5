import type { GroundsConfig } from '../model/config';
import type { Decision } from '../model/decision';
import type { FileSystem } from '../ports';
import { evidenceFolderFor } from './evidenceFolder';

/** Names of reports in which tests can claim decisions. */
const MAY_CLAIM = /\.(?:xml|json|jsonl|ndjson)$/i;
/** More reports than this are not kept with one decision. */
const MAX_REPORTS = 50;

/** The reports in the evidence folder of a decision, whether its evidence names them or not; ordered. */
export async function keptReports(
  files: FileSystem,
  decision: Decision,
  config: GroundsConfig,
): Promise<readonly string[]> {
  const folder = evidenceFolderFor(decision, config);
  // What cannot be listed is told where evidence names it.
  const entries = await files.readDirectory(folder).catch(() => []);
  return entries
    .filter(({ name, kind }) => kind === 'file' && MAY_CLAIM.test(name))
    .map(({ name }) => `${folder}/${name}`)
    .sort()
    .slice(0, MAX_REPORTS);
}

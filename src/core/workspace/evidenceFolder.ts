import { basename, dirname } from '../graph/paths';
import type { GroundsConfig } from '../model/config';
import type { Decision } from '../model/decision';

/**
 * Where the evidence of one record goes: a folder named by its number, or by its name when it has none, in the evidence
 * folder of the configuration. Without a configuration that is `evidence` in the record's own decision folder.
 */
export function evidenceFolderFor(
  { path, number, folder }: Pick<Decision, 'path' | 'number' | 'folder'>,
  { source, evidenceFolder }: GroundsConfig,
): string {
  const base = basename(path);
  const name = /^(?:readme|index)\./i.test(base) ? basename(dirname(path)) : base.replace(/\.[^.]*$/, '');
  const label = number === undefined ? name : (/\d+/.exec(name)?.[0] ?? name);
  return `${source === undefined ? `${folder}/evidence` : evidenceFolder}/${label}`;
}

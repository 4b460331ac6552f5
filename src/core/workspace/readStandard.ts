import {
  BASELINE_PATH,
  brokenBaseline,
  emptyBaseline,
  MAX_BASELINE_BYTES,
  parseBaseline,
} from '../check/baseline';
import type { Baseline } from '../check/baseline';
import { defaultConfig } from '../config/defaultConfig';
import { parseConfig } from '../config/parseConfig';
import type { GroundsConfig } from '../model/config';
import type { Finding } from '../model/finding';
import { startOfText } from '../model/text';
import { FileReadError } from '../ports';
import type { FileSystem } from '../ports';

/** The configuration file of a repository. */
export const CONFIG_PATH = '.grounds.yaml';

const MAX_CONFIG_BYTES = 256 * 1024;

/** What a repository says about how it wants to be checked. */
export interface RepositoryStandard {
  readonly config: GroundsConfig;
  readonly baseline: Baseline;
  readonly findings: readonly Finding[];
}

/** Reads configuration and baseline. What cannot be read is a finding, and the defaults hold in its place. */
export async function readStandard(files: FileSystem): Promise<RepositoryStandard> {
  const [configText, baselineText] = await Promise.all([
    readOptional(files, CONFIG_PATH, MAX_CONFIG_BYTES),
    readOptional(files, BASELINE_PATH, MAX_BASELINE_BYTES),
  ]);
  const findings: Finding[] = [];
  let config = defaultConfig;
  if (typeof configText === 'string') {
    const parsed = parseConfig(CONFIG_PATH, configText);
    config = parsed.config;
    findings.push(...parsed.findings);
  } else if (configText !== undefined) {
    config = { ...defaultConfig, source: CONFIG_PATH };
    const message = `The configuration cannot be read, so the defaults hold: ${configText.message}`;
    findings.push({
      rule: 'config-invalid',
      path: CONFIG_PATH,
      severity: 'error',
      range: startOfText,
      message,
    });
  }
  let baseline = emptyBaseline;
  if (typeof baselineText === 'string') {
    const parsed = parseBaseline(BASELINE_PATH, baselineText);
    baseline = parsed.baseline;
    findings.push(...parsed.findings);
  } else if (baselineText !== undefined) {
    findings.push(
      brokenBaseline(
        BASELINE_PATH,
        `The baseline cannot be read, so it hides nothing: ${baselineText.message}`,
      ),
    );
  }
  return { config, baseline, findings };
}

/** The text of a file that need not be there, or why a file that is there has none. */
async function readOptional(
  files: FileSystem,
  path: string,
  maxBytes: number,
): Promise<string | FileReadError | undefined> {
  try {
    return await files.readText(path, maxBytes);
  } catch (error) {
    if (error instanceof FileReadError) {
      return error.kind === 'missing' ? undefined : error;
    }
    return new FileReadError('unreadable', error instanceof Error ? error.message : String(error));
  }
}

import { join } from 'node:path';
import { BASELINE_PATH, makeBaseline, MAX_BASELINE_BYTES } from '../../core/check/baseline';
import type { Finding } from '../../core/model/finding';
import { FileReadError } from '../../core/ports';
import { ruleById } from '../../core/rules/index';
import { count } from '../../core/report/wording';
import { createDecisionService } from '../../core/service';
import { layeredFiles } from '../../core/setup/layeredFiles';
import { createCommitSource } from '../../node/commits/commitSource';
import { systemClock } from '../../node/clock';
import { writeAtomic } from '../../node/writeFile';
import { checkCodeOf } from '../code';
import { defineCommand } from '../command';
import type { CommandContext } from '../command';
import { CliError, causeOf } from '../errors';
import { findRepository, loggerFor, requireDecisions, requireSoundConfig } from '../repository';
import type { Repository } from '../repository';

/** `grounds baseline` */
export const baseline = defineCommand({
  name: 'baseline',
  summary: 'records the findings of today, so that only new ones are shown',
  details: [
    `Writes \`${BASELINE_PATH}\` at the root of the repository, to be committed. Run it again after findings were resolved, so that they cannot come back unseen.`,
  ],
  positionals: [],
  options: { 'dry-run': { type: 'boolean', description: 'write nothing, only say how many there are' } },
  examples: ['grounds baseline'],

  async run({ options }, context) {
    const repository = await findRepository(context);
    const findings = await findingsWithoutBaseline(context, repository);
    const text = makeBaseline(findings);
    const before = await currentBaseline(repository);
    const found = summed(findings);
    if (before === text) {
      context.print(`${BASELINE_PATH} is up to date: ${found}.`);
    } else if (options['dry-run']) {
      context.print(`${BASELINE_PATH} would hold ${found}; nothing was written.`);
    } else {
      await writeBaseline(repository, text);
      context.print(`${BASELINE_PATH} holds ${found}; \`grounds check\` shows only new ones from now on.`);
    }
    return 0;
  },
});

/** `7 findings of 2 decisions, and 3 in code` */
function summed(findings: readonly Finding[]): string {
  const inCode = findings.filter(({ rule }) => ruleById(rule)?.scope === 'code');
  const onRecords = findings.filter((finding) => !inCode.includes(finding));
  const decisions = new Set(onRecords.map(({ path }) => path)).size;
  const found = `${count(onRecords.length, 'finding')} of ${count(decisions, 'decision')}`;
  return inCode.length === 0 ? found : `${found}, and ${inCode.length} in code`;
}

/** What a check would find if there were no baseline. What is wrong with configuration files is no part of it. */
async function findingsWithoutBaseline(
  context: CommandContext,
  repository: Repository,
): Promise<readonly Finding[]> {
  const files = layeredFiles(repository.files, new Map([[BASELINE_PATH, undefined]]));
  const logger = loggerFor(context);
  const commits = createCommitSource({ root: repository.root, mayRunGit: true, logger });
  const service = createDecisionService({ files, clock: systemClock, logger, commits });
  const workspace = await service.open({ token: context.token });
  requireSoundConfig(workspace);
  requireDecisions(repository, workspace);
  await workspace.readCommits({ token: context.token });
  const onRecords = workspace.check().findings.filter(({ path }) => workspace.byPath(path) !== undefined);
  const onCode = await checkCodeOf(context, repository, workspace);
  return [...onRecords, ...onCode.findings];
}

/** The baseline as it is; undefined when there is none that can be read. */
async function currentBaseline({ files }: Repository): Promise<string | undefined> {
  try {
    return await files.readText(BASELINE_PATH, MAX_BASELINE_BYTES);
  } catch (error) {
    if (error instanceof FileReadError) {
      return undefined;
    }
    throw error;
  }
}

async function writeBaseline({ root }: Repository, text: string): Promise<void> {
  try {
    await writeAtomic(join(root, BASELINE_PATH), text);
  } catch (error) {
    const cause = causeOf(error);
    throw cause === undefined ? error : new CliError(`${BASELINE_PATH} could not be written: ${cause}.`);
  }
}

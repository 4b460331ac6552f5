import { analysisOptionsOf } from '../model/config';
import { internalRules, rules } from '../rules/index';
import type { DecisionWorkspace, ServicePorts, WorkHooks } from '../service';
import { throwIfCancelled } from './cancellation';
import { discover } from './discover';
import { FileExistence } from './fileExistence';
import { createInlineAnalyser } from './inlineAnalyser';
import { readStandard } from './readStandard';
import { Workspace } from './workspace';

/** Reads configuration, finds the decision folders and analyses every record in them. @throws CancelledError */
export async function openWorkspace(ports: ServicePorts, hooks: WorkHooks): Promise<DecisionWorkspace> {
  const { files, clock, logger, analyser = createInlineAnalyser(files) } = ports;
  const standard = await readStandard(files);
  throwIfCancelled(hooks.token);
  const discovery = await discover(files, standard.config, hooks.token);
  logger.debug(`${discovery.files.length} record files in ${discovery.folders.length} decision folders`);
  const analysed = await analyser.analyse(discovery.files, analysisOptionsOf(standard.config), hooks);
  throwIfCancelled(hooks.token);
  const workspace = new Workspace({
    files,
    clock,
    standard,
    discovery,
    rules,
    gradables: new Map([...rules, ...internalRules].map((rule) => [rule.id, rule])),
    existence: new FileExistence(files),
    evidence: ports.evidence,
    commits: ports.commits,
  });
  await workspace.load(analysed);
  return workspace;
}

import { BASELINE_PATH, makeBaseline } from '../check/baseline';
import { isWithin } from '../graph/paths';
import type { Finding } from '../model/finding';
import { identityOf } from '../parse/identity';
import type { Clock, FileSystem, Logger } from '../ports';
import type { DecisionService, DecisionWorkspace, ServicePorts, WorkHooks } from '../service';
import { folderForNewRecords } from '../workspace/discover';
import { CONFIG_PATH } from '../workspace/readStandard';
import { configText } from './configText';
import { draftRecord } from './draftRecord';
import { firstRecordTemplate, firstRecordTitle } from './firstRecord';
import { layeredFiles } from './layeredFiles';

/** A file that setting up adds; none of them is there yet. */
export interface SetupFile {
  readonly path: string;
  readonly text: string;
}

/** How a repository would be set up. Nothing was written yet. */
export type SetupPlan =
  /** It is set up already. */
  | { readonly kind: 'configured' }
  /** It has no decisions yet: it gets a configuration and a first record. */
  | { readonly kind: 'start'; readonly folder: string; readonly files: readonly SetupFile[] }
  /** It has decisions: it gets a configuration that leaves them in peace. */
  | {
      readonly kind: 'adopt';
      readonly workspace: DecisionWorkspace;
      /** The outermost decision folders. */
      readonly folders: readonly string[];
      /** The day from which the practice rules count. */
      readonly since: string;
      /** The findings that the baseline leaves out. */
      readonly baseline: readonly Finding[];
      readonly files: readonly SetupFile[];
    };

/** What setting up stands on. */
export interface SetupPorts {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly createService: (ports: ServicePorts) => DecisionService;
  /** What is found beside the records, by the configuration that is proposed; without it nothing is. */
  readonly findElsewhere?: (workspace: DecisionWorkspace) => Promise<readonly Finding[]>;
}

/**
 * Plans how Grounds is set up in a repository.
 * @param folder the decision folder; by default those that are found, or the usual one
 */
export async function planSetup(
  ports: SetupPorts,
  folder: string | undefined,
  hooks: WorkHooks = {},
): Promise<SetupPlan> {
  const { files, clock } = ports;
  if (await files.exists(CONFIG_PATH)) {
    return { kind: 'configured' };
  }
  const workspace =
    folder === undefined
      ? await ports.createService(ports).open(hooks)
      : await openWith(ports, configText({ folders: [folder], since: undefined, byDate: false }), hooks);
  if (workspace.all().length === 0) {
    return startIn(folder ?? folderForNewRecords(workspace.config, workspace.folders), workspace, clock);
  }
  const folders = outermost(workspace.folders);
  const since = clock.today();
  const config = configText({ folders, since, byDate: isByDate(workspace) });
  const proposed = await openWith(ports, config, hooks);
  const elsewhere = (await ports.findElsewhere?.(proposed)) ?? [];
  const baseline = [...proposed.check().findings, ...elsewhere];
  const hasBaseline = baseline.length === 0 || (await files.exists(BASELINE_PATH));
  return {
    kind: 'adopt',
    workspace,
    folders,
    since,
    baseline,
    files: [
      { path: CONFIG_PATH, text: config },
      ...(hasBaseline ? [] : [{ path: BASELINE_PATH, text: makeBaseline(baseline) }]),
    ],
  };
}

/** The workspace as a configuration with this text would make it. */
function openWith(ports: SetupPorts, config: string, hooks: WorkHooks): Promise<DecisionWorkspace> {
  const files = layeredFiles(ports.files, new Map([[CONFIG_PATH, config]]));
  return ports.createService({ ...ports, files }).open(hooks);
}

function startIn(folder: string, workspace: DecisionWorkspace, clock: Clock): SetupPlan {
  const request = {
    title: firstRecordTitle,
    folder,
    status: 'proposed',
    date: clock.today(),
    category: undefined,
    options: [],
    template: firstRecordTemplate,
    supersedes: undefined,
  } as const;
  const draft = draftRecord(
    request,
    workspace.config,
    workspace.notRead.map(({ path }) => path),
  );
  const config = configText({ folders: [folder], since: undefined, byDate: false });
  const record = draft.kind === 'draft' ? [{ path: draft.identity.path, text: draft.text }] : [];
  return { kind: 'start', folder, files: [{ path: CONFIG_PATH, text: config }, ...record] };
}

function outermost(folders: readonly string[]): readonly string[] {
  return folders.filter((folder) => !folders.some((other) => other !== folder && isWithin(folder, other)));
}

/** Whether most records are named by date: what new ones should do too. */
function isByDate(workspace: DecisionWorkspace): boolean {
  const identities = workspace.all().map(({ path }) => identityOf(path));
  const dated = identities.filter(({ date }) => date !== undefined).length;
  return dated > identities.filter(({ number }) => number !== undefined).length;
}

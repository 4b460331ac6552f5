import { isWithin } from '../core/graph/paths';
import { statuses } from '../core/model/status';
import { enumerate } from '../core/report/wording';
import type { DecisionWorkspace } from '../core/service';
import type { Problem, RecordRequest } from '../core/setup/draftRecord';
import { folderForNewRecords } from '../core/workspace/discover';
import type { OpenRecord } from '../core/workspace/recordStatements';
import { builtInTemplate, readTemplates } from '../core/workspace/templates';
import type { Template } from '../core/workspace/templates';
import { usualPlace } from '../core/workspace/usualFolders';
import { systemClock } from '../node/clock';
import { applyFix } from '../node/applyFix';
import { textsOf } from './changes';
import type { CommandContext } from './command';
import { createRecord, draftOrRefuse } from './createRecord';
import type { GoodDraft, Numbered } from './createRecord';
import { dayOf } from './day';
import { CliError, causeOf } from './errors';
import type { OptionSpecs, OptionValues } from './options';
import { didYouMean } from './parseArguments';
import { problemOf, problemOptions } from './problem';
import { findDecision, openRecord } from './references';
import { pathInRepository } from './repository';
import type { Repository } from './repository';

/** The options by which a new record is described. */
export const recordOptions = {
  status: {
    type: 'string',
    choices: statuses,
    value: 'STATUS',
    description: `its status: ${enumerate(statuses, 'or')} (default: draft)`,
  },
  ...problemOptions,
  option: {
    type: 'string',
    short: 'o',
    value: 'TITLE',
    multiple: true,
    description: 'an option that was considered',
  },
  category: { type: 'string', value: 'NAME', description: 'the kind of decision, as in the configuration' },
  date: { type: 'string', value: 'YYYY-MM-DD', description: 'its date (default: today)' },
  template: {
    type: 'string',
    value: 'NAME',
    description:
      'the template to fill in (default: the first of your template folder, else the one of Grounds)',
  },
  folder: { type: 'string', value: 'DIR', description: 'the decision folder that it goes into' },
} as const satisfies OptionSpecs;

/** What a user asked for. */
export type RecordOptions = OptionValues<typeof recordOptions>;

/** A new record that is about to be written. */
export interface Order {
  readonly request: RecordRequest;
  readonly numbered: Numbered;
}

/**
 * Makes sure that everything about a new record is in order before anything is written.
 * @param problem by default what the options say about it
 * @throws CliError
 */
export async function prepareRecord(
  context: CommandContext,
  repository: Repository,
  workspace: DecisionWorkspace,
  title: string,
  options: RecordOptions,
  supersedes: string | undefined,
  problem?: Problem,
): Promise<Order> {
  if (!/[^\p{Cc}\s]/u.test(title)) {
    throw new CliError('The title is empty: say in a few words what is decided.');
  }
  const { config, notRead } = workspace;
  const named =
    supersedes === undefined ? undefined : findDecision(context, repository, workspace, supersedes);
  const request: RecordRequest = {
    title,
    folder: chooseFolder(context, repository, workspace, options.folder),
    status: options.status ?? 'draft',
    date: dayOf('--date', options.date) ?? systemClock.today(),
    category: checkCategory(options.category, config.categories),
    problem: problem ?? (await problemOf(context, repository, workspace, options)),
    options: options.option,
    template: await chooseTemplate(repository, workspace, options.template),
    supersedes: named && {
      older: await openRecord(workspace, named.decision),
      fragment: named.fragment,
    },
  };
  const known = [...workspace.all(), ...notRead].map(({ path }) => path);
  const numbered = { config, known };
  const draft = draftOrRefuse(request, numbered);
  if (options.folder !== undefined) {
    requireDecisionFolder(workspace, request.folder, draft.identity.path);
  }
  return { request, numbered };
}

/**
 * Writes a new record and then, when it supersedes another one, the other side.
 * @returns what was written
 * @throws CliError that says what was written and what was not
 */
export async function writeRecord(
  context: CommandContext,
  repository: Repository,
  order: Order,
): Promise<GoodDraft> {
  const { request, numbered } = order;
  const draft = await createRecord(repository, request, numbered, context.token);
  const { identity, changes } = draft;
  try {
    if (changes.length > 0) {
      await applyFix(repository.root, { changes, renames: [] }, textsOf(recordsOf(order)));
    }
  } catch (error) {
    const older = changes.map(({ path }) => path).join(', ');
    const cause = causeOf(error) ?? (error instanceof Error ? error.message : String(error));
    throw new CliError(
      `${identity.path} was written and says that it supersedes ${older}, but ${older} could not be changed: ${cause}. When that is resolved, \`grounds supersede ${request.supersedes?.older.decision.path ?? older} ${identity.path}\` does the rest.`,
    );
  }
  return draft;
}

/** The records that are changed besides the new one. */
export function recordsOf({ request: { supersedes } }: Order): readonly OpenRecord[] {
  return supersedes === undefined ? [] : [supersedes.older];
}

/** The folder that was asked for, else the nearest to where the command runs, else where new records go. */
function chooseFolder(
  context: CommandContext,
  repository: Repository,
  { config, folders }: DecisionWorkspace,
  given: string | undefined,
): string {
  if (given !== undefined) {
    const folder = pathInRepository(context, repository, given);
    if (folder === '') {
      throw new CliError('Decisions are not kept at the root of a repository: name a folder in it.');
    }
    return folder;
  }
  const here = repository.folder;
  const around = folders.filter((folder) => isWithin(here, folder)).at(-1);
  const below = here === '' ? undefined : folders.find((folder) => isWithin(folder, here));
  return around ?? below ?? folderForNewRecords(config, folders);
}

/** A record in a folder that nothing reads would be lost. */
function requireDecisionFolder(workspace: DecisionWorkspace, folder: string, path: string): void {
  const { folders, config } = workspace;
  const isFound =
    workspace.folderOf(path) !== undefined ||
    (config.source === undefined && usualPlace(folder) !== undefined);
  if (!isFound) {
    const known = folders.length === 0 ? '' : `use ${enumerate(folders, 'or')}, or `;
    const wayOut =
      config.source === undefined
        ? `run \`grounds init --folder ${folder}\``
        : `add it under \`folders\` in ${config.source}`;
    throw new CliError(
      `${folder} is not a decision folder, so the record would not be found: ${known}${wayOut}.`,
    );
  }
}

async function chooseTemplate(
  { files }: Repository,
  { config, notRead }: DecisionWorkspace,
  given: string | undefined,
): Promise<Template> {
  const templates = await readTemplates(files, config, notRead);
  if (given === undefined) {
    const { templates: folder } = config;
    const own = templates.find(
      ({ path }) => path !== undefined && folder !== undefined && isWithin(path, folder),
    );
    return own ?? builtInTemplate;
  }
  const wanted = given.replace(/\.(?:md|markdown)$/i, '').toLowerCase();
  const chosen = templates.find(({ name, path }) => name.toLowerCase() === wanted || path === given);
  if (chosen === undefined) {
    const names = templates.map(({ name }) => name);
    const hint = didYouMean(given, names) ?? `there ${names.length === 1 ? 'is' : 'are'} ${enumerate(names)}`;
    throw new CliError(`There is no template ${given}: ${hint}.`);
  }
  return chosen;
}

function checkCategory(given: string | undefined, categories: readonly string[]): string | undefined {
  if (given !== undefined && !categories.includes(given)) {
    const hint = didYouMean(given, categories) ?? `it is one of ${enumerate(categories, 'or')}`;
    throw new CliError(`--category cannot be \`${given}\`: ${hint}.`);
  }
  return given;
}

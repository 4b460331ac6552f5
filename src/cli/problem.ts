import { citedAsProblem } from '../core/flows/cited';
import type { DecisionWorkspace } from '../core/service';
import type { Problem, ProblemEvidence } from '../core/setup/draftRecord';
import { askerOf } from './attachQuestions';
import type { CommandContext } from './command';
import { CliError, UsageError } from './errors';
import type { OptionSpecs, OptionValues } from './options';
import { findDecision, openRecord } from './references';
import { pathInRepository } from './repository';
import type { Repository } from './repository';

/** The options by which the problem of a new decision is told. */
export const problemOptions = {
  problem: { type: 'string', value: 'TEXT', description: 'what the problem is, in a sentence or two' },
  'shown-by': {
    type: 'string',
    value: 'WHERE',
    description:
      'what shows that the problem is real: a URL, notes in a file of the repository, or an item of another decision as in ADR-0003#E2',
  },
  shows: { type: 'string', value: 'TEXT', description: 'what that shows, in one sentence' },
} as const satisfies OptionSpecs;

/** What was said about the problem. */
export type ProblemOptions = OptionValues<typeof problemOptions>;

/**
 * The problem as the options tell it; undefined when they say nothing about it.
 * @throws CliError when what should show it is not there
 */
export async function problemOf(
  context: CommandContext,
  repository: Repository,
  workspace: DecisionWorkspace,
  { problem, 'shown-by': shownBy, shows }: ProblemOptions,
): Promise<Problem | undefined> {
  const text = problem?.trim() === '' ? undefined : problem;
  if (shownBy === undefined) {
    if (shows !== undefined) {
      throw new UsageError('--shows goes with --shown-by: say where that can be seen.');
    }
    return text === undefined ? undefined : { text, evidence: [] };
  }
  const place = await placeOf(context, repository, workspace, shownBy.trim());
  const finding = shows?.trim() ?? place.finding ?? '';
  if (finding === '') {
    throw new UsageError(`Say with --shows, in one sentence, what ${shownBy} shows.`);
  }
  return { text, evidence: [{ ...place, finding }] };
}

type Place = Omit<ProblemEvidence, 'finding'> & { readonly finding: string | undefined };

/** Where the evidence of a problem is, as an item of evidence says it. @throws CliError when it is not there */
async function placeOf(
  context: CommandContext,
  repository: Repository,
  workspace: DecisionWorkspace,
  given: string,
): Promise<Place> {
  if (/^https?:\/\//i.test(given)) {
    return { type: 'link', field: 'url', value: given, finding: undefined };
  }
  if (/.#[A-Za-z][\w-]*$/.test(given)) {
    const { decision, fragment = '' } = findDecision(context, repository, workspace, given);
    const { parsed } = await openRecord(workspace, decision);
    const item = parsed.evidence.find(({ id }) => id?.value.toLowerCase() === fragment.toLowerCase());
    const cited = item && citedAsProblem(decision, item);
    if (cited === undefined) {
      throw new CliError(
        `${decision.id} has no evidence ${fragment} with a finding: \`grounds show ${decision.id}\` lists what it has.`,
      );
    }
    return cited;
  }
  const path = pathInRepository(context, repository, given);
  if (!(await repository.files.exists(path))) {
    throw new CliError(
      `There is no file ${given}: give a file of the repository, a URL, or an item such as ADR-0003#E2.`,
    );
  }
  return { type: 'study', field: 'file', value: path, finding: undefined };
}

/**
 * What was said about the problem, what shows it and the options, in this order; what was not is asked for where there is
 * somebody to ask. An empty answer leaves it for later.
 */
export async function askProblemFirst<Given extends ProblemOptions & { readonly option: readonly string[] }>(
  context: CommandContext,
  given: Given,
): Promise<Given> {
  const asker = askerOf(context, 'Nothing was written');
  if (asker === undefined) {
    return given;
  }
  const ask = (question: string): Promise<string | undefined> =>
    asker.ask(`${question} (empty: later)`, (answer) => ({ answer: answer === '' ? undefined : answer }));
  const problem = given.problem ?? (await ask('What is the problem?'));
  const shownBy =
    given['shown-by'] ??
    (await ask('What shows that it is real? A URL, a file, or an item such as ADR-0003#E2'));
  const shows =
    shownBy === undefined || given.shows !== undefined
      ? given.shows
      : await ask('What does that show, in one sentence?');
  const options = [...given.option];
  while (given.option.length === 0) {
    const option = await ask(`Option ${options.length + 1}?`);
    if (option === undefined) {
      break;
    }
    options.push(option);
  }
  return { ...given, problem, 'shown-by': shownBy, shows, option: options };
}

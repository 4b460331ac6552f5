import { nameOfCommit } from '../core/rules/support/commits';
import { enumerate } from '../core/report/wording';
import { printable } from '../core/report/printable';
import { linkCommit } from '../core/workspace/linkCommit';
import { findCommit } from '../node/commits/findCommit';
import { GitError } from '../node/git/git';
import { changeRecords } from './changes';
import type { CommandContext } from './command';
import { CliError } from './errors';
import { findDecision, openRecord } from './references';
import { findRepository, openWorkspace, requireDecisions } from './repository';

/** How commits are listed in a record. */
export interface LinkCommitOptions {
  readonly dryRun: boolean;
  /** Whether commits are listed that are not part of what is checked out, or not in this clone. */
  readonly force: boolean;
}

/**
 * Lists commits in the record of a decision by their whole ids, and says so.
 * @throws CliError when a commit is not to be listed; then nothing was changed
 */
export async function linkCommits(
  context: CommandContext,
  givenDecision: string,
  givenCommits: readonly string[],
  { dryRun, force }: LinkCommitOptions,
): Promise<void> {
  const repository = await findRepository(context);
  const workspace = await openWorkspace(context, repository);
  requireDecisions(repository, workspace);
  const { decision } = findDecision(context, repository, workspace, givenDecision);
  const commits: Chosen[] = [];
  for (const given of givenCommits) {
    const commit = await chooseCommit(repository.root, given, force);
    if (!commits.some(({ id }) => id === commit.id)) {
      commits.push(commit);
    }
  }
  for (const { id, name } of commits) {
    const current = workspace.byPath(decision.path) ?? decision;
    const record = await openRecord(workspace, current);
    const sides = linkCommit(record, id);
    const changed = await changeRecords(context, repository, [record], sides, dryRun);
    if (changed && !dryRun) {
      await workspace.reload(decision.path);
    }
    context.note(
      changed
        ? dryRun
          ? 'Nothing was written.'
          : `${decision.id} lists ${name}.`
        : `${decision.id} lists ${name} already; nothing to change.`,
    );
  }
}

/** A commit that is to be listed. */
interface Chosen {
  readonly id: string;
  readonly name: string;
}

const WHOLE_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

async function chooseCommit(root: string, given: string, force: boolean): Promise<Chosen> {
  const { found, incomplete } = await ask(root, given);
  switch (found?.kind) {
    case 'reachable':
    case 'unreachable': {
      const { commit } = found;
      const name = printable(nameOfCommit(commit));
      if (found.kind === 'reachable' || force) {
        return { id: commit.id, name };
      }
      const successor = found.successor?.commit;
      throw new CliError(
        incomplete !== undefined
          ? `Whether ${name} is part of what is checked out cannot be told in a ${incomplete} clone: list it all the same with --force.`
          : successor === undefined
            ? `${name} is not part of what is checked out: merge it first, or list it all the same with --force.`
            : `${name} is not part of what is checked out; ${printable(nameOfCommit(successor))} took its place: list that one, or this one all the same with --force.`,
      );
    }
    case 'ambiguous':
      throw new CliError(
        found.ids.length === 0
          ? `${given} begins the ids of several objects, none of which is a commit: give the whole id.`
          : `${given} can be ${enumerate(
              found.ids.map((id) => id.slice(0, 16)),
              'or',
            )}: give more of the id.`,
      );
    case 'other':
      throw new CliError(`${given} is not a commit but a ${found.type}: name a commit.`);
    case 'missing':
    case undefined:
      if (force && WHOLE_ID.test(given)) {
        return { id: given.toLowerCase(), name: given.toLowerCase().slice(0, 10) };
      }
      throw new CliError(
        `There is no commit ${given} in this ${incomplete === undefined ? '' : `${incomplete} `}clone: ${
          force ? 'give its whole id to list it all the same' : 'fetch it, or list its whole id with --force'
        }.`,
      );
  }
}

async function ask(root: string, given: string): ReturnType<typeof findCommit> {
  try {
    return await findCommit(root, given);
  } catch (error) {
    if (error instanceof GitError) {
      throw new CliError(`Git could not look for ${given}: ${error.message}`);
    }
    throw error;
  }
}

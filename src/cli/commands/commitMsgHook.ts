import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { decisionsOfBranch, decisionsOfFiles, referenceFromAnywhere } from '../../core/commits/calledFor';
import { addTrailer, commentOf, readCommitMessage } from '../../core/commits/commitMessage';
import { mentionsIn } from '../../core/commits/mentions';
import { isInForce } from '../../core/code/governs';
import type { Decision } from '../../core/model/decision';
import { printable } from '../../core/report/printable';
import { enumerate } from '../../core/report/wording';
import type { DecisionWorkspace } from '../../core/service';
import { applyEdits } from '../../core/text/edits';
import { readCommitInProgress, stagedPaths } from '../../node/commits/commitInProgress';
import type { CommitInProgress } from '../../node/commits/commitInProgress';
import { GitError } from '../../node/git/gitError';
import { replaceFile } from '../../node/writeFile';
import { defineCommand } from '../command';
import type { CommandContext } from '../command';
import { CliError, causeOf } from '../errors';
import { findRepository, openWorkspace } from '../repository';
import type { Repository } from '../repository';

/** Messages with the changes of a large commit behind them are this long, in bytes; longer ones are left alone. */
const MAX_MESSAGE = 64 << 20;
/** More decisions than this govern everything; naming them all says nothing. */
const MAX_NAMED = 5;

/** Where it is seen which decisions a commit belongs to. */
const origins = ['branch', 'governs'] as const;

/** `grounds commit-msg-hook` */
export const commitMsgHook = defineCommand({
  name: 'commit-msg-hook',
  summary: 'adds the decision to a commit message, or checks the one that is named',
  details: [
    'To be run by git as its commit-msg hook: FILE is what git hands to it. A message that names decisions in a `Decision:` trailer is refused (exit code 1) when one of them does not exist. One that names none gets the trailer, if the branch is named after a decision (`feature/adr-7-sqlite`) or the staged files are governed by accepted ones.',
    'Messages of merges, reverts, rebases and cherry-picks, and those that begin with fixup!, squash! or amend!, are left alone, and so are comments and the changes that git shows below them. Where decisions cannot be read, nothing keeps you from committing.',
  ],
  positionals: [{ name: 'FILE', ask: 'name the file with the message, as git hands it to the hook' }],
  options: {
    from: {
      type: 'string',
      choices: origins,
      multiple: true,
      description: 'where to see which decisions a commit belongs to (default: both)',
    },
    check: { type: 'boolean', description: 'write nothing; the exit code is 1 when the trailer is missing' },
  },
  examples: [
    'grounds commit-msg-hook "$1"',
    'grounds commit-msg-hook --from branch "$1"',
    'grounds commit-msg-hook --check "$1"',
  ],

  async run({ options, positionals }, context) {
    const [given = ''] = positionals;
    const path = isAbsolute(given) ? given : resolve(context.cwd, given);
    const bytes = await readMessage(path, given);
    const repository = await findRepository(context);
    if (bytes === undefined || !repository.isVersioned) {
      return 0;
    }
    try {
      return await handle(bytes, path, repository, context, {
        from: options.from.length === 0 ? origins : options.from,
        isCheck: options.check,
      });
    } catch (error) {
      if (error instanceof CliError || error instanceof GitError) {
        context.note(`grounds: The commit message was left as it is: ${printable(firstLine(error.message))}`);
        return 0;
      }
      throw error;
    }
  },
});

interface HookOptions {
  readonly from: readonly (typeof origins)[number][];
  readonly isCheck: boolean;
}

async function handle(
  bytes: Buffer,
  path: string,
  repository: Repository,
  context: CommandContext,
  { from, isCheck }: HookOptions,
): Promise<number> {
  const progress = await readCommitInProgress(repository.root);
  // Each byte a character: so what is written back is what was there, in whatever encoding.
  const raw = bytes.toString('latin1');
  const comment = progress.comment === 'auto' ? commentOf(raw) : progress.comment;
  const message = readCommitMessage(raw, comment);
  if (message.subject === undefined || message.made !== undefined || progress.operation !== undefined) {
    return 0;
  }
  const workspace = await openWorkspace(context, repository);
  if (workspace.all().length === 0) {
    return 0;
  }
  const written = Buffer.from(withoutComments(raw.slice(0, message.end), comment), 'latin1').toString('utf8');
  const mentions = mentionsIn(written, workspace.config.commits);
  const stated = mentions.filter(({ source }) => source === 'trailer');
  const wrong = stated.flatMap(({ reference }) => problemWith(reference, workspace));
  if (wrong.length > 0) {
    wrong.forEach((problem) => {
      context.note(`grounds: ${printable(problem)}`);
    });
    return 1;
  }
  if (stated.length > 0) {
    noteRetired(stated, workspace, context);
    return 0;
  }
  if (mentions.some(({ reference }) => workspace.resolve(reference).kind === 'found')) {
    return 0;
  }
  const { decisions, why } = await calledFor(workspace, repository, progress, from, context);
  const [key] = workspace.config.commits.trailers;
  if (decisions.length === 0 || key === undefined || !/^[A-Za-z0-9-]+$/.test(key)) {
    return 0;
  }
  if (decisions.length > MAX_NAMED) {
    context.note(`grounds: ${decisions.length} decisions ${why}; name those that this commit carries out.`);
    return 0;
  }
  const value = decisions.map((decision) => referenceFromAnywhere(decision, workspace)).join(', ');
  const trailer = printable(`${key}: ${value}`);
  if (isCheck) {
    context.note(`grounds: The message names no decision, but ${verb(decisions, why)}: add \`${trailer}\`.`);
    return 1;
  }
  const edited = applyEdits(raw, [addTrailer(raw, key, utf8AsLatin1(value), comment)]);
  await writeMessage(path, Buffer.from(edited, 'latin1'));
  context.note(`grounds: Added \`${trailer}\`, for ${verb(decisions, why)}.`);
  return 0;
}

/** `ADR-0007 is what the branch is named after` */
function verb(decisions: readonly Decision[], why: string): string {
  return `${enumerate(decisions.map(({ id }) => id))} ${why}`;
}

function withoutComments(text: string, comment: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith(comment))
    .join('\n');
}

/** The characters that the bytes of a text are read as elsewhere here. */
function utf8AsLatin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function problemWith(reference: string, workspace: DecisionWorkspace): readonly string[] {
  const resolution = workspace.resolve(reference);
  switch (resolution.kind) {
    case 'found':
      return [];
    case 'ambiguous':
      return [
        `\`${reference}\` in the commit message can be ${enumerate(
          resolution.candidates.map(({ path }) => path),
          'or',
        )}: name the file.`,
      ];
    case 'unknown': {
      const [nearest] = resolution.nearest;
      const hint = nearest === undefined ? '`grounds list` shows all' : `did you mean ${nearest.id}?`;
      return [
        `There is no decision \`${reference}\`, which the commit message names: ${hint.endsWith('?') ? hint : `${hint}.`}`,
      ];
    }
  }
}

function noteRetired(
  stated: readonly { readonly reference: string }[],
  workspace: DecisionWorkspace,
  context: CommandContext,
): void {
  for (const { reference } of stated) {
    const resolution = workspace.resolve(reference);
    if (resolution.kind === 'found' && !isInForce(resolution.decision, workspace)) {
      const { id, status } = resolution.decision;
      context.note(`grounds: ${id}, which the commit message names, is ${status}; committed all the same.`);
    }
  }
}

async function calledFor(
  workspace: DecisionWorkspace,
  { root }: Repository,
  { branch }: CommitInProgress,
  from: HookOptions['from'],
  context: CommandContext,
): Promise<{ readonly decisions: readonly Decision[]; readonly why: string }> {
  const named =
    branch !== undefined && from.includes('branch')
      ? decisionsOfBranch(branch, workspace, workspace.config.commits)
      : [];
  if (named.length > 0) {
    return { decisions: named, why: `${named.length === 1 ? 'is' : 'are'} what the branch is named after` };
  }
  const governs = from.includes('governs') && workspace.all().some((decision) => decision.governs.length > 0);
  const index = context.io.env['GIT_INDEX_FILE'];
  const paths = governs
    ? await stagedPaths(root, index === undefined ? undefined : resolve(context.cwd, index))
    : [];
  const decisions = decisionsOfFiles(paths, workspace);
  return { decisions, why: `${decisions.length === 1 ? 'governs' : 'govern'} files of this commit` };
}

/** The bytes of the message; undefined for one that is too long to be one. @throws CliError */
async function readMessage(path: string, given: string): Promise<Buffer | undefined> {
  try {
    return (await stat(path)).size > MAX_MESSAGE ? undefined : await readFile(path);
  } catch (error) {
    throw new CliError(
      `The commit message in ${given} could not be read: ${causeOf(error) ?? 'there is no such file'}.`,
    );
  }
}

/** Replaces the message in one step, so that a crash does not lose it. */
async function writeMessage(path: string, bytes: Buffer): Promise<void> {
  const { mode } = await stat(path);
  await replaceFile(path, async (file) => {
    await file.writeFile(bytes);
    await file.chmod(mode & 0o7777);
  });
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? '';
}

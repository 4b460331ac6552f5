import { resolve } from 'node:path';
import { NO_PAST } from '../../core/page/past';
import type { PagePast } from '../../core/page/past';
import { count } from '../../core/report/wording';
import type { DecisionWorkspace } from '../../core/service';
import { readBoardPast } from '../../node/boardPast';
import { systemClock } from '../../node/clock';
import { openHistory } from '../../node/git/repositoryHistory';
import { readPagePasts } from '../../node/pagePast';
import { withRevision } from '../../node/revisionWorkspace';
import { ForeignFolderError, writeSite } from '../../node/writeSite';
import type { WrittenSite } from '../../node/writeSite';
import { defineCommand } from '../command';
import type { CommandContext } from '../command';
import { CliError, causeOf } from '../errors';
import { dayOfHead, findCommit, gitOptions, shownCommit, withHistory } from '../history';
import { linkBaseOf } from '../linkBase';
import { parsedOnce } from '../parsedOnce';
import type { RecordParser } from '../parsedOnce';
import { pagePastsFor } from '../pagePast';
import type { SiteFacts } from '../pages/siteFiles';
import {
  creditTools,
  findRepository,
  loggerFor,
  openWorkspace,
  requireDecisions,
  requireSoundConfig,
} from '../repository';
import type { Repository } from '../repository';

/** `grounds site` */
export const site = defineCommand({
  name: 'site',
  summary: 'writes a static site of all decisions, with a page for each',
  details: [
    'Evidence is checked first. OUT is made when it is not there; a folder that holds anything but a site of Grounds is refused. Pages of decisions that are gone are removed, and what is as it should be is not written again. Pages are called by the number of their decision, so that links to them stay when records are renamed.',
    'The pages load nothing and need no server. The same files give the same bytes on the same day: some findings count days. With `--at` the day is that of the commit, so that they are always the same.',
  ],
  positionals: [{ name: 'OUT', ask: 'say into which folder the site is to be written' }],
  options: {
    at: {
      type: 'string',
      value: 'REV',
      description: 'the decisions as of a branch, a tag, a commit or a date (default: the files as they are)',
    },
    'link-base': {
      type: 'string',
      value: 'URL',
      description: 'where the files of the repository can be seen, to link them',
    },
  },
  examples: [
    'grounds site build/decisions',
    'grounds site public --link-base https://example.com/project/blob/main',
    'grounds site build/decisions-1.4 --at v1.4.0',
  ],

  async run({ options, positionals }, context) {
    const [out = ''] = positionals;
    const { at } = options;
    const files = linkBaseOf(options['link-base'], 'site');
    const write = at === undefined ? writePresent(context, out, files) : writePast(context, out, files, at);
    const { written, unchanged, removed } = await write;
    const parts = [
      `${written} written`,
      ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
      ...(removed > 0 ? [`${removed} removed`] : []),
    ];
    context.print(`${count(written + unchanged, 'page')} in ${out}: ${parts.join(', ')}`);
    return 0;
  },
});

async function writePresent(
  context: CommandContext,
  out: string,
  files: string | undefined,
): Promise<WrittenSite> {
  const repository = await findRepository(context);
  const workspace = await openWorkspace(context, repository);
  requireDecisions(repository, workspace);
  const paths = workspace.all().map(({ path }) => path);
  const parse = parsedOnce(workspace);
  // Two questions to git and its history that need nothing of each other.
  const [pastOf, past] = await Promise.all([
    pagePastsFor(context, repository, workspace, paths),
    askAll(context, repository, workspace, parse),
  ]);
  const today = systemClock.today();
  // Without a commit there is nothing that it could be the last day of.
  const lastDay = 'reason' in past ? today : ((await dayOfHead(context, repository)) ?? today);
  return writeFrom(context, out, workspace, {
    parse,
    pastOf,
    past,
    today,
    lastDay,
    files,
    moment: undefined,
  });
}

function writePast(
  context: CommandContext,
  out: string,
  files: string | undefined,
  at: string,
): Promise<WrittenSite> {
  return withHistory(context, async (opened) => {
    const { repository, history } = opened;
    const commit = await findCommit(context, opened, at);
    const moment = shownCommit(at, commit);
    const git = gitOptions(context);
    const tools = { root: repository.root, history, git, logger: loggerFor(context) };
    return withRevision(commit, tools, { token: context.token }, async (workspace) => {
      requireSoundConfig(workspace);
      requireDecisionsAt(repository, workspace, moment);
      const paths = workspace.all().map(({ path }) => path);
      const parse = parsedOnce(workspace);
      const past = await openHistory(repository.root, commit.id, git);
      try {
        const pasts = await readPagePasts(past, paths, workspace.config, context.token);
        const told = await askAll(context, repository, workspace, parse);
        const today = commit.committed.slice(0, 10);
        const pastOf = (path: string): PagePast => pasts.get(path) ?? NO_PAST;
        return await writeFrom(context, out, workspace, {
          parse,
          pastOf,
          past: told,
          today,
          lastDay: today,
          files,
          moment,
        });
      } finally {
        past.close();
      }
    });
  });
}

/** @throws CliError */
function requireDecisionsAt({ root }: Repository, workspace: DecisionWorkspace, moment: string): void {
  if (workspace.all().length === 0) {
    throw new CliError(`There are no decisions in ${root} as of ${moment}: give a later revision.`);
  }
}

/** Checks the evidence and asks for the commits. @returns how the decisions were made over time */
async function askAll(
  context: CommandContext,
  repository: Repository,
  workspace: DecisionWorkspace,
  parse: RecordParser,
): Promise<SiteFacts['past']> {
  const { token } = context;
  await workspace.verify(undefined, { token });
  await workspace.readCommits({ token }, { always: true });
  const { commitFacts, config } = workspace;
  const facts = {
    commitFacts,
    config,
    parse,
    all: () => workspace.all(),
    commitsOf: (path: string) => workspace.commitsOf(path),
  };
  return readBoardPast(facts, creditTools(context, repository));
}

/** @throws CliError when OUT cannot be written */
async function writeFrom(
  context: CommandContext,
  out: string,
  workspace: DecisionWorkspace,
  facts: SiteFacts,
): Promise<WrittenSite> {
  // In the build this is in a file of its own: no other command loads what makes pages.
  const { siteFiles } = await import('../pages.js');
  const { names, files } = siteFiles(workspace, facts);
  try {
    return await writeSite(resolve(context.cwd, out), names, files);
  } catch (error) {
    if (error instanceof ForeignFolderError) {
      throw new CliError(
        `${out} holds something that \`grounds site\` did not write: give an empty folder, or one that is not there yet.`,
      );
    }
    const cause = causeOf(error);
    throw cause === undefined ? error : new CliError(`The site could not be written into ${out}: ${cause}.`);
  }
}

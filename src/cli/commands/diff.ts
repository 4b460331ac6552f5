import { incompleteness } from '../../core/history/gaps';
import { compareLogs } from '../../core/history/compareLogs';
import type { DecisionChange } from '../../core/history/compareLogs';
import { writeDiffJson } from '../../core/report/historyJson';
import type { Paint } from '../../core/report/paint';
import { printable } from '../../core/report/printable';
import { count } from '../../core/report/wording';
import type { RevisionFiles } from '../../node/git/revisionFiles';
import { defineCommand } from '../command';
import type { CommandContext } from '../command';
import { CliError } from '../errors';
import { findCommit, incompleteLines, openDecisionsAt, shownCommit, withHistory } from '../history';
import type { HistoryOf } from '../history';
import { jsonOption } from '../options';
import { findDecision } from '../references';

/** `grounds diff` */
export const diff = defineCommand({
  name: 'diff',
  summary: 'tells what changed between two revisions, in decision terms',
  details: [
    'A and B are branches, tags, commits or dates; see `grounds help log` for dates. With REF only that decision is told about. Nothing is checked out.',
  ],
  positionals: [
    { name: 'A', ask: 'say which two revisions to compare' },
    { name: 'B', ask: 'say with which revision to compare' },
    { name: 'REF', ask: 'say which decision', optional: true },
  ],
  options: {
    format: { type: 'string', choices: ['text', 'json'], description: 'how it is written (default: text)' },
    json: jsonOption,
  },
  examples: ['grounds diff v1.4.0 HEAD', 'grounds diff 2026-01-01 2026-03-31', 'grounds diff main HEAD 7'],

  async run({ options, positionals }, context) {
    const [a = '', b = '', ref] = positionals;
    return withHistory(context, async (opened) => {
      const { history } = opened;
      const from = { given: a, commit: await findCommit(context, opened, a) };
      const to = { given: b, commit: await findCommit(context, opened, b) };
      const pair = await history.pair(from.commit.id, to.commit.id);
      const all = await compareLogs(pair, context.token);
      const revisions = [pair.after, pair.before];
      const wanted = ref === undefined ? undefined : await pathsOf(context, opened, revisions, ref);
      const found = all.filter(
        ({ path, from: earlier }) =>
          wanted === undefined || wanted.has(path) || (earlier !== undefined && wanted.has(earlier)),
      );
      const incomplete = incompleteness({ ...history.gaps(), isShallow: false });
      if (options.json || options.format === 'json') {
        context.io.stdout.write(writeDiffJson(from, to, { found, incomplete }));
        return 0;
      }
      const { paint } = context;
      const what = found.length === 0 ? 'No decision changed' : `${count(found.length, 'decision')} changed`;
      [
        `${paint.bold(what)} from ${shownCommit(a, from.commit)} to ${shownCommit(b, to.commit)}`,
        ...incompleteLines(incomplete, paint),
        ...found.flatMap((change) => ['', ...changeLines(change, paint)]),
      ].forEach(context.print);
      return 0;
    });
  },
});

function changeLines({ id, title, path, events }: DecisionChange, paint: Paint): readonly string[] {
  const name = [id, title].filter((part) => part !== undefined).join('  ');
  return [
    `${paint.bold(printable(name))}  ${paint.dim(printable(path))}`,
    ...events.map(({ detail }) => `  ${printable(detail)}`),
  ];
}

/** The paths of the decision that a user means, in those of the revisions that have it. @throws CliError */
async function pathsOf(
  context: CommandContext,
  { repository }: HistoryOf,
  revisions: readonly RevisionFiles[],
  ref: string,
): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  let failure: CliError | undefined;
  for (const files of revisions) {
    const workspace = await openDecisionsAt(context, files, '');
    try {
      paths.add(findDecision(context, repository, workspace, ref).decision.path);
    } catch (error) {
      if (!(error instanceof CliError)) {
        throw error;
      }
      failure ??= error;
    }
  }
  if (paths.size === 0 && failure !== undefined) {
    throw failure;
  }
  return paths;
}

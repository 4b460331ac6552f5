import { incompleteness } from '../../core/history/gaps';
import { tellTimeline } from '../../core/history/timeline';
import type { TimelineEntry } from '../../core/history/timeline';
import { Versions } from '../../core/history/versions';
import { writeHistoryJson } from '../../core/report/historyJson';
import type { Paint } from '../../core/report/paint';
import { printable } from '../../core/report/printable';
import { defineCommand } from '../command';
import { BROKEN_OFF, headLines, historyOf, shortId, withHistory } from '../history';
import { jsonOption } from '../options';
import { findDecision } from '../references';
import { openWorkspace, requireDecisions } from '../repository';

/** `grounds history` */
export const history = defineCommand({
  name: 'history',
  summary: 'tells the life of one decision, from git',
  details: [
    'REF is an id, a number, a file name or a path. The record is followed through all names that it had, and every commit is told in decision terms, the oldest first: who changed what and when. Dates are those of the authors, on their own clocks.',
    'What is not in a shallow or partial clone cannot be told; it says so. The exit code is 2 when git broke off.',
  ],
  positionals: [{ name: 'REF', ask: 'say which decision to tell about' }],
  options: {
    format: { type: 'string', choices: ['text', 'json'], description: 'how it is written (default: text)' },
    json: jsonOption,
  },
  examples: ['grounds history 7', 'grounds history ADR-0007 --json'],

  async run({ options, positionals }, context) {
    const [ref = ''] = positionals;
    return withHistory(context, async ({ repository, history: opened }) => {
      const workspace = await openWorkspace(context, repository);
      requireDecisions(repository, workspace);
      const { decision } = findDecision(context, repository, workspace, ref);
      const { revisions } = await historyOf(opened, decision.path);
      const versions = new Versions((id) => opened.text(id), workspace.config);
      const found = await tellTimeline(revisions, versions, context.token);
      const gaps = opened.gaps();
      const incomplete = incompleteness(gaps);
      if (options.json || options.format === 'json') {
        context.io.stdout.write(writeHistoryJson(decision, opened.head, { found, incomplete }));
      } else {
        const { paint } = context;
        [
          ...headLines(decision, incomplete, paint),
          ...(found.length === 0 && gaps.brokenOff === undefined ? ['', nothing(gaps.isShallow)] : []),
          ...found.flatMap((entry) => ['', ...entryLines(entry, paint)]),
        ].forEach(context.print);
      }
      return gaps.brokenOff === undefined ? 0 : BROKEN_OFF;
    });
  },
});

function nothing(isShallow: boolean): string {
  return isShallow
    ? 'No commit of this clone changed it.'
    : 'It is not committed yet, so there is nothing to tell.';
}

function entryLines({ commit, events }: TimelineEntry, paint: Paint): readonly string[] {
  const { id, authored, author, subject } = commit;
  const about = subject === '' ? '' : `  ${paint.dim(printable(subject))}`;
  return [
    `${paint.yellow(shortId(id))}  ${authored.slice(0, 10)}  ${printable(author.name)}${about}`,
    ...events.map(({ detail }) => `  ${printable(detail)}`),
  ];
}

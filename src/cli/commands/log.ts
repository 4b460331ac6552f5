import { incompleteness } from '../../core/history/gaps';
import { writeLogJson } from '../../core/report/historyJson';
import { count } from '../../core/report/wording';
import { defineCommand } from '../command';
import { decisionTables } from '../decisionTable';
import {
  findCommit,
  incompleteLines,
  notReadLine,
  openDecisionsAt,
  shownCommit,
  withHistory,
} from '../history';
import { jsonOption } from '../options';

/** Reasons that a file cannot be read, rather than that it is no record. */
const UNREADABLE: ReadonlySet<string> = new Set(['unreadable', 'too-large', 'not-utf8']);

/** `grounds log` */
export const log = defineCommand({
  name: 'log',
  summary: 'lists the decisions as they were at a revision or on a day',
  details: [
    'A date means the last commit of the branch that is checked out which was made by then, on the clock of who made it: `2026-03-14` is the end of that day, `2026-03-14T09:30` a time of it, and `2026-03-14T09:30+01:00` a moment. Nothing is checked out.',
  ],
  positionals: [],
  options: {
    at: {
      type: 'string',
      value: 'REV',
      description: 'a branch, a tag, a commit or a date (default: the commit that is checked out)',
    },
    format: {
      type: 'string',
      choices: ['text', 'json'],
      description: 'how the list is written (default: text)',
    },
    json: jsonOption,
  },
  examples: ['grounds log', 'grounds log --at v1.4.0', 'grounds log --at 2026-03-14'],

  async run({ options }, context) {
    return withHistory(context, async (opened) => {
      const { history } = opened;
      const given = options.at ?? 'HEAD';
      const commit = await findCommit(context, opened, given);
      // What was true on that day is asked.
      const day = commit.committed.slice(0, 10);
      const workspace = await openDecisionsAt(context, await history.filesAt(commit.id), day);
      const found = workspace.all();
      const incomplete = incompleteness({ ...history.gaps(), isShallow: false });
      const unread = workspace.notRead.filter(({ kind }) => UNREADABLE.has(kind));
      if (options.json || options.format === 'json') {
        context.io.stdout.write(writeLogJson({ given, commit }, unread, { found, incomplete }));
        return 0;
      }
      const { paint, io } = context;
      const numbers = count(found.length, 'decision');
      [
        `${paint.bold(numbers)} as of ${shownCommit(given, commit)}`,
        ...incompleteLines(incomplete, paint),
        ...(unread.length === 0 ? [] : [paint.yellow(notReadLine(unread))]),
        ...(found.length === 0 ? [] : ['', ...decisionTables(found, io.columns, paint)]),
      ].forEach(context.print);
      return 0;
    });
  },
});

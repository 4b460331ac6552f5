import { blameFields } from '../../core/history/blame';
import type { BlamedField } from '../../core/history/blame';
import { incompleteness } from '../../core/history/gaps';
import { Versions } from '../../core/history/versions';
import { writeBlameJson } from '../../core/report/historyJson';
import type { Paint } from '../../core/report/paint';
import { printable } from '../../core/report/printable';
import { displayWidth, fitted, padded } from '../columns';
import { defineCommand } from '../command';
import { BROKEN_OFF, headLines, historyOf, shortId, withHistory } from '../history';
import { jsonOption } from '../options';
import { findDecision, openRecord } from '../references';
import { openWorkspace, requireDecisions } from '../repository';

/** Columns are not made wider than this, in characters. */
const MAX_FIELD = 36;
const MAX_AUTHOR = 24;
const MIN_VALUE = 20;
/** Where it is not known how much fits on a line. */
const MAX_VALUE = 100;

/** `grounds blame` */
export const blame = defineCommand({
  name: 'blame',
  summary: 'shows who set each field of one decision, and in which commit',
  details: [
    'REF is an id, a number, a file name or a path. Shown are the fields of the front matter, and title, status, date and choice where the text states them, each with the commit that gave it the value that it has.',
  ],
  positionals: [{ name: 'REF', ask: 'say which decision' }],
  options: {
    format: { type: 'string', choices: ['text', 'json'], description: 'how it is written (default: text)' },
    json: jsonOption,
  },
  examples: ['grounds blame 7', 'grounds blame ADR-0007 --json'],

  async run({ options, positionals }, context) {
    const [ref = ''] = positionals;
    return withHistory(context, async ({ repository, history }) => {
      const workspace = await openWorkspace(context, repository);
      requireDecisions(repository, workspace);
      const { decision } = findDecision(context, repository, workspace, ref);
      const { parsed } = await openRecord(workspace, decision);
      const { path, revisions } = await historyOf(history, decision.path);
      const versions = new Versions((id) => history.text(id), workspace.config);
      const committed = await versions.read(path, (await history.filesAt(history.head)).idOf(path));
      const found = await blameFields(parsed, committed, revisions, versions, context.token);
      const gaps = history.gaps();
      const incomplete = incompleteness(gaps);
      if (options.json || options.format === 'json') {
        context.io.stdout.write(writeBlameJson(decision, history.head, { found, incomplete }));
      } else {
        const { paint, io } = context;
        [...headLines(decision, incomplete, paint), '', ...table(found, io.columns, paint)].forEach(
          context.print,
        );
      }
      return gaps.brokenOff === undefined ? 0 : BROKEN_OFF;
    });
  },
});

function table(fields: readonly BlamedField[], columns: number | undefined, paint: Paint): readonly string[] {
  const rows = fields.map(({ field, value, kind, commit }) => ({
    field: fitted(printable(field), MAX_FIELD),
    commit: commit === undefined ? (kind === 'unknown' ? 'not known' : 'not committed') : shortId(commit.id),
    date: commit?.authored.slice(0, 10) ?? '',
    author: fitted(printable(commit?.author.name ?? ''), MAX_AUTHOR),
    value: printable(value),
  }));
  const width = (name: keyof (typeof rows)[number]): number =>
    Math.max(...rows.map((row) => displayWidth(row[name])));
  const before = (['field', 'commit', 'date', 'author'] as const).map((name) => [name, width(name)] as const);
  const used = before.reduce((sum, [, size]) => sum + size + 2, 0);
  const room = columns === undefined ? MAX_VALUE : Math.max(MIN_VALUE, columns - used);
  return rows.map((row) =>
    [
      ...before.map(([name, size]) => {
        const cell = padded(row[name], size);
        return name === 'commit' ? paint.yellow(cell) : name === 'field' ? cell : paint.dim(cell);
      }),
      fitted(row.value, room),
    ]
      .join('  ')
      .trimEnd(),
  );
}

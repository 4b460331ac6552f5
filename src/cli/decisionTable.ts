import type { Decision } from '../core/model/decision';
import { paintStatus } from '../core/report/paint';
import type { Paint } from '../core/report/paint';
import { printable } from '../core/report/printable';
import { displayWidth, fitted, padded } from './columns';

/** Titles are not cut to less than this, however narrow the terminal. */
const MIN_TITLE = 12;

/**
 * The lines of a table of decisions; or of one for each folder, where ids can be the same.
 * @param columns how many characters fit on a line; undefined when that is not known
 */
export function decisionTables(
  decisions: readonly Decision[],
  columns: number | undefined,
  paint: Paint,
): readonly string[] {
  const byFolder = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const { folder } = decision;
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), decision]);
  }
  if (byFolder.size === 1) {
    return table(decisions, columns, paint);
  }
  return [...byFolder].flatMap(([folder, own], index) => [
    ...(index === 0 ? [] : ['']),
    paint.bold(printable(folder)),
    ...table(own, columns, paint),
  ]);
}

function table(decisions: readonly Decision[], columns: number | undefined, paint: Paint): readonly string[] {
  const rows = decisions.map(({ id, status, date, evidence, title }) => ({
    id: printable(id),
    status,
    date: date ?? '-',
    evidence: String(evidence.length),
    title: printable(title ?? ''),
  }));
  const width = (cells: readonly string[]): number => Math.max(...cells.map(displayWidth));
  const head = { id: 'id', status: 'status', date: 'date', evidence: 'evidence', title: 'title' } as const;
  const all = [head, ...rows];
  const widths = {
    id: Math.min(columns === undefined ? Infinity : Math.floor(columns / 3), width(all.map(({ id }) => id))),
    status: width(all.map(({ status }) => status)),
    date: width(all.map(({ date }) => date)),
    evidence: head.evidence.length,
  };
  const before = Object.values(widths).reduce((sum, each) => sum + each + 2, 0);
  const room = columns === undefined ? Infinity : Math.max(MIN_TITLE, columns - before);
  const line = (
    row: (typeof all)[number],
    marked: (cell: string, name: keyof typeof head) => string,
  ): string =>
    [
      marked(padded(fitted(row.id, widths.id), widths.id), 'id'),
      marked(padded(row.status, widths.status), 'status'),
      marked(padded(row.date, widths.date), 'date'),
      marked(row.evidence.padStart(widths.evidence), 'evidence'),
      marked(fitted(row.title, room), 'title'),
    ]
      .join('  ')
      .trimEnd();
  return [
    line(head, (cell) => paint.dim(cell)),
    ...rows.map((row) =>
      line(row, (cell, name) => {
        switch (name) {
          case 'status':
            return paintStatus(paint, row.status, cell);
          case 'evidence':
            return row.evidence === '0' ? paint.yellow(cell) : cell;
          default:
            return cell;
        }
      }),
    ),
  ];
}

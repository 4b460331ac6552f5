import type { NotRead, NotReadKind } from '../model/decision';
import { printable } from './printable';
import { count } from './wording';

/** Files that nobody expects to be read as a decision. Of all others a reader wants to know at once. */
const EXPECTED: ReadonlySet<NotReadKind> = new Set<NotReadKind>([
  'template',
  'index',
  'not-markdown',
  'ignored',
]);

/** Whether a file that somebody may take for a decision was not read. */
export function isUnexpected({ kind }: NotRead): boolean {
  return !EXPECTED.has(kind);
}

/** Says which files were not read and why: those that nobody expects to be read in one line, unless `verbose`. */
export function notReadLines(notRead: readonly NotRead[], verbose: boolean): readonly string[] {
  const listed = verbose ? notRead : notRead.filter(isUnexpected);
  const folded = notRead.length - listed.length;
  const other = listed.length === 0 ? '' : 'other ';
  return [
    ...listed.map(({ path, reason }) => `${printable(path)} was not read: ${printable(reason)}`),
    ...(folded === 0
      ? []
      : [`${count(folded, `${other}file`)} ${folded === 1 ? 'was' : 'were'} not read; --verbose lists them`]),
  ];
}

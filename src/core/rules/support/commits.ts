import type { CommitHead } from '../../commits/facts';

/** So much of an id tells commits apart for a reader. */
const SHORT = 10;
const MAX_SUBJECT = 80;

/** `9fc2a8caa2 “Keep orders in SQLite”` */
export function nameOfCommit({ id, subject }: Pick<CommitHead, 'id' | 'subject'>): string {
  const line = subject.replace(/[\s\p{C}]+/gu, ' ').trim();
  const shown = line.length > MAX_SUBJECT ? `${line.slice(0, MAX_SUBJECT - 1)}…` : line;
  return shown === '' ? shortId(id) : `${shortId(id)} “${shown}”`;
}

/** The first digits of an id. */
export function shortId(id: string): string {
  return id.slice(0, SHORT);
}

import type { Commit } from '../../../src/core/history/commit';

/** A commit of a day, of which nothing else matters. @param day ISO date */
export function commitOn(day: string): Commit {
  return {
    id: day,
    parents: [],
    author: { name: 'Storage Lead', email: 'storage-lead@example.com' },
    authored: `${day}T09:00:00+02:00`,
    committed: `${day}T09:00:00+02:00`,
    subject: 'Change',
    message: 'Change',
  };
}

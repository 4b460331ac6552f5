import { severities } from '../model/severity';
import type { Severity } from '../model/severity';

/** `1 decision`, `2 decisions`; a noun with an irregular plural gives both. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** `a, b and c`. */
export function enumerate(items: readonly string[], conjunction = 'and'): string {
  return items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1) ?? ''}`;
}

const NOUNS: Readonly<Record<Severity, readonly [string, string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
  hint: ['hint', 'hints'],
};

/** `1 error, 3 warnings`, the loudest first and without what there is none of; `nothing to report` for nothing. */
export function severitySummary(counts: Readonly<Record<Severity, number>>): string {
  const parts = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => count(counts[severity], ...NOUNS[severity]))
    .reverse();
  return parts.length === 0 ? 'nothing to report' : parts.join(', ');
}

/** What people call a decision: `ADR-0007  Use SQLite`; its id alone where it has no title, or no other. */
export function decisionName({
  id,
  title,
}: {
  readonly id: string;
  readonly title: string | undefined;
}): string {
  return title === undefined || title === id ? id : `${id}  ${title}`;
}

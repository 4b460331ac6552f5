import type { RawFinding } from '../model/finding';
import type { ParsedDecision, StatusStatement } from '../parse/parsedDecision';
import { quoted } from '../schema/sentences';
import type { RecordRule } from './rule';

/**
 * A record that states its status in two places, and differently: accepted in the front matter, still proposed under
 * `## Status`. Comes from changing one and forgetting the other. Several lines of one status section are its history,
 * not a conflict.
 *
 * Data: `raw` as written here, and `status`, the one that counts.
 */
export const rule: RecordRule = {
  id: 'status-conflict',
  group: 'record',
  scope: 'record',
  summary: 'The record states different statuses in different places.',
  severity: 'warning',
  grading: 'closed-hint',

  *check(record): Iterable<RawFinding> {
    const [counts, ...others] = perSource(record.statuses);
    if (counts === undefined) {
      return;
    }
    for (const other of others) {
      if (other.status !== counts.status) {
        yield finding(record, other, counts);
      }
    }
  },
};

/** What each place says that has a known status: the first statement of it is the one that counts there. */
function perSource(statements: readonly StatusStatement[]): readonly StatusStatement[] {
  const bySource = new Map<StatusStatement['source'], StatusStatement>();
  for (const statement of statements) {
    if (!bySource.has(statement.source)) {
      bySource.set(statement.source, statement);
    }
  }
  return [...bySource.values()].filter(({ status }) => status !== 'unknown');
}

const PLACES: Readonly<Record<StatusStatement['source'], string>> = {
  'front-matter': 'the front matter',
  bullet: 'the line under the title',
  section: 'the status section',
};

function finding(record: ParsedDecision, other: StatusStatement, counts: StatusStatement): RawFinding {
  return {
    range: record.rangeOf(other.span),
    message: `${quoted(other.raw)} here contradicts ${PLACES[counts.source]}, which says ${quoted(counts.raw)} and counts: make them agree.`,
    key: other.source,
    related: [
      {
        path: record.path,
        range: record.rangeOf(counts.span),
        message: 'This is the status that counts.',
      },
    ],
    data: { raw: other.raw, status: counts.raw },
  };
}

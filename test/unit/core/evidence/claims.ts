import { claimsOf } from '../../../../src/core/evidence/claim';
import type { EvidenceClaim } from '../../../../src/core/evidence/claim';
import { AnswerSink } from '../../../../src/core/evidence/answers';
import type { Answer, FileReading, Query, ValueAnswer } from '../../../../src/core/evidence/query';
import type { EvidenceReason } from '../../../../src/core/model/evidence';
import { parseDecision } from '../../../../src/core/parse/parseDecision';

/** The options of the record that claims are made in. */
export const TITLES: readonly string[] = ['SQLite', 'PostgreSQL'];

/** What an item of evidence with these fields claims, as a record that is read says it. */
export function claimFrom(fields: readonly string[]): EvidenceClaim {
  const item = ['id: E1', ...fields].map((line, index) => `${index === 0 ? '  - ' : '    '}${line}\n`);
  const text = `---\nstatus: accepted\nevidence:\n${item.join('')}---\n\n# Use SQLite\n`;
  const record = parseDecision('docs/decisions/0007-record.md', text, { statuses: {} });
  const [claim] = claimsOf(record);
  if (claim === undefined || record.problems.length > 0) {
    throw new Error(`The fields are no item of evidence:\n${text}`);
  }
  return claim;
}

/** A reading with answers, of a file that is in order. */
export function readingOf(answers: readonly Answer[], more: Partial<FileReading> = {}): FileReading {
  return {
    format: 'csv',
    defects: [],
    notes: [],
    commit: undefined,
    dirty: false,
    claims: [],
    answers,
    ...more,
  };
}

export function valueOf(value: number, more: Partial<ValueAnswer> = {}): ValueAnswer {
  return {
    kind: 'value',
    value,
    unit: undefined,
    better: undefined,
    low: undefined,
    high: undefined,
    count: 1,
    ...more,
  };
}

/** Tests of which so many passed, failed and were skipped. */
export function testsOf(passed: number, failed = 0, skipped = 0): Answer {
  return {
    kind: 'tests',
    matched: passed + failed + skipped,
    passed,
    failed,
    skipped,
    flaky: 0,
    examples: failed > 0 ? [{ test: 'Store#put', message: 'lost\nan order' }] : [],
    passedExample: passed > 0 ? 'Store#get' : undefined,
  };
}

/** Reasons as `state code: message`, with `remark` for those that give no state. */
export function told(reasons: readonly EvidenceReason[]): readonly string[] {
  return reasons.map(({ state, code, message }) => `${state ?? 'remark'} ${code}: ${message}`);
}

/** What is answered to one question when a report says certain things. */
export function answerTo(query: Query, report: (sink: AnswerSink) => void): Answer {
  const sink = new AnswerSink([query]);
  report(sink);
  const [answer] = sink.reading('json').answers;
  if (answer === undefined) {
    throw new Error('A question has no answer.');
  }
  return answer;
}

/** That there is no answer. */
export function noneOf(message: string, wanted?: string, nearest: readonly string[] = []): Answer {
  return { kind: 'none', message, wanted, nearest };
}

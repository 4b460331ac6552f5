import type { Finding } from '../../../../src/core/model/finding';
import type { NotRead } from '../../../../src/core/model/decision';
import type { CheckReport } from '../../../../src/core/report/makeReport';
import { makeDecision } from '../../support/makeDecision';

/** A finding at a line and column counted from 0. */
export function finding(
  rule: string,
  path: string,
  fields: Partial<Finding> & {
    readonly at?: readonly [line: number, character: number, length?: number];
  } = {},
): Finding {
  const { at: [line, character, length = 4] = [0, 0], ...rest } = fields;
  return {
    rule,
    path,
    severity: 'warning',
    message: `About ${rule}.`,
    range: { start: { line, character }, end: { line, character: character + length } },
    ...rest,
  };
}

/** A file that was not read. */
export function unread(path: string, kind: NotRead['kind'], reason = 'Because.'): NotRead {
  return { path, kind, reason };
}

/** A report; by default of a configured repository with two decisions and no findings. */
export function report(fields: Partial<CheckReport> = {}): CheckReport {
  return {
    decisions: [
      makeDecision('docs/adr/0001-one.md', { title: 'First things' }),
      makeDecision('docs/adr/0002-two.md', { title: 'Second things', status: 'proposed' }),
    ],
    states: new Map(),
    findings: [],
    notRead: [],
    waived: 0,
    baselined: 0,
    isConfigured: true,
    ...fields,
  };
}

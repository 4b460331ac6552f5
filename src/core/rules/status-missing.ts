import type { RawFinding } from '../model/finding';
import type { ParsedDecision } from '../parse/parsedDecision';
import type { RecordRule } from './rule';
import { mayHideFields, onWholeRecord } from './support/places';

/**
 * A record that does not say where the decision stands, so that a reader cannot tell a draft from a decision in force.
 * MADR leaves the status optional and most of its records have none, so this is only a hint.
 */
export const rule: RecordRule = {
  id: 'status-missing',
  group: 'record',
  scope: 'record',
  summary: 'The record does not say what its status is.',
  severity: 'hint',
  grading: 'always',

  *check(record): Iterable<RawFinding> {
    if (record.statuses.length === 0 && !mayHideFields(record) && !isTemplate(record)) {
      yield onWholeRecord(record, {
        message:
          'This record does not say whether it is decided: give it a status, such as `status: accepted`.',
      });
    }
  },
};

/** `Status: [proposed | rejected | …`: the choice of a template, which is reported as one. */
const TEMPLATE_CHOICE = /^[-*+ \t]{0,10}status\W{1,6}(?:draft|proposed|accepted) \|/im;

function isTemplate({ text }: ParsedDecision): boolean {
  return TEMPLATE_CHOICE.test(text.slice(0, 5000));
}

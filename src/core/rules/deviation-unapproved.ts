import { textField, valueAt } from '../parse/fields';
import type { RawFinding } from '../model/finding';
import type { FieldPath, FrontMatter, ParsedDecision } from '../parse/parsedDecision';
import type { RecordRule } from './rule';
import { mayHideFields } from './support/places';
import { isSamePerson } from './support/people';

/**
 * A deviation from a standing decision without a reason, or without the approval of a technologist who took part. The
 * habit: be consistent, and deviate only where the technologists find it necessary.
 *
 * Data: `index`, the position of the deviation when it is an item with fields, and `field`, the one that is missing.
 */
export const rule: RecordRule = {
  id: 'deviation-unapproved',
  group: 'people',
  scope: 'record',
  summary: 'A deviation from a standing decision lacks its reason or the approval of a technologist.',
  severity: 'warning',
  grading: 'graded',

  *check(record, { technologists }): Iterable<RawFinding> {
    const { frontMatter } = record;
    if (frontMatter === undefined || mayHideFields(record)) {
      return;
    }
    const stated = valueAt(frontMatter.data, ['deviates-from']);
    if (stated === undefined || stated === null || stated === '') {
      return;
    }
    const paths: readonly FieldPath[] = Array.isArray(stated)
      ? stated.map((_, index) => ['deviates-from', index])
      : [['deviates-from']];
    for (const path of paths) {
      yield* deviation(record, frontMatter, path, technologists);
    }
  },
};

function* deviation(
  record: ParsedDecision,
  frontMatter: FrontMatter,
  path: FieldPath,
  technologists: readonly string[],
): Iterable<RawFinding> {
  const span = frontMatter.valueSpan(path);
  if (span === undefined) {
    return;
  }
  const value = valueAt(frontMatter.data, path);
  const index = path[1];
  const place = typeof index === 'number' ? { index } : {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield {
      range: record.rangeOf(span),
      message: `The deviation from ${String(value)} says neither why nor who approved it: write it as \`decision\`, \`why\` and \`approved-by\`.`,
      key: String(value),
    };
    return;
  }
  const decision = textField(frontMatter, [...path, 'decision']);
  const from = decision?.value ?? 'a standing decision';
  const at = record.rangeOf(decision?.span ?? firstKey(frontMatter, path, value) ?? span);
  for (const [field, wanted] of [
    ['why', 'does not say why'],
    ['approved-by', 'does not name the technologist who approved it'],
  ] as const) {
    if (textField(frontMatter, [...path, field]) === undefined) {
      yield {
        range: at,
        message: `The deviation from ${from} ${wanted}: add \`${field}\`.`,
        key: `${from} ${field}`,
        data: { ...place, field },
      };
    }
  }
  const approvedBy = textField(frontMatter, [...path, 'approved-by']);
  if (approvedBy !== undefined && !mayApprove(approvedBy.value, record, technologists)) {
    yield {
      range: record.rangeOf(approvedBy.span),
      message: `${approvedBy.value} approved the deviation from ${from} without being among the decision makers, the approver or the \`technologists\` of \`.grounds.yaml\`: have one of them approve it.`,
      key: `${from} approved-by`,
    };
  }
}

function firstKey(
  frontMatter: FrontMatter,
  path: FieldPath,
  value: object,
): ReturnType<FrontMatter['keySpan']> {
  const [first] = Object.keys(value);
  return first === undefined ? undefined : frontMatter.keySpan([...path, first]);
}

function mayApprove(name: string, { people }: ParsedDecision, technologists: readonly string[]): boolean {
  const makers = people.filter(({ role }) => role === 'decision-maker' || role === 'approver');
  return [...makers.map((person) => person.name.value), ...technologists].some((other) =>
    isSamePerson(other, name),
  );
}

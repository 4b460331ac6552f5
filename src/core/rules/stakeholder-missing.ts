import { valueAt, wordsField } from '../parse/fields';
import type { RawFinding } from '../model/finding';
import type { FrontMatter, ParsedDecision } from '../parse/parsedDecision';
import type { RecordRule } from './rule';
import { mayHideFields, onWholeRecord } from './support/places';

/**
 * A discipline that has to take part in decisions of this category is not among the stakeholders. The habit: those who
 * stand for users and customers take part, at least in product and risk decisions.
 *
 * Data: `discipline`, the one that is missing.
 */
export const rule: RecordRule = {
  id: 'stakeholder-missing',
  group: 'people',
  scope: 'record',
  summary: 'A discipline that has to take part in such decisions is not among the stakeholders.',
  severity: 'info',
  grading: 'graded',

  *check(record, options): Iterable<RawFinding> {
    const { category, frontMatter } = record;
    if (category === undefined || frontMatter === undefined || mayHideFields(record)) {
      return;
    }
    const stakeholders = valueAt(frontMatter.data, ['stakeholders']) ?? {};
    if (typeof stakeholders !== 'object' || Array.isArray(stakeholders)) {
      // That they are not stated by discipline is reported as such.
      return;
    }
    const wanted =
      Object.entries(options.stakeholders).find(([name]) => isSameWord(name, category.value))?.[1] ?? [];
    for (const discipline of wanted) {
      if (!hasDiscipline(record, frontMatter, stakeholders, discipline)) {
        const key = frontMatter.keySpan(['stakeholders']);
        const finding = {
          message: `A decision of the category ${category.value} needs \`${discipline}\` among its \`stakeholders\`: name who speaks for it.`,
          key: discipline,
          data: { discipline },
        };
        yield key === undefined ? onWholeRecord(record, finding) : { ...finding, range: record.rangeOf(key) };
      }
    }
  },
};

function hasDiscipline(
  { text }: ParsedDecision,
  frontMatter: FrontMatter,
  stakeholders: object,
  discipline: string,
): boolean {
  const name = Object.keys(stakeholders).find((key) => isSameWord(key, discipline));
  return name !== undefined && wordsField(text, frontMatter, ['stakeholders', name]).length > 0;
}

function isSameWord(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

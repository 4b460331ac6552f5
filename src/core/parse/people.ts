import type { Located } from '../model/text';
import type { MetadataField } from './fieldNames';
import { splitAtCommas, valueAt, wordsField } from './fields';
import type { MetadataLine } from './metadata';
import type { FrontMatter, ParsedPerson } from './parsedDecision';

const ROLES: Readonly<Partial<Record<MetadataField, ParsedPerson['role']>>> = {
  'decision-makers': 'decision-maker',
  approver: 'approver',
  accountable: 'accountable',
  consulted: 'consulted',
  informed: 'informed',
  stakeholders: 'stakeholder',
};

/** What stands in a template for names, once its braces are gone. */
const NOT_A_NAME = /^(?:list|names?) (?:of |all |every)|^[^\p{L}]*$|^\(|^(?:none|n\/a|tbd|todo)$/iu;

/** Everyone whom a record names: first the front matter, then the lines under the title. */
export function peopleIn(
  text: string,
  frontMatter: FrontMatter | undefined,
  named: readonly (readonly [MetadataField, string])[],
  lines: readonly MetadataLine[],
): readonly ParsedPerson[] {
  const people: ParsedPerson[] = [];
  const add = (role: ParsedPerson['role'], names: readonly Located<string>[]): void => {
    people.push(...names.filter(({ value }) => !NOT_A_NAME.test(value)).map((name) => ({ role, name })));
  };
  for (const [field, key] of named) {
    const role = ROLES[field];
    if (role === undefined || frontMatter === undefined) {
      continue;
    }
    const value = valueAt(frontMatter.data, [key]);
    if (field === 'stakeholders' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const discipline of Object.keys(value)) {
        add(role, wordsField(text, frontMatter, [key, discipline]));
      }
    } else {
      add(role, wordsField(text, frontMatter, [key]));
    }
  }
  for (const { field, value } of lines) {
    const role = ROLES[field];
    if (role !== undefined) {
      add(role, splitAtCommas(text, value));
    }
  }
  return people;
}

import { editFrontMatter } from '../fix/frontMatterEdits';
import { namedFields } from '../parse/fields';
import type { ParsedDecision } from '../parse/parsedDecision';
import { isSamePerson } from '../rules/support/people';
import type { Step } from './amend';

/** Names one person in a role that one person has, where the record names them already, else in the front matter. */
export function setPerson(role: 'approver' | 'accountable', name: string): Step {
  return (record) => {
    const named = record.people.filter((person) => person.role === role);
    const [first] = named;
    if (first !== undefined && named.every((person) => isSamePerson(person.name.value, name))) {
      return [];
    }
    if (first !== undefined && isInBody(record, first.name.span.start)) {
      return named.length === 1 ? [{ span: first.name.span, newText: name }] : undefined;
    }
    return editFrontMatter(record, [{ kind: 'set', path: [keyOf(record, role)], value: name }]);
  };
}

/** Adds a decision maker, unless the record names them as one. */
export function addDecisionMaker(name: string): Step {
  return (record) => {
    const makers = record.people.filter(({ role }) => role === 'decision-maker');
    if (makers.some((person) => isSamePerson(person.name.value, name))) {
      return [];
    }
    const last = makers.at(-1)?.name.span;
    if (last !== undefined && isInBody(record, last.start)) {
      return [{ span: { start: last.end, end: last.end }, newText: `, ${name}` }];
    }
    return editFrontMatter(record, [
      { kind: 'append', path: [keyOf(record, 'decision-makers')], value: name },
    ]);
  };
}

function isInBody({ frontMatter }: ParsedDecision, offset: number): boolean {
  return frontMatter === undefined || offset >= frontMatter.span.end;
}

/** The key that the record already has for a field, which may be spelt otherwise or in another language. */
function keyOf(record: ParsedDecision, field: 'approver' | 'accountable' | 'decision-makers'): string {
  return namedFields(record.frontMatter).find(([name]) => name === field)?.[1] ?? field;
}

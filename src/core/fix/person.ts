import { personKey } from '../rules/support/people';
import type { Fix } from '../model/finding';
import { dataAt, editFrontMatter } from './frontMatterEdits';
import { fixRecord, textOf } from './fix';
import type { FixContext, FixMaker } from './fix';

/** More names than this are a list to type from, not to choose from. */
const MAX_OFFERED = 3;

/** A record that names no approver, or nobody who is accountable: one of those it names already, or a field to fill in. */
export const missingPerson: FixMaker = (finding, context) => {
  const field = textOf(finding.data, 'field');
  if (field === undefined) {
    return [];
  }
  return [
    ...decisionMakersFor(field, context),
    ...fixRecord(context, `Add \`${field}\` to fill in`, set(field, '', context)),
  ];
};

/** A record in which one person has two roles: another one of those who made the decision. */
export const samePerson: FixMaker = (finding, context) => {
  const field = textOf(finding.data, 'field');
  return field === undefined ? [] : decisionMakersFor(field, context);
};

/** A record without a discipline that has to take part: a place for its person. */
export const missingStakeholder: FixMaker = (finding, context) => {
  const discipline = textOf(finding.data, 'discipline');
  if (discipline === undefined) {
    return [];
  }
  const { frontMatter } = context.record;
  const stated = frontMatter === undefined ? undefined : dataAt(frontMatter, ['stakeholders']);
  const edits =
    stated === undefined || stated === null
      ? editFrontMatter(context.record, [
          { kind: 'add-mapping', path: ['stakeholders'], lines: [`${discipline}: ""`] },
        ])
      : editFrontMatter(context.record, [{ kind: 'set', path: ['stakeholders', discipline], value: '' }]);
  return fixRecord(context, `Add \`${discipline}\` to the stakeholders, to fill in`, edits);
};

function decisionMakersFor(field: string, context: FixContext): readonly Fix[] {
  const { people } = context.record;
  // Who approves does not answer for the implementation, nor the other way round.
  const others = new Set(
    people
      .filter(({ role }) => role === 'approver' || role === 'accountable')
      .map(({ name }) => personKey(name.value)),
  );
  const names = people.filter(({ role }) => role === 'decision-maker').map(({ name }) => name.value);
  return [...new Set(names)]
    .filter((name) => name !== '' && !others.has(personKey(name)))
    .slice(0, MAX_OFFERED)
    .flatMap((name) => fixRecord(context, `Name ${name} as \`${field}\``, set(field, name, context)));
}

function set(field: string, value: string, { record }: FixContext): ReturnType<typeof editFrontMatter> {
  return editFrontMatter(record, [{ kind: 'set', path: [field], value }]);
}

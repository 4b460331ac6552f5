import { editFrontMatter } from './frontMatterEdits';
import { fixRecord, textOf } from './fix';
import type { FixMaker } from './fix';

/** More names than this are a list to type from, not to choose from. */
const MAX_OFFERED = 3;

/** A record that names no approver, or nobody who is accountable: one of those it names already, or a field to fill in. */
export const missingPerson: FixMaker = (finding, context) => {
  const field = textOf(finding.data, 'field');
  if (field === undefined) {
    return [];
  }
  const { people } = context.record;
  // Who approves does not answer for the implementation, nor the other way round.
  const others = new Set(
    people.filter(({ role }) => role === 'approver' || role === 'accountable').map(({ name }) => name.value),
  );
  const names = people.filter(({ role }) => role === 'decision-maker').map(({ name }) => name.value);
  const offered = [...new Set(names)]
    .filter((name) => name !== '' && !others.has(name))
    .slice(0, MAX_OFFERED);
  const set = (value: string): ReturnType<typeof editFrontMatter> =>
    editFrontMatter(context.record, [{ kind: 'set', path: [field], value }]);
  return [
    ...offered.flatMap((name) => fixRecord(context, `Name ${name} as \`${field}\``, set(name))),
    ...fixRecord(context, `Add \`${field}\` to fill in`, set('')),
  ];
};

import fc from 'fast-check';

/** What the records of property tests are made of. */
interface RecordModel {
  readonly title: string;
  readonly status: string;
  readonly date: string | undefined;
  readonly makers: readonly string[];
  readonly approver: string | undefined;
  readonly supersedes: readonly number[];
  readonly tags: readonly string[];
  readonly options: readonly string[];
  readonly chosen: string | undefined;
  readonly evidence: readonly {
    readonly id: string;
    readonly finding: string;
    readonly supports: readonly string[];
    readonly file: string | undefined;
    readonly result: string | undefined;
  }[];
  readonly context: string;
  readonly comment: string;
}

const option = fc.constantFrom(
  'SQLite',
  'SQLite (embedded)',
  'PostgreSQL',
  'Postgres',
  'plain files',
  'Kafka',
);
const person = fc.constantFrom('storage-lead', 'api-lead', 'ux-lead');
const few = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.uniqueArray(item, { maxLength: 3 });
const maybe = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(item, { nil: undefined });

/** Records that have something in common, so that changes between them are of every kind. */
export const recordModel: fc.Arbitrary<RecordModel> = fc.record({
  title: fc.constantFrom('Use SQLite', 'Use Kafka'),
  status: fc.constantFrom('draft', 'proposed', 'accepted', 'Accepted'),
  date: maybe(fc.constantFrom('2026-01-01', '2026-02-02')),
  makers: few(person),
  approver: maybe(person),
  supersedes: few(fc.constantFrom(1, 2, 3)),
  tags: few(fc.constantFrom('storage', 'events')),
  options: few(option),
  chosen: maybe(option),
  evidence: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('E1', 'E2', 'E3'),
      finding: fc.constantFrom('It is fast.', 'It is slow.'),
      supports: few(option),
      file: maybe(fc.constantFrom('a.csv', 'b.csv')),
      result: maybe(fc.constantFrom('1/1 passed', '2/2 passed')),
    }),
    { maxLength: 3, selector: ({ id }) => id },
  ),
  context: fc.constantFrom('Orders have to survive.', 'Menus have to survive.', ''),
  comment: fc.constantFrom('', '# a comment\n'),
});

/** The record as a person would write it. */
export function writtenRecord(model: RecordModel): string {
  const list = (items: readonly (string | number)[]): string => `[${items.join(', ')}]`;
  const field = (key: string, value: string | undefined): string =>
    value === undefined ? '' : `${key}: ${value}\n`;
  const evidence = model.evidence
    .map(
      ({ id, finding, supports, file, result }) =>
        `  - id: ${id}\n    type: dataset\n    finding: ${finding}\n    supports: ${list(supports)}\n` +
        (file === undefined ? '' : `    file: ${file}\n`) +
        (result === undefined ? '' : `    captured:\n      result: ${result}\n`),
    )
    .join('');
  return `---
${field('status', model.status)}${field('date', model.date)}${model.comment}decision-makers: ${list(model.makers)}
${field('approver', model.approver)}supersedes: ${list(model.supersedes)}
tags: ${list(model.tags)}
${evidence === '' ? '' : `evidence:\n${evidence}`}---
# ${model.title}

## Context and Problem Statement

${model.context}

## Considered Options

${model.options.map((title) => `- ${title}\n`).join('')}
## Decision Outcome

${model.chosen === undefined ? 'Nothing yet.' : `Chosen option: "${model.chosen}", because it is.`}
`;
}

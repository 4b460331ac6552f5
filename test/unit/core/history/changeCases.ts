/** A record before and after a change, and what is to be told of it. Paths are those of one record by default. */
export interface ChangeCase {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly from?: string;
  readonly to?: string;
  /** `kind: detail`, in their order. */
  readonly events: readonly string[];
}

const item = `  - id: E1
    type: test
    finding: What is put is got.
    supports: SQLite
    file: evidence/pytest.xml
`;
const captured = `    captured:
      result: 1/1 passed
      digest: sha256:aa
`;

interface Parts {
  readonly front?: string;
  readonly title?: string;
  readonly context?: string;
  readonly options?: string;
  readonly outcome?: string;
  readonly end?: string;
}

function record({
  front = 'status: proposed\n',
  title = 'Use SQLite',
  context = 'Orders have to survive a restart.',
  options = '- SQLite\n- PostgreSQL\n',
  outcome = 'Chosen option: "SQLite", because it is fast.',
  end = '',
}: Parts = {}): string {
  return `---
${front}---
# ${title}

## Context and Problem Statement

${context}

## Considered Options

${options}
## Decision Outcome

${outcome}
${end}`;
}

function changed(name: string, before: Parts, after: Parts, ...events: readonly string[]): ChangeCase {
  return { name, before: record(before), after: record(after), events };
}

function evidence(name: string, before: string, after: string, ...events: readonly string[]): ChangeCase {
  const front = (items: string): string => `status: proposed\n${items === '' ? '' : `evidence:\n${items}`}`;
  return changed(name, { front: front(before) }, { front: front(after) }, ...events);
}

function front(name: string, before: string, after: string, ...events: readonly string[]): ChangeCase {
  return changed(name, { front: before }, { front: after }, ...events);
}

const nygard = (status: string): string =>
  `# 7. Use SQLite\n\nDate: 2026-01-01\n\n## Status\n\n${status}\n\n## Context\n\nOrders.\n\n## Decision\n\nWe use it.\n`;

/** Every kind of event, and what must not be told. */
export const changeCases: readonly ChangeCase[] = [
  {
    name: 'a new record',
    before: undefined,
    after: record(),
    events: ['created: Created: "Use SQLite", proposed'],
  },
  {
    name: 'a new record that says little',
    before: undefined,
    after: 'Nothing here.\n',
    to: 'docs/decisions/0007-x.md',
    events: ['created: Created: ADR-0007, without a status'],
  },
  {
    name: 'a record that is gone',
    before: record({ front: 'status: accepted\n' }),
    after: undefined,
    events: ['deleted: Deleted: "Use SQLite", accepted'],
  },
  {
    name: 'another name',
    before: record(),
    after: record(),
    to: 'docs/decisions/0007-keep-sqlite.md',
    events: ['renamed: Renamed from 0007-use-sqlite.md to 0007-keep-sqlite.md'],
  },
  {
    name: 'another folder',
    before: record(),
    after: record(),
    from: 'doc/adr/0007-use-sqlite.md',
    events: ['renamed: Moved from doc/adr to docs/decisions'],
  },
  {
    name: 'another folder and name',
    before: record(),
    after: record(),
    from: '0007-a.md',
    events: ['renamed: Renamed from 0007-a.md to docs/decisions/0007-use-sqlite.md'],
  },
  {
    name: 'another number',
    before: record(),
    after: record(),
    from: 'docs/decisions/0006-use-sqlite.md',
    events: ['renumbered: Renumbered from ADR-0006 to ADR-0007'],
  },
  {
    name: 'line ends, spaces, comments and the order of fields',
    before: record({ front: 'status: proposed\ntags: [a, b]\n' }),
    after: record({ front: '# here\ntags:\n  - a\n  - b\nstatus: "proposed"\n' }).replaceAll('\n', '\r\n'),
    events: ['layout-changed: Only the layout changed: spaces, line ends, comments or order'],
  },
  front(
    'status',
    'status: proposed\n',
    'status: accepted\n',
    'status-changed: Status changed from proposed to accepted',
  ),
  front(
    'a status where there was none',
    'date: 2026-01-01\n',
    'date: 2026-01-01\nstatus: draft\n',
    'status-changed: Status set to draft',
  ),
  front(
    'a word that is no status',
    'status: accepted\n',
    'status: parked\n',
    'status-changed: Status changed from accepted to "parked"',
  ),
  front(
    'other words for the status',
    'status: accepted\n',
    'status: Accepted (lazy consensus)\n',
    'status-reworded: Status reworded from "accepted" to "Accepted (lazy consensus)"',
  ),
  {
    name: 'the status section of a record without front matter, with a relation',
    before: nygard('Accepted'),
    after: nygard('Superseded by [8. Use Kafka](0008-use-kafka.md)'),
    events: [
      'status-changed: Status changed from accepted to superseded',
      'relation-added: Superseded by ADR-0008',
    ],
  },
  {
    name: 'the date of a record without front matter',
    before: nygard('Accepted'),
    after: nygard('Accepted').replace('2026-01-01', '2026-02-02'),
    events: ['field-changed: Field date changed from 2026-01-01 to 2026-02-02'],
  },
  changed(
    'title',
    {},
    { title: 'Keep SQLite' },
    'title-changed: Title changed from "Use SQLite" to "Keep SQLite"',
  ),
  changed(
    'an option more',
    {},
    { options: '- SQLite\n- PostgreSQL\n- Plain files\n' },
    'option-added: Option "Plain files" added',
  ),
  changed('an option less', {}, { options: '- SQLite\n' }, 'option-removed: Option "PostgreSQL" removed'),
  changed(
    'emphasis on an option',
    {},
    { options: '- **SQLite**\n- PostgreSQL\n' },
    'layout-changed: Only the layout changed: spaces, line ends, comments or order',
  ),
  changed(
    'an option with another title, which everything names by it from then on',
    { front: `status: proposed\nevidence:\n${item}` },
    {
      front: `status: proposed\nevidence:\n${item.replace('SQLite', 'SQLite (embedded)')}`,
      options: '- SQLite (embedded)\n- PostgreSQL\n',
      outcome: 'Chosen option: "SQLite (embedded)", because it is fast.',
    },
    'option-renamed: Option "SQLite" renamed to "SQLite (embedded)"',
  ),
  changed(
    'an option with quite another title that the same evidence speaks for',
    { front: `status: proposed\nevidence:\n${item}` },
    {
      front: `status: proposed\nevidence:\n${item.replace('SQLite', 'An embedded database')}`,
      options: '- An embedded database\n- PostgreSQL\n',
      outcome: 'Chosen option: "An embedded database", because it is fast.',
    },
    'option-renamed: Option "SQLite" renamed to "An embedded database"',
  ),
  changed(
    'an option in the place of another',
    {},
    { options: '- SQLite\n- Kafka\n' },
    'option-removed: Option "PostgreSQL" removed',
    'option-added: Option "Kafka" added',
  ),
  changed(
    'the choice',
    {},
    { outcome: 'Chosen option: "PostgreSQL", because it is fast.' },
    'chosen-changed: Chosen option changed from "SQLite" to "PostgreSQL"',
  ),
  changed(
    'a choice where there was none',
    { outcome: 'We do not know.' },
    { outcome: 'Chosen option: "PostgreSQL", because it is fast.' },
    'chosen-changed: "PostgreSQL" chosen',
    'text-changed: Text of section "Decision Outcome" changed',
  ),
  evidence('an item more', '', item, 'evidence-added: E1 added: test that supports "SQLite"'),
  evidence(
    'an item more among others',
    item,
    `${item}  - id: E2\n    type: link\n    refutes: [SQLite, PostgreSQL]\n`,
    'evidence-added: E2 added: link that refutes "SQLite", "PostgreSQL"',
  ),
  evidence('another id', item, item.replace('E1', 'E7'), 'evidence-renamed: E1 is now called E7'),
  evidence(
    'another finding',
    item,
    item.replace('What is put is got.', 'What is put is got again.'),
    'finding-changed: Finding of E1 changed: "What is put is got again."',
  ),
  evidence(
    'a finding where there was none',
    item.replace('    finding: What is put is got.\n', ''),
    item,
    'finding-changed: Finding of E1 written: "What is put is got."',
  ),
  evidence(
    'another claim',
    item,
    item.replace('supports: SQLite', 'supports: PostgreSQL\n    refutes: SQLite'),
    'evidence-changed: E1 now supports "PostgreSQL" instead of "SQLite"',
    'evidence-changed: E1 now refutes "SQLite"',
  ),
  evidence(
    'other fields of an item',
    item,
    `${item.replace('pytest.xml', 'junit.xml')}    covers: [src/store/]\n`,
    'evidence-changed: E1: file changed from evidence/pytest.xml to evidence/junit.xml',
    'evidence-changed: E1: covers set to src/store/',
  ),
  evidence(
    'that there is no code which an item speaks about, and a long text',
    `${item}    limits: ${'One small machine. '.repeat(4)}\n`,
    `${item}    limits: ${'Two small machines. '.repeat(4)}\n    covers: []\n`,
    `evidence-changed: E1: limits changed to ${'Two small machines. '.repeat(4).trim()}`,
    'evidence-changed: E1: covers set to []',
  ),
  evidence(
    'where the options are measured',
    `${item}    options: {SQLite: {option: a}}\n`,
    `${item}    options: {SQLite: {option: b}}\n`,
    'evidence-changed: E1: options changed from {SQLite: {option: a}} to {SQLite: {option: b}}',
  ),
  evidence('a pin', item, item + captured, 'evidence-pinned: E1 pinned: 1/1 passed'),
  evidence(
    'a pin again',
    item + captured,
    item + captured.replace('sha256:aa', 'sha256:bb'),
    'evidence-repinned: E1 pinned again with the same result',
  ),
  evidence(
    'another result',
    item + captured,
    item + captured.replace('1/1 passed', '\n        SQLite: 3 ms\n        PostgreSQL: 4 ms'),
    'result-changed: Result of E1 changed from 1/1 passed to SQLite 3 ms, PostgreSQL 4 ms',
  ),
  evidence(
    'a reconfirmation',
    item,
    `${item}    reconfirmed:\n      - tree: sha256:aa\n        by: storage-lead\n        why: Only comments changed.\n`,
    'evidence-reconfirmed: E1 reconfirmed by storage-lead',
  ),
  evidence(
    'the order of items',
    `${item}  - id: E2\n    type: link\n`,
    `  - id: E2\n    type: link\n${item}`,
    'layout-changed: Only the layout changed: spaces, line ends, comments or order',
  ),
  front(
    'a relation',
    'status: accepted\n',
    'status: accepted\nsupersedes: 3\n',
    'relation-added: Supersedes ADR-0003',
  ),
  front(
    'relations in other words',
    'status: accepted\nsupersedes: 3\nsuperseded-by: [ADR-9#part]\n',
    'status: accepted\nsupersedes: [0003-x.md, ADR-0004]\n',
    'relation-added: Supersedes ADR-0004',
    'relation-removed: No longer superseded by ADR-0009#part',
  ),
  front(
    'people',
    'status: accepted\ndecision-makers: [a, b]\napprover: c\nstakeholders: {ux: d}\n',
    'status: accepted\ndecision-makers: [A, b, e, f]\napprover: g\nstakeholders: {ux: h, cx: d}\n',
    'person-added: Decision maker e added',
    'person-added: Decision maker f added',
    'person-changed: Approver changed from c to g',
    'person-changed: Stakeholder for ux changed from d to h',
    'person-added: Stakeholder for cx d added',
  ),
  front(
    'fields',
    'status: accepted\ndecide-by: 2026-01-01\nversion: 1.1\ngoverns: [src/a/]\noutcome: {expected: fast}\n',
    'status: accepted\nversion: 1.10\ngoverns: [src/a/, src/b/]\noutcome: {expected: fast, measured: 171 ms}\ncategory: risk\n',
    'field-added: Field category set to risk',
    'field-removed: Field decide-by removed (was 2026-01-01)',
    'field-changed: Field version changed from 1.1 to 1.10',
    'field-changed: Field governs: src/b/ added',
    'field-added: Field outcome.measured set to 171 ms',
  ),
  changed(
    'text',
    {},
    { context: 'Menus have to survive a restart.', end: '\n## More\n\nThere is.\n' },
    'section-added: Section "More" added',
    'text-changed: Text of section "Context and Problem Statement" changed',
  ),
  changed(
    'another heading',
    { end: '\n## More\n\nThere is.\n' },
    { end: '\n## More Information\n\nThere is.\n' },
    'section-renamed: Section "More" renamed to "More Information"',
  ),
  {
    name: 'the text under the title',
    before: '# Use SQLite\n\nIn short: yes.\n',
    after: '# Use SQLite\n\nIn short: no.\n',
    events: ['text-changed: Text under the title changed'],
  },
  {
    name: 'one of two sections with the same heading',
    before: '# T\n\n## A\n\none\n\n## A\n\ntwo\n',
    after: '# T\n\n## A\n\none\n\n## A\n\nthree\n',
    events: ['text-changed: Text of section "A" changed'],
  },
  front(
    'front matter that cannot be read any more',
    'status: accepted\napprover: c\n',
    '[status: accepted\n',
    'front-matter-broken: The front matter can no longer be read',
  ),
];

import assert from 'node:assert/strict';
import type { DecisionCommit } from '../../../../src/core/commits/decisionCommits';
import { creditsByPerson, tellCredits } from '../../../../src/core/credits/credits';
import type { CreditSource, DecisionCredits } from '../../../../src/core/credits/credits';
import type { Commit } from '../../../../src/core/history/commit';
import type { RecordPast } from '../../../../src/core/outcomes/recordPast';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { summarise } from '../../../../src/core/parse/summarise';
import { creditLines, creditTable, personLines } from '../../../../src/core/report/credits';

function commitBy(author: string, day: string): Commit {
  return {
    id: `${day.replaceAll('-', '')}${author.length}`.padEnd(40, '0'),
    parents: [],
    author: { name: author, email: 'somebody@example.com' },
    authored: `${day}T09:00:00Z`,
    committed: `${day}T09:00:00Z`,
    subject: 'Change',
    message: 'Change',
  };
}

function past(...versions: readonly (readonly [Commit, readonly string[] | undefined])[]): RecordPast {
  return {
    kind: 'told',
    isWhole: true,
    versions: versions.map(([commit, evidence]) => ({
      commit,
      content:
        evidence === undefined ? undefined : { status: 'accepted', evidence, considered: 0, tested: 0 },
    })),
  };
}

const work = (commit: Commit, ...sources: DecisionCommit['sources']): DecisionCommit => ({
  commit,
  sources,
  isWork: true,
  changesGoverned: undefined,
});

function credits(yaml: string, more: Partial<CreditSource> = {}): DecisionCredits {
  const record = parseDecision('docs/decisions/0001-a.md', `---\n${yaml}\n---\n# A\n`, { statuses: {} });
  return tellCredits({
    decision: summarise(record, 'docs/decisions'),
    record,
    past: { kind: 'unknown', gap: 'no-history' },
    commits: undefined,
    ...more,
  });
}

const first = commitBy('Load Lead', '2026-01-01');
const second = commitBy('Storage Lead', '2026-01-02');
const third = commitBy('API Lead', '2026-01-03');

describe('tellCredits', () => {
  it('credits the commit since which an item is there, and whom the record names', () => {
    const { evidence } = credits('evidence: [{id: E1, by: [load-lead, api-lead]}, {id: E2}, {id: E3}]', {
      past: past([first, ['E1', 'E2']], [second, ['E1']], [third, ['E1', 'E2']]),
    });
    assert.deepEqual(evidence, [
      { id: 'E1', by: ['load-lead', 'api-lead'], added: { commit: first } },
      { id: 'E2', by: [], added: { commit: third } },
      { id: 'E3', by: [], added: { unknown: 'uncommitted' } },
    ]);
  });

  it('says why it is not known who added an item', () => {
    const added = (from: RecordPast): unknown =>
      credits('evidence: [{id: E1}]', { past: from }).evidence[0]?.added;
    assert.deepEqual(added({ kind: 'unknown', gap: 'shallow' }), { unknown: 'shallow' });
    assert.deepEqual(added(past([first, undefined], [second, ['E1']])), { unknown: 'unread' });
    assert.deepEqual(added({ ...past([first, ['E1']]), isWhole: false } as RecordPast), {
      unknown: 'beginning',
    });
  });

  it('names everybody who took part once, with all roles', () => {
    const { people } = credits(
      'decision-makers: [storage-lead, "@Api-Lead"]\napprover: Storage-Lead\naccountable: platform-manager\ninformed: [everybody]',
    );
    assert.deepEqual(people, [
      { name: 'storage-lead', roles: ['decision-maker', 'approver'] },
      { name: '@Api-Lead', roles: ['decision-maker'] },
      { name: 'platform-manager', roles: ['accountable'] },
    ]);
  });

  it('credits commits that change governed code, and those that are listed', () => {
    const source = {
      commits: [
        work(third, 'field'),
        { ...work(second, 'mention'), changesGoverned: false },
        { ...work(first, 'trailer'), changesGoverned: true },
      ],
    };
    const governing = credits('governs: [src/store/]', source);
    assert.deepEqual(
      governing.work?.map(({ author }) => author),
      ['API Lead', 'Load Lead'],
    );
    const free = credits('status: accepted', source);
    assert.equal(free.work?.length, 3);
    const writing = { ...work(first, 'record'), isWork: false };
    assert.deepEqual(credits('status: accepted', { commits: [writing] }).work, []);
    assert.equal(credits('status: accepted').work, undefined);
    const unchecked = credits('governs: [src/]', {
      commits: source.commits.map((commit) => ({ ...commit, changesGoverned: undefined })),
    });
    assert.deepEqual([unchecked.work?.length, unchecked.unchecked], [1, 2]);
  });
});

describe('creditsByPerson', () => {
  it('adds up what each person did, once for each commit', () => {
    const record = parseDecision('docs/decisions/0001-a.md', '---\nstatus: accepted\n---\n# A\n', {
      statuses: {},
    });
    const decision = summarise(record, 'docs/decisions');
    const own = credits(
      'approver: storage lead\nconsulted: ux-lead\nevidence: [{id: E1, by: load-lead}, {id: E2}]',
      { past: past([second, ['E1', 'E2']]), commits: [work(second, 'field')] },
    );
    const people = creditsByPerson([
      { decision, credits: own },
      { decision: { ...decision, status: 'draft' }, credits: own },
    ]);
    assert.deepEqual(people, [
      { name: 'Storage Lead', evidence: 2, decided: 1, commits: 1 },
      { name: 'load-lead', evidence: 2, decided: 0, commits: 0 },
    ]);
    assert.deepEqual(personLines(people), [
      '              evidence  decided  commits',
      'Storage Lead         2        1        1',
      'load-lead            2        0        0',
    ]);
  });
});

describe('writing credits', () => {
  it('tells them in lines, and in a table that makes no markup', () => {
    const own = credits('approver: "*\\u001b[31mlead* | x"\nevidence: [{id: E1}, {id: E2, by: load-lead}]', {
      past: past([first, ['E1', 'E2']]),
      commits: [work(third, 'field'), work(first, 'field'), work(first, 'field')],
    });
    assert.deepEqual(creditLines(own), [
      'gathered     E1  Load Lead; added 2026-01-01 in 2026010190',
      '             E2  load-lead; added 2026-01-01 in 2026010190 by Load Lead',
      'took part    *\\x1b[31mlead* | x (approver)',
      'carried out  Load Lead; 2 commits, 2026-01-01',
      '             API Lead; 1 commit, 2026-01-03',
    ]);
    assert.match(creditTable(own) ?? '', /\| took part \| \\\*\\\\x1b\\\[31mlead\\\* \\\| x \(approver\) \|/);
  });

  it('are bounded', () => {
    const many = Array.from({ length: 30 }, (_, at) => `{id: E${at}}`).join(', ');
    const lines = creditLines(credits(`evidence: [${many}]`, { commits: [] }));
    assert.equal(lines.length, 21);
    assert.equal(lines.at(-1)?.trim(), 'and 10 more items');
  });
});

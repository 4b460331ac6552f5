import assert from 'node:assert/strict';
import type { Status } from '../../../../src/core/model/status';
import { tellOutcomes } from '../../../../src/core/outcomes/outcomes';
import type { PastDecision } from '../../../../src/core/outcomes/outcomes';
import type { PastContent, RecordPast } from '../../../../src/core/outcomes/recordPast';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { summarise } from '../../../../src/core/parse/summarise';
import { commitOn } from '../../support/commitOn';

type Said = readonly [day: string, status: Status | undefined, content?: Partial<PastContent>];

function past(...said: readonly Said[]): RecordPast {
  return {
    kind: 'told',
    isWhole: true,
    versions: said.map(([day, status, content]) => ({
      commit: commitOn(day),
      content:
        status === undefined ? undefined : { status, evidence: [], considered: 0, tested: 0, ...content },
    })),
  };
}

function decided(status: Status, from: RecordPast, verdict = ''): PastDecision {
  const outcome = verdict === '' ? '' : `outcome: {verdict: ${verdict}}\n`;
  const record = parseDecision('docs/decisions/0001-a.md', `---\nstatus: ${status}\n${outcome}---\n# A\n`, {
    statuses: {},
  });
  return { decision: summarise(record, 'docs/decisions'), record, past: from };
}

describe('tellOutcomes', () => {
  it('counts what records held in the first commit in which they were accepted', () => {
    const told = tellOutcomes([
      decided(
        'accepted',
        past(
          ['2026-01-01', 'proposed', { considered: 2 }],
          ['2026-01-11', 'accepted', { evidence: ['E1'], considered: 2, tested: 1 }],
          ['2026-02-01', 'accepted', { evidence: ['E1', 'E2'], considered: 2, tested: 2 }],
        ),
        'confirmed',
      ),
      decided('superseded', past(['2026-01-01', 'accepted', { considered: 1, tested: 1 }]), 'Refuted'),
      decided(
        'deprecated',
        past(['2026-01-01', 'draft'], ['2026-01-05', 'proposed'], ['2026-01-06', 'accepted']),
      ),
    ]);
    assert.equal(told.decisions, 3);
    assert.deepEqual(told.withEvidence, { count: 1, of: 3, unknown: {} });
    assert.deepEqual(told.testedOptions, { count: 2, of: 3, unknown: { 'no-options': 1 } });
    assert.deepEqual(told.allTested, { count: 1, of: 2, unknown: { 'no-options': 1 } });
    assert.deepEqual(told.time, {
      of: 2,
      days: { median: 5.5, shortest: 1, longest: 10 },
      unknown: { 'born-accepted': 1 },
    });
    assert.deepEqual(told.verdicts, { confirmed: 1, mixed: 0, refuted: 1, inconclusive: 0 });
  });

  it('leaves out what never took effect', () => {
    const told = tellOutcomes([
      decided('rejected', past(['2026-01-01', 'accepted'], ['2026-01-02', 'rejected']), 'confirmed'),
      decided('proposed', past(['2026-01-01', 'proposed'])),
      decided('unknown', past(['2026-01-01', 'unknown'])),
    ]);
    assert.deepEqual([told.decisions, told.withoutStatus], [3, 1]);
    assert.deepEqual(told.effective, []);
    assert.deepEqual(told.verdicts, { confirmed: 0, mixed: 0, refuted: 0, inconclusive: 0 });
    assert.equal(told.time.days, undefined);
  });

  it('says why something is not known', () => {
    const acceptance = (from: RecordPast): unknown => {
      const [first] = tellOutcomes([decided('accepted', from)]).effective;
      return first !== undefined && 'unknown' in first.acceptance ? first.acceptance.unknown : undefined;
    };
    assert.equal(acceptance({ kind: 'unknown', gap: 'shallow' }), 'shallow');
    assert.equal(acceptance(past(['2026-01-01', 'proposed'])), 'never-accepted');
    assert.equal(acceptance(past(['2026-01-01', undefined], ['2026-01-02', 'accepted'])), 'unread');
    const cut = { ...past(['2026-01-01', 'accepted']), isWhole: false } as RecordPast;
    assert.equal(acceptance(cut), 'beginning');
    const time = (from: RecordPast): unknown => {
      const [first] = tellOutcomes([decided('accepted', from)]).effective;
      return first === undefined ? undefined : Object.values(first.time)[0];
    };
    assert.equal(time({ kind: 'unknown', gap: 'partial' }), 'partial');
    assert.equal(time(past(['2026-01-01', 'draft'], ['2026-01-02', 'accepted'])), 'never-proposed');
    assert.equal(time(past(['2026-01-03', 'proposed'], ['2026-01-02', 'accepted'])), 'dates');
    const late = past(['2026-01-01', 'proposed'], ['2026-01-02', 'accepted']);
    assert.equal(time({ ...late, isWhole: false } as RecordPast), 'beginning');
    assert.equal(time(late), 1);
  });
});

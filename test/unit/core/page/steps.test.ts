import assert from 'node:assert/strict';
import type { TimelineEntry, TimelineEvent } from '../../../../src/core/history/timeline';
import { stepsOf, withPresent } from '../../../../src/core/page/steps';
import { parseDecision } from '../../../../src/core/parse/parseDecision';

function entry(day: string, ...events: readonly TimelineEvent[]): TimelineEntry {
  const author = { name: 'storage-lead', email: 'storage-lead@example.org' };
  const moment = `${day}T10:00:00Z`;
  const commit = { id: day, parents: [], author, authored: moment, committed: moment, subject: 'x' };
  return { commit, path: 'docs/decisions/0001-x.md', events };
}

const created = entry('2026-01-01', { kind: 'created', detail: 'Created' });

function changed(day: string, from: string, to: string): TimelineEntry {
  return entry(day, { kind: 'status-changed', detail: 'Changed', from, to });
}

function last(status: string): ReturnType<typeof parseDecision> {
  return parseDecision('docs/decisions/0001-x.md', `---\nstatus: ${status}\n---\n# X\n`, { statuses: {} });
}

describe('stepsOf', () => {
  it('begins with what the record was created as', () => {
    const entries = [created, changed('2026-01-05', 'proposed', 'accepted')];
    const steps = stepsOf(entries, last('accepted'), ['There may be more.']);
    assert.deepEqual(steps, {
      kind: 'told',
      steps: [
        { status: 'proposed', date: '2026-01-01', who: 'storage-lead' },
        { status: 'accepted', date: '2026-01-05', who: 'storage-lead' },
      ],
      notes: ['There may be more.'],
    });
  });

  it('knows a status that never changed by the last version', () => {
    const steps = stepsOf([created], last('draft'), []);
    assert.deepEqual(steps.kind === 'told' && steps.steps.map(({ status }) => status), ['draft']);
    const unread = stepsOf([created], undefined, []);
    assert.deepEqual(unread.kind === 'told' && unread.steps.map(({ status }) => status), ['no status']);
  });

  it('has nothing of what is not committed', () => {
    const steps = stepsOf([], undefined, []);
    const present = withPresent(steps, { status: 'draft', rawStatus: 'draft' });
    assert.deepEqual(present, {
      kind: 'told',
      steps: [{ status: 'draft', date: undefined, who: undefined }],
      notes: [],
    });
    assert.equal(withPresent(present, { status: 'draft', rawStatus: 'draft' }), present);
  });
});

import assert from 'node:assert/strict';
import { emptyBaseline } from '../../../../src/core/check/baseline';
import { checkRecord } from '../../../../src/core/check/checkRecord';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import type { UngradedFinding } from '../../../../src/core/model/finding';
import { ruleById } from '../../../../src/core/rules/index';
import { openMemory } from '../../support/openMemory';

describe('checkRecord', () => {
  it('reports what follows from a day once the day has passed, and what is always so on every day', async () => {
    const { workspace } = await openMemory({ 'docs/adr/0001-a.md': '---\nstatus: accepted\n---\n\n# A\n' });
    const [decision] = workspace.all();
    assert.ok(decision);
    const start = { line: 0, character: 0 };
    const found = (rule: string, after?: string): UngradedFinding => ({
      rule,
      message: 'Something is wrong.',
      range: { start, end: start },
      ...(after !== undefined && { after }),
    });
    const rules = new Map(['review-overdue', 'no-evidence'].map((id) => [id, ruleById(id)!]));
    const on = (today: string): readonly string[] =>
      checkRecord(decision, [found('review-overdue', '2026-06-01'), found('no-evidence')], {
        config: { ...defaultConfig, source: '.grounds.yaml' },
        baseline: emptyBaseline,
        today,
        rules,
      }).findings.map(({ rule }) => rule);
    assert.deepEqual(on('2026-06-01'), ['no-evidence']);
    assert.deepEqual(on('2026-06-02'), ['no-evidence', 'review-overdue']);
  });
});

import assert from 'node:assert/strict';
import { isPractice } from '../../../../src/core/check/grade';
import { practiceLines } from '../../../../src/core/report/practice';
import { rules } from '../../../../src/core/rules/index';
import { finding } from './sampleReport';

describe('practiceLines', () => {
  it('has words of its own for every practice rule', () => {
    for (const { id } of rules.filter(({ group }) => isPractice(group))) {
      const [line] = practiceLines([finding(id, 'a.md'), finding(id, 'b.md')]);
      assert.ok(line, id);
      assert.doesNotMatch(line.text, new RegExp(id), `src/core/report/practice.ts needs a phrase for ${id}`);
    }
  });

  it('counts decisions, not findings, and takes the loudest severity', () => {
    const lines = practiceLines([
      finding('option-untested', 'a.md', { severity: 'hint' }),
      finding('option-untested', 'a.md', { severity: 'info' }),
      finding('link-broken', 'a.md'),
    ]);
    assert.deepEqual(lines, [
      { rule: 'option-untested', severity: 'info', text: '1 decision has options without evidence' },
    ]);
  });
});

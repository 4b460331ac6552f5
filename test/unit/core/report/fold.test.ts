import assert from 'node:assert/strict';
import { isPractice } from '../../../../src/core/check/grade';
import { foldReport } from '../../../../src/core/report/fold';
import { rules } from '../../../../src/core/rules/index';
import { finding, report } from './sampleReport';

describe('foldReport', () => {
  it('has words of its own for every practice rule', () => {
    for (const { id } of rules.filter(({ group }) => isPractice(group))) {
      const findings = [finding(id, 'a.md'), finding(id, 'b.md')];
      const [line] = foldReport(report({ findings, isConfigured: false })).folded;
      assert.ok(line, id);
      assert.doesNotMatch(line.text, new RegExp(id), `src/core/report/fold.ts needs a phrase for ${id}`);
    }
  });

  it('counts decisions, not findings, and takes the loudest severity', () => {
    const { folded, listed } = foldReport(
      report({
        isConfigured: false,
        findings: [
          finding('option-untested', 'a.md', { severity: 'hint' }),
          finding('option-untested', 'a.md', { severity: 'info' }),
          finding('link-broken', 'a.md'),
        ],
      }),
    );
    assert.deepEqual(folded, [
      { rule: 'option-untested', severity: 'info', text: '1 decision has options without evidence' },
    ]);
    assert.deepEqual(
      listed.map(({ rule }) => rule),
      ['link-broken'],
    );
  });

  it('sums up hints that many records share, but nothing louder', () => {
    const paths = ['a.md', 'b.md', 'c.md', 'd.md', 'e.md', 'f.md'];
    const fold = (number: number) =>
      foldReport(
        report({
          isConfigured: false,
          findings: paths
            .slice(0, number)
            .flatMap((path) => [
              finding('status-missing', path, { severity: 'hint' }),
              finding('link-broken', path, { severity: 'warning' }),
            ]),
        }),
      );
    assert.deepEqual(fold(5).folded, []);
    assert.deepEqual(fold(6).folded, [
      { rule: 'status-missing', severity: 'hint', text: '6 decisions do not say whether they are decided' },
    ]);
    assert.equal(fold(6).listed.length, 6);
  });

  it('sums nothing up in a configured repository', () => {
    const findings = [finding('no-evidence', 'a.md', { severity: 'hint' })];
    assert.deepEqual(foldReport(report({ findings })), { folded: [], listed: findings });
  });
});

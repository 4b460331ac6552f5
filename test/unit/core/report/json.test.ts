import assert from 'node:assert/strict';
import { writeJson } from '../../../../src/core/report/json';
import type { Report } from '../../../../src/core/schema/generated/report';
import { rules } from '../../../../src/core/rules/index';
import { validateReport } from '../../support/reportSchema';
import { finding, report, unread } from './sampleReport';
import { makeDecision } from '../../support/makeDecision';

const path = 'docs/adr/0001-one.md';

describe('writeJson', () => {
  it('fits the schema, empty and full', () => {
    const full = report({
      decisions: [
        makeDecision(path),
        makeDecision('docs/adr/20260314-x.md', {
          number: undefined,
          title: undefined,
          rawStatus: undefined,
          status: 'unknown',
          date: undefined,
          state: 'one-sided',
        }),
      ],
      findings: [
        finding('no-evidence', path, {
          related: [{ path, range: finding('', '').range, message: 'Here.' }],
          key: 'k',
          data: { option: 'x' },
        }),
      ],
      notRead: [unread('docs/adr/x.rst', 'not-markdown')],
      waived: 2,
    });
    assert.deepEqual(validateReport(JSON.parse(writeJson(full))), []);
    assert.deepEqual(validateReport(JSON.parse(writeJson(report({ decisions: [] })))), []);
  });

  it('counts', () => {
    const { summary } = JSON.parse(
      writeJson(
        report({
          findings: [
            finding('no-evidence', path, { severity: 'hint' }),
            finding('option-untested', path, { severity: 'hint' }),
            finding('option-untested', path, { severity: 'hint' }),
            finding('link-broken', path, { severity: 'error' }),
          ],
          waived: 1,
          baselined: 2,
        }),
      ),
    ) as Report;
    assert.deepEqual(summary.findings, { error: 1, warning: 0, info: 0, hint: 3 });
    assert.equal(summary.withoutData, 1);
    assert.equal(summary.practice['option-untested'], 2);
    assert.equal(summary.practice['approver-missing'], 0);
    assert.equal(summary.practice['link-broken'], undefined);
    assert.equal(summary.waived, 1);
    assert.equal(summary.baselined, 2);
    const practice = rules.filter(({ group }) => group !== 'record');
    assert.deepEqual(
      Object.keys(summary.practice),
      practice.map(({ id }) => id),
    );
  });

  it('gives places from 0', () => {
    const { findings } = JSON.parse(
      writeJson(report({ findings: [finding('link-broken', path, { at: [3, 7, 2] })] })),
    ) as Report;
    assert.deepEqual(findings[0]?.range, {
      start: { line: 3, character: 7 },
      end: { line: 3, character: 9 },
    });
  });
});

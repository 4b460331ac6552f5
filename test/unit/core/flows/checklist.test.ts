import assert from 'node:assert/strict';
import { byImportance, editsOfRecord, isWaivable, wayOutOf } from '../../../../src/core/flows/checklist';
import type { Finding } from '../../../../src/core/model/finding';
import { startOfText } from '../../../../src/core/model/text';

function finding(rule: string, severity: Finding['severity'], data?: Finding['data']): Finding {
  return { rule, severity, path: 'a.md', range: startOfText, message: 'M.', ...(data && { data }) };
}

describe('byImportance', () => {
  it('puts the loudest first, then data before people before the record', () => {
    const findings = [
      finding('placeholder-left', 'warning'),
      finding('approver-missing', 'info'),
      finding('option-untested', 'info'),
      finding('no-evidence', 'warning'),
      finding('rule-failed', 'error'),
    ];
    assert.deepEqual(
      byImportance(findings).map(({ rule }) => rule),
      ['rule-failed', 'no-evidence', 'placeholder-left', 'option-untested', 'approver-missing'],
    );
  });
});

describe('wayOutOf', () => {
  it('names the command, or the option', () => {
    assert.equal(wayOutOf(finding('option-untested', 'info'), 'ADR-0007'), 'grounds attach ADR-0007 FILE');
    assert.equal(wayOutOf(finding('approver-missing', 'info'), 'ADR-0007'), '--approver NAME');
    assert.equal(
      wayOutOf(finding('evidence-suspect', 'warning', { evidence: 'E2' }), 'ADR-0007'),
      'grounds reconfirm ADR-0007 E2 --why TEXT',
    );
    assert.equal(wayOutOf(finding('placeholder-left', 'warning'), 'ADR-0007'), undefined);
  });
});

describe('isWaivable', () => {
  it('takes rules only', () => {
    assert.equal(isWaivable(finding('no-evidence', 'warning')), true);
    assert.equal(isWaivable(finding('rule-failed', 'error')), false);
  });
});

describe('editsOfRecord', () => {
  const fix = { title: 'T', preferred: false, renames: [] };
  const change = (path: string): { readonly path: string; readonly edits: readonly [] } => ({
    path,
    edits: [],
  });
  it('leaves out fixes that reach further', () => {
    assert.deepEqual(editsOfRecord({ ...fix, changes: [change('a.md')] }, 'a.md'), []);
    assert.equal(editsOfRecord({ ...fix, changes: [change('b.md')] }, 'a.md'), undefined);
    assert.equal(editsOfRecord({ ...fix, changes: [change('a.md'), change('b.md')] }, 'a.md'), undefined);
    const renames = [{ from: 'a.md', to: 'c.md' }];
    assert.equal(editsOfRecord({ ...fix, changes: [change('a.md')], renames }, 'a.md'), undefined);
  });
});

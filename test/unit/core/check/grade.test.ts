import assert from 'node:assert/strict';
import { isWaived, severityOf } from '../../../../src/core/check/grade';
import type { Gradable } from '../../../../src/core/check/grade';
import { RULE_FAILED } from '../../../../src/core/check/guard';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import type { GroundsConfig } from '../../../../src/core/model/config';
import type { Waiver } from '../../../../src/core/model/decision';
import type { Status } from '../../../../src/core/model/status';

const configured: GroundsConfig = { ...defaultConfig, source: '.grounds.yaml' };
const practice: Gradable = { id: 'no-evidence', group: 'evidence', severity: 'warning', grading: 'graded' };
const syntax: Gradable = { id: 'front-matter-syntax', group: 'record', severity: 'error', grading: 'always' };
const link: Gradable = { id: 'link-broken', group: 'record', severity: 'warning', grading: 'closed-hint' };

function grades(rule: Gradable, config: GroundsConfig, date = '2026-03-14'): Record<string, string> {
  const statuses: Status[] = [
    'draft',
    'proposed',
    'accepted',
    'unknown',
    'rejected',
    'deprecated',
    'superseded',
  ];
  return Object.fromEntries(statuses.map((status) => [status, severityOf(rule, { status, date }, config)]));
}

describe('severityOf', () => {
  it('grades practice rules by status', () => {
    assert.deepEqual(grades(practice, configured), {
      draft: 'hint',
      proposed: 'info',
      accepted: 'warning',
      unknown: 'warning',
      rejected: 'off',
      deprecated: 'off',
      superseded: 'off',
    });
  });

  it('never makes a quiet rule louder', () => {
    const quiet: Gradable = { ...practice, severity: 'hint' };
    assert.equal(severityOf(quiet, { status: 'proposed', date: undefined }, configured), 'hint');
  });

  it('hints on what is closed where the rule says so, and is the same everywhere where it says that', () => {
    const { accepted, draft, rejected } = grades(link, configured);
    assert.deepEqual([accepted, draft, rejected], ['warning', 'warning', 'hint']);
    assert.deepEqual([...new Set(Object.values(grades(syntax, configured)))], ['error']);
  });

  it('takes a configured severity as it is', () => {
    const config: GroundsConfig = {
      ...configured,
      rules: { 'no-evidence': 'error', 'link-broken': { accepted: 'error', superseded: 'off' } },
    };
    assert.equal(grades(practice, config)['rejected'], 'error');
    const { accepted, unknown, superseded, rejected } = grades(link, config);
    assert.deepEqual([accepted, unknown, superseded, rejected], ['error', 'error', 'off', 'hint']);
  });

  it('is gentle where nothing was agreed on', () => {
    assert.equal(grades(practice, defaultConfig)['accepted'], 'hint');
    assert.equal(grades(practice, defaultConfig)['superseded'], 'off');
    assert.equal(grades(syntax, defaultConfig)['accepted'], 'warning');
  });

  it('is silent on practice before it began, and on undated records', () => {
    const config: GroundsConfig = { ...configured, since: '2026-03-14' };
    assert.equal(severityOf(practice, { status: 'accepted', date: '2026-03-13' }, config), 'off');
    assert.equal(severityOf(practice, { status: 'accepted', date: undefined }, config), 'off');
    assert.equal(severityOf(practice, { status: 'accepted', date: '2026-03-14' }, config), 'warning');
    assert.equal(severityOf(link, { status: 'accepted', date: undefined }, config), 'warning');
  });

  it('does not let a rule that failed be switched off', () => {
    const failed: Gradable = { id: RULE_FAILED, group: 'record', severity: 'error', grading: 'always' };
    const config: GroundsConfig = { ...configured, rules: { [RULE_FAILED]: 'off' } };
    assert.equal(severityOf(failed, { status: 'accepted', date: undefined }, config), 'error');
  });

  it('reads no setting from what all objects have', () => {
    const strange: Gradable = { ...link, id: 'constructor' };
    assert.equal(severityOf(strange, { status: 'accepted', date: undefined }, configured), 'warning');
  });
});

describe('isWaived', () => {
  const waiver: Waiver = {
    rule: 'no-evidence',
    why: 'Decided before we measured.',
    by: 'storage-lead',
    until: '2026-06-01',
  };

  it('holds to the end of its last day', () => {
    assert.ok(isWaived('no-evidence', [waiver], '2026-06-01'));
    assert.ok(!isWaived('no-evidence', [waiver], '2026-06-02'));
    assert.ok(isWaived('no-evidence', [{ ...waiver, until: undefined }], '2099-01-01'));
  });

  it('needs a reason, the right rule and an end that can be read', () => {
    assert.ok(!isWaived('no-evidence', [{ ...waiver, why: ' ' }], '2026-01-01'));
    assert.ok(!isWaived('link-broken', [waiver], '2026-01-01'));
    assert.ok(!isWaived('no-evidence', [{ ...waiver, until: 'soon' }], '2026-01-01'));
  });

  it('does not cover a rule that failed', () => {
    assert.ok(!isWaived(RULE_FAILED, [{ ...waiver, rule: RULE_FAILED }], '2026-01-01'));
  });
});

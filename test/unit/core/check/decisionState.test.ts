import assert from 'node:assert/strict';
import { decisionState } from '../../../../src/core/check/decisionState';
import type { EvidenceSide } from '../../../../src/core/check/decisionState';
import type { EvidenceState } from '../../../../src/core/model/evidence';
import { evidenceStates } from '../../../../src/core/model/evidence';

type Side = Partial<EvidenceSide>;

const support = (state?: EvidenceState, more: Side = {}): Side => ({ supports: ['SQLite'], state, ...more });
const against = (state?: EvidenceState): Side => ({ refutes: ['PostgreSQL'], state });

function stateOf(
  evidence: readonly Side[],
  facts: Partial<Omit<Parameters<typeof decisionState>[0], 'evidence'>> = {},
): string | undefined {
  return decisionState({
    status: 'accepted',
    options: ['SQLite', 'PostgreSQL'],
    chosen: ['SQLite'],
    evidence: evidence.map((side) => ({ type: 'test', supports: [], refutes: [], measures: [], ...side })),
    ...facts,
  });
}

describe('the state of a decision', () => {
  it('follows from the state of what supports it', () => {
    const expected: Readonly<Record<EvidenceState, string>> = {
      verified: 'supported',
      cited: 'supported',
      unscoped: 'unverified',
      suspect: 'stale',
      expired: 'stale',
      contradicts: 'failing',
      broken: 'failing',
    };
    for (const state of evidenceStates) {
      assert.equal(stateOf([support(state), against()]), expected[state], state);
    }
  });

  it('is failing for one contradicted support among good ones', () => {
    assert.equal(stateOf([support('verified'), support('broken'), against()]), 'failing');
    assert.equal(stateOf([support('verified'), against('broken')]), 'supported');
  });

  it('is stale only when all support is', () => {
    assert.equal(stateOf([support('suspect'), support('expired'), against()]), 'stale');
    assert.equal(stateOf([support('suspect'), support('verified'), against()]), 'supported');
    assert.equal(stateOf([support('suspect'), support('unscoped'), against()]), 'unverified');
  });

  it('is contested by what was verified, and by nothing else', () => {
    const refuting = (state: EvidenceState): string | undefined =>
      stateOf([support('verified'), against(), { refutes: ['*SQLite*'], state }]);
    assert.equal(refuting('verified'), 'contested');
    for (const state of evidenceStates.filter((other) => other !== 'verified')) {
      assert.equal(refuting(state), 'supported', state);
    }
    assert.equal(stateOf([{ refutes: ['SQLite'], state: 'verified' }]), 'contested');
  });

  it('is unsupported without support, and one-sided without a look at the others', () => {
    assert.equal(stateOf([]), 'unsupported');
    assert.equal(stateOf([against('verified')]), 'unsupported');
    assert.equal(stateOf([support('verified')]), 'one-sided');
    assert.equal(stateOf([support('verified', { measures: ['SQLite', 'PostgreSQL'] })]), 'supported');
    assert.equal(stateOf([support('verified')], { options: ['SQLite'] }), 'supported');
  });

  it('stays unverified until something was checked, but takes citations as they are', () => {
    assert.equal(stateOf([support(), against()]), 'unverified');
    assert.equal(stateOf([support(undefined, { type: 'link' }), against()]), 'supported');
    assert.equal(stateOf([support('broken', { type: 'link' }), against()]), 'failing');
  });

  it('is none for drafts and for decisions that are closed', () => {
    for (const status of ['draft', 'rejected', 'deprecated', 'superseded'] as const) {
      assert.equal(stateOf([support('broken')], { status }), undefined, status);
    }
    assert.equal(stateOf([support('verified'), against()], { status: 'proposed' }), 'supported');
    assert.equal(stateOf([support('verified'), against()], { status: 'unknown' }), 'supported');
  });

  it('takes everything for support where no options are named', () => {
    assert.equal(stateOf([{ state: 'verified' }], { options: [], chosen: [] }), 'supported');
    assert.equal(stateOf([support('verified')], { chosen: [] }), 'supported');
  });
});

import assert from 'node:assert/strict';
import { MAX_PER_RULE, RULE_FAILED, runWorkspaceRules } from '../../../../src/core/check/guard';
import { DecisionIndex } from '../../../../src/core/graph/decisionIndex';
import type { RawFinding } from '../../../../src/core/model/finding';
import { startOfText } from '../../../../src/core/model/text';
import type { WorkspaceRule } from '../../../../src/core/rules/rule';
import { makeDecision } from '../../support/makeDecision';

function rule(id: string, check: () => Iterable<RawFinding>): WorkspaceRule {
  return {
    id,
    group: 'record',
    scope: 'workspace',
    summary: '',
    severity: 'warning',
    grading: 'always',
    check,
  };
}

function finding(message: string): RawFinding {
  return { range: startOfText, message };
}

function run(...rules: readonly WorkspaceRule[]): readonly string[] {
  const decision = makeDecision('d/0001-a.md');
  return runWorkspaceRules(rules, decision, new DecisionIndex()).map(
    ({ rule: id, key, message }) => `${id} ${key ?? '-'} ${message}`,
  );
}

describe('running rules', () => {
  it('names the rule of each finding', () => {
    assert.deepEqual(
      run(
        rule('a', () => [finding('1'), finding('2')]),
        rule('b', () => [finding('3')]),
      ),
      ['a - 1', 'a - 2', 'b - 3'],
    );
  });

  it('keeps what a failing rule said before, and what the others say', () => {
    const found = run(
      rule('a', function* () {
        yield finding('1');
        throw new Error('oops');
      }),
      rule('b', () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- rules of others may throw anything
        throw 'text';
      }),
      rule('c', () => [finding('3')]),
    );
    assert.equal(found[0], 'a - 1');
    assert.match(found[1] ?? '', new RegExp(`^${RULE_FAILED} a .*oops`));
    assert.match(found[2] ?? '', new RegExp(`^${RULE_FAILED} b .*text`));
    assert.equal(found[3], 'c - 3');
  });

  it('stops a rule that does not stop by itself, and says so', () => {
    const found = run(
      rule('a', function* () {
        for (;;) {
          yield finding('again');
        }
      }),
    );
    assert.equal(found.length, MAX_PER_RULE + 1);
    assert.match(found.at(-1) ?? '', /more than 200/);
  });
});

import assert from 'node:assert/strict';
import { internalRules, ruleById, rules } from '../../../../src/core/rules/index';
import type { FixtureCase, Seen } from './fixtureCases';
import { casesOf, check } from './fixtureCases';

/**
 * What a fixture says about: its own rule, everything wrong with its form, and failures. What it says nothing about is
 * whether it has evidence and people, which most fixtures have no reason to.
 */
function isStated({ rule }: Seen, fixture: FixtureCase): boolean {
  return rule === fixture.rule || (ruleById(rule)?.group ?? 'record') === 'record';
}

async function verify(fixture: FixtureCase, files: ReadonlyMap<string, string>): Promise<void> {
  const found = (await check(files, fixture.facts, fixture.commits))
    .filter((finding) => isStated(finding, fixture))
    .sort((a, b) => byPlace(a, b));
  const stated = fixture.expected
    .map((expected, index) => ({ ...expected, message: fixture.messages[index] }))
    .sort((a, b) => byPlace(a, b));
  assert.deepEqual(
    found.map((finding, index) => ({
      ...finding,
      // A fixture need not state every message.
      message: stated[index]?.message === undefined ? undefined : finding.message,
    })),
    stated,
    JSON.stringify(found, null, 2),
  );
}

type Place = Pick<Seen, 'path' | 'rule' | 'line' | 'text'>;

function byPlace(a: Place, b: Place): number {
  const [left, right] = [a, b].map(({ path, rule, line, text }) => [
    path,
    rule,
    String(line).padStart(5),
    text,
  ]);
  return String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0;
}

describe('rule fixtures', () => {
  for (const { id } of rules) {
    describe(id, () => {
      for (const fixture of casesOf(id)) {
        it(fixture.name, () => verify(fixture, fixture.files));

        it(`${fixture.name}, with Windows line ends`, () =>
          verify(
            fixture,
            new Map(Array.from(fixture.files, ([path, text]) => [path, text.replaceAll(/\r?\n/g, '\r\n')])),
          ));
      }

      it('has fixtures with and without findings, and one that states the message', () => {
        const cases = casesOf(id);
        const isMessageStated = cases.some(({ expected, messages }) =>
          expected.some(({ rule }, index) => rule === id && messages[index] !== undefined),
        );
        assert.ok(isMessageStated, 'no fixture that states the message');
        const own = cases.map(({ expected }) => expected.filter(({ rule }) => rule === id).length);
        assert.ok(
          own.some((count) => count > 0),
          'no fixture with a finding',
        );
        assert.ok(
          own.some((count) => count === 0),
          'no fixture without a finding',
        );
      });
    });
  }

  it('names only rules that exist', () => {
    const known = new Set([...rules, ...internalRules].map(({ id }) => id));
    const named = rules.flatMap(({ id }) =>
      casesOf(id).flatMap(({ expected }) => expected.map(({ rule }) => rule)),
    );
    assert.deepEqual(
      [...new Set(named)].filter((id) => !known.has(id)),
      [],
    );
  });
});

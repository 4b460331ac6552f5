import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileSelector, identityOf, nearestTests } from '../../../../src/core/evidence/testSelector';
import type { NamedTest } from '../../../../src/core/evidence/testSelector';

function named(test: Partial<NamedTest>): NamedTest {
  return { suites: [], className: undefined, file: undefined, name: '', ...test };
}

const nested = named({ suites: ['store', 'put'], file: 'test/store.test.ts', name: 'keeps the value' });
const classed = named({ suites: ['pytest'], className: 'test_demo.TestStore', name: 'test_put[a*b]' });
const bare = named({ name: 'alone' });

function matches(selector: string, test: NamedTest): boolean {
  return compileSelector(selector)(test);
}

describe('compileSelector', () => {
  for (const [test, yes, no] of [
    [
      classed,
      [
        'test_demo.TestStore#test_put[a*b]',
        'test_demo.*#test_put*',
        'pytest#test_put[a*b]',
        '*#*',
        '*',
        'test_demo.TestStore',
        'test_put*',
        '*Store#*[*]',
      ],
      [
        'test_demo.TestStore#test_put',
        'test_demo.TestStore#',
        'TestStore',
        '#test_put*',
        'Test_demo.*#*',
        '',
      ],
    ],
    [
      nested,
      [
        'put#keeps the value',
        'store > put#keeps the value',
        'test/store.test.ts#keeps the value',
        'test/store.test.ts#store > put > keeps the value',
        'store*#*> keeps the value',
        'store > put',
        'store > put > keeps the value',
        '*value',
      ],
      ['store#keeps the value', 'put#store > keeps the value', '> put#*', 'store > put >#*', 'value'],
    ],
    [bare, ['#alone', 'alone', '*#alone', '*'], ['x#alone', '#', 'alone#']],
  ] as const) {
    it(`tells what matches ${identityOf(test)}`, () => {
      assert.deepEqual(
        yes.filter((selector) => !matches(selector, test)),
        [],
      );
      assert.deepEqual(
        no.filter((selector) => matches(selector, test)),
        [],
      );
    });
  }

  it('splits at the first #', () => {
    const test = named({ className: 'a', name: 'b#c' });
    assert.ok(matches('a#b#c', test));
    assert.ok(!matches('a#b#c', named({ className: 'a#b', name: 'c' })));
  });

  it('takes every other character for itself', () => {
    assert.ok(matches('a.b#c?[1](+)', named({ className: 'a.b', name: 'c?[1](+)' })));
    assert.ok(!matches('a.b#c', named({ className: 'axb', name: 'c' })));
  });

  it('looks at the titles of each suite anew', () => {
    const matcher = compileSelector('put#*');
    const of = (...suites: readonly string[]): boolean => matcher(named({ suites, name: 'x' }));
    assert.deepEqual([of('put'), of('get'), of('get'), of('a', 'put')], [true, false, false, true]);
  });

  it('agrees with a plain way of matching', () => {
    // Recursion over what the first star stands for.
    const oracle = (pattern: string, text: string): boolean => {
      if (pattern === '') {
        return text === '';
      }
      if (pattern.startsWith('*')) {
        return oracle(pattern.slice(1), text) || (text !== '' && oracle(pattern, text.slice(1)));
      }
      return text.startsWith(pattern.charAt(0)) && oracle(pattern.slice(1), text.slice(1));
    };
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 10 });
    fc.assert(
      fc.property(pattern, text, (wanted, name) => {
        assert.equal(matches(`c#${wanted}`, named({ className: 'c', name })), oracle(wanted, name));
      }),
      { numRuns: 2000 },
    );
  });

  it('does not backtrack', () => {
    const test = named({ className: 'c', name: 'a'.repeat(100_000) });
    assert.ok(!matches(`c#${'a*'.repeat(5_000)}b`, test));
    assert.ok(matches(`c#${'a*'.repeat(5_000)}a`, test));
  });
});

describe('identityOf', () => {
  it('names the class, else the file, else the suites', () => {
    assert.deepEqual([classed, nested, { ...nested, file: undefined }, bare].map(identityOf), [
      'test_demo.TestStore#test_put[a*b]',
      'test/store.test.ts#keeps the value',
      'store > put#keeps the value',
      '#alone',
    ]);
  });

  it('is a selector of its test', () => {
    const word = fc.string({ unit: fc.constantFrom('a', '#', '*', ' ', '>', 'é'), maxLength: 5 });
    const title = fc.string({ unit: fc.constantFrom('a', '#', '*', ' ', '>'), minLength: 1, maxLength: 4 });
    const test = fc.record({
      suites: fc.array(title, { maxLength: 3 }),
      className: fc.option(title, { nil: undefined }),
      file: fc.option(title, { nil: undefined }),
      name: word,
    });
    fc.assert(
      fc.property(test, (one) => {
        assert.ok(matches(identityOf(one), one), identityOf(one));
      }),
    );
  });
});

describe('nearestTests', () => {
  const known = ['store.Test#put', 'store.Test#get', 'other.Test#list'];

  it('finds what may have been meant', () => {
    assert.deepEqual(nearestTests('store.Test#putt', known, 2), ['store.Test#put', 'store.Test#get']);
    assert.deepEqual(nearestTests('lists', known, 2), ['other.Test#list']);
    assert.deepEqual(nearestTests('stoer.Test', known, 2), ['store.Test#put', 'store.Test#get']);
  });
});

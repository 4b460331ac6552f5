import assert from 'node:assert/strict';
import fc from 'fast-check';
import picomatch from 'picomatch/posix';
import { globMatcher, literalBase } from '../../../../src/core/workspace/glob';

const cases: readonly (readonly [glob: string, path: string, matches: boolean])[] = [
  ['docs/adr', 'docs/adr', true],
  ['docs/adr', 'docs/adr/0001-x.md', true],
  ['docs/adr/', 'docs/adr/0001-x.md', true],
  ['./docs/adr', 'docs/adr', true],
  ['docs/adr', 'docs/adrs', false],
  ['docs/adr', 'docs', false],
  ['packages/*/docs/adr', 'packages/a/docs/adr', true],
  ['packages/*/docs/adr', 'packages/a/b/docs/adr', false],
  ['**/adr', 'adr', true],
  ['**/adr', 'a/b/adr', true],
  ['docs/**', 'docs', false],
  ['docs/**', 'docs/a/b', true],
  ['docs/**/*.md', 'docs/a/b.md', true],
  ['docs/**/*.md', 'docs/b.md', true],
  ['docs/{adr,decisions}', 'docs/decisions', true],
  ['docs/{adr,decisions}', 'docs/adrs', false],
  ['{a,{b,c}}/x', 'c/x', true],
  ['docs/[ab]dr', 'docs/bdr', true],
  ['docs/[!ab]dr', 'docs/bdr', false],
  ['docs/[a-c]dr', 'docs/cdr', true],
  ['docs/?dr', 'docs/adr', true],
  ['docs/00*-*.md', 'docs/0001-x.md', true],
  ['docs/a{b', 'docs/a{b', true],
  ['docs/a[b', 'docs/a[b', true],
  ['.github/*', '.github/x', true],
  ['', 'x', false],
];

describe('globMatcher', () => {
  for (const [glob, path, matches] of cases) {
    it(`${matches ? 'matches' : 'does not match'} ${path} with ${glob === '' ? 'nothing' : glob}`, () => {
      assert.equal(globMatcher([glob])(path), matches);
    });
  }

  it('agrees with picomatch on ordinary globs', () => {
    const piece = fc.constantFrom('a', 'b', '*', '?', '**', 'a*', '*b', '[ab]', '{a,ab}');
    const glob = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('/'));
    const path = fc.array(fc.constantFrom('a', 'b', 'ab', 'aab'), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(glob, path, (pattern, segments) => {
        const oracle = picomatch(pattern, { dot: true });
        const above = segments.map((_, index) => segments.slice(0, index + 1).join('/'));
        // picomatch lets a final `**` stand for nothing; to us `docs/**` is not `docs`.
        fc.pre(!pattern.endsWith('**'));
        assert.equal(
          globMatcher([pattern])(segments.join('/')),
          above.some((prefix) => oracle(prefix)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('takes no time on globs made to take long', () => {
    // Regular expressions need longer than the test run for any of these.
    assert.equal(globMatcher(['*a'.repeat(100) + 'b'])('a'.repeat(250)), false);
    assert.equal(globMatcher(['**/a/'.repeat(50) + 'b'])('a/'.repeat(120) + 'c'), false);
    assert.equal(globMatcher(['{a,b}'.repeat(60) + 'c'])('ab'.repeat(60)), false);
    assert.equal(globMatcher(['{'.repeat(900)])('a'), false);
  });
});

describe('literalBase', () => {
  it('is where to start looking', () => {
    assert.deepEqual(literalBase('packages/*/adr'), { base: 'packages', literal: false, rest: '*/adr' });
    assert.deepEqual(literalBase('./docs/adr/'), { base: 'docs/adr', literal: true, rest: '' });
    assert.deepEqual(literalBase('**/adr'), { base: '', literal: false, rest: '**/adr' });
  });
});

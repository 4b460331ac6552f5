import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCompletely } from '../../../../src/core/parse/frontMatter';
import type { FieldPath } from '../../../../src/core/parse/parsedDecision';
import { readPlainYaml } from '../../../../src/core/parse/plainYaml';
import { yamlBlock } from './yamlBlocks';

const OFFSET = 4;
const RUNS = Number(process.env['RUNS'] ?? 800);

/** Every path of plain data, and some that lead nowhere. */
function pathsOf(data: unknown, path: FieldPath = []): readonly FieldPath[] {
  const here = [path, [...path, 'nothing'], [...path, 0], [...path, '0'], [...path, 'toString']];
  if (typeof data !== 'object' || data === null) {
    return here;
  }
  const steps = Array.isArray(data) ? [...data.keys(), data.length, -1, 0.5] : Object.keys(data);
  return [
    ...here,
    ...steps.flatMap((step) => pathsOf((data as Readonly<Record<string | number, unknown>>)[step], [...path, step])),
  ];
}

function assertSame(block: string): boolean {
  const plain = readPlainYaml(block, OFFSET);
  if (plain === undefined) {
    return false;
  }
  const complete = readCompletely(block, OFFSET);
  assert.deepEqual(plain.data, complete.data?.data);
  assert.deepEqual([...complete.problems], []);
  assert.equal(complete.empty, false);
  for (const path of pathsOf(plain.data)) {
    const shown = JSON.stringify(path);
    assert.deepEqual(plain.keySpan(path), complete.data?.keySpan(path), `key of ${shown}`);
    assert.deepEqual(plain.valueSpan(path), complete.data?.valueSpan(path), `value of ${shown}`);
    assert.equal(plain.textAt(path), complete.data?.textAt(path), `text of ${shown}`);
  }
  return true;
}

describe('readPlainYaml', () => {
  it('gives what the complete reader gives for every block that it reads', () => {
    let n = 0, p = 0;
    fc.assert(fc.property(yamlBlock, (block) => { n++; if (assertSame(block)) p++; }), { numRuns: RUNS });
    console.log(n, p);
  });
});

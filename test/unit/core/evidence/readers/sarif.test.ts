import assert from 'node:assert/strict';
import { readSarif } from '../../../../../src/core/evidence/readers/sarif';
import type { Collected } from '../collect';
import { jsonFixture, measurementOf, readDocument } from '../collect';

function counts({ measurements }: Collected, bench: string): readonly number[] {
  return measurements.filter((one) => one.bench === bench).map(({ value }) => value);
}

describe('readSarif', () => {
  it('counts results of each level, in all and per rule', () => {
    const found = readDocument(readSarif, jsonFixture('scan.sarif'));
    assert.deepEqual(
      found.measurements.slice(0, 4).map(({ metric }) => metric),
      ['results', 'error', 'warning', 'note'],
    );
    assert.deepEqual(counts(found, 'total'), [5, 2, 1, 1]);
    assert.deepEqual(counts(found, 'R1'), [2, 2, 0, 0]);
    assert.deepEqual(counts(found, 'R2'), [3, 0, 1, 1]);
    const { isDefault, better, unit } = measurementOf(found, 'total', 'results');
    assert.deepEqual([isDefault, better, unit], [true, 'lower', undefined]);
    assert.deepEqual([found.defects, found.notes], [[], []]);
    assert.deepEqual(found.commits, [['9fc2a8caa271a2cd11cc300bb2ca15edce1427df', undefined]]);
  });

  it('is clean only with an empty list of results', () => {
    const clean = readDocument(readSarif, { runs: [{ results: [] }] });
    assert.deepEqual([counts(clean, 'total'), clean.defects], [[0, 0, 0, 0], []]);
    const cases: readonly (readonly [unknown, RegExp])[] = [
      [{ runs: null }, /nothing was scanned/],
      [{ runs: [] }, /nothing was scanned/],
      [{}, /nothing was scanned/],
      [{ runs: [{}] }, /did not scan/],
      [{ runs: [{ results: [] }, { results: null }] }, /Run 2 has no list/],
      [{ runs: [{ externalPropertyFileReferences: { results: [{}] } }] }, /in other files/],
      [{ runs: [{ results: [], invocations: [{ executionSuccessful: false }] }] }, /the tool failed/],
    ];
    for (const [document, message] of cases) {
      const { defects } = readDocument(readSarif, document);
      assert.equal(defects.length, 1);
      assert.match(defects[0]![0], message);
    }
  });

  it('counts suppressed results that are under review', () => {
    const suppressions = [{ kind: 'external', status: 'underReview' }, { kind: 'inSource' }];
    const found = readDocument(readSarif, { runs: [{ results: [{ ruleId: 'R', suppressions }] }] });
    assert.deepEqual(counts(found, 'R'), [1, 0, 1, 0]);
  });

  it('takes no commit where there are several', () => {
    const provenance = ['a'.repeat(40), 'b'.repeat(40)].map((revisionId) => ({ revisionId }));
    const { commits, notes } = readDocument(readSarif, {
      runs: [{ results: [], versionControlProvenance: provenance }],
    });
    assert.deepEqual(commits, []);
    assert.match(notes.join(), /several commits/);
  });

  it('survives hostile results', () => {
    const document: unknown = JSON.parse(
      '{"runs": [{"results": [null, 7, {"ruleId": "__proto__"}, {"ruleIndex": 1e99}, {"rule": {"index": -1}, "level": "__proto__"}]}]}',
    );
    const found = readDocument(readSarif, document);
    assert.deepEqual(counts(found, '__proto__'), [1, 0, 1, 0]);
    assert.deepEqual(counts(found, 'total'), [5, 0, 4, 0]);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recognise } from '../../../../src/core/evidence/recognise';

const cases: readonly (readonly [expected: string, head: string, name?: string])[] = [
  ['junit', '<testsuites/>'],
  ['junit', '\n<?xml version="1.0"?>\n<!-- <report> -->\n<testsuite name="a>b">'],
  ['junit', '<ns:testsuites xmlns:ns="urn:x">'],
  ['junit', '<error message="the runner died"/>'],
  ['trx', '<TestRun id="1" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">'],
  ['nunit', '<test-run id="2">'],
  ['nunit', '<!DOCTYPE x [<!ENTITY a "]><b>"> <!-- don\'t --> ]>\n<test-results>'],
  ['xunit', '<assemblies timestamp="x">'],
  [
    'cobertura',
    '<!DOCTYPE coverage SYSTEM "http://example.com/a.dtd"><coverage version="1" line-rate="0.5">',
  ],
  ['text', '<coverage generated="1700000000" clover="3.2.0">'],
  [
    'jacoco',
    '<!DOCTYPE report PUBLIC "-//JACOCO//DTD" "report.dtd"><report name="shop"><sessioninfo id="a"/>',
  ],
  ['text', '<report name="something else"><page/>'],
  ['text', '<!doctype html><html><body>testsuite</body></html>'],
  ['text', '<!-- never closed <testsuites>'],
  ['text', '< testsuites>'],
  ['go-test', '{"Time":"2026-01-01T00:00:00Z","Action":"run","Package":"shop","Test":"TestPut"}\n'],
  ['go-test', '# shop\n./a.go:1:1: broken\n{"ImportPath":"shop","Action":"build-fail"}\n'],
  [
    'go-test',
    `${'go: downloading example.com/a v1.0.0\r\n'.repeat(80)}{"Action":"start","Package":"shop"}\r\n`,
  ],
  ['text', 'go: downloading example.com/a v1.0.0\n'.repeat(80)],
  ['json', '{"Action":"shout"}'],
  ['json', ' {"a":\n1}'],
  ['json', '[1]'],
  ['json', '[]'],
  ['json', '{'],
  ['json', '[oops', 'a.json'],
  ['text', '[INFO] Scanning for projects\n[INFO] done', 'build.log'],
  ['tap', 'TAP version 14\n1..1\nok 1 - a'],
  ['tap', '1..2 # two\nnot ok 1'],
  ['tap', '> shop@1.0.0 test\n> node --test\n\nnot ok 1 - loses'],
  ['text', 'ok  \tgithub.com/example/shop\t0.512s\nok  \tgithub.com/example/other\t0.1s'],
  ['lcov', 'TN:\nSF:src/a.ts\nDA:1,1\nend_of_record'],
  ['lcov', '# made by hand\nSF:src/a.ts'],
  ['csv', 'option,latency_ms\nsqlite,12\npostgres,14\n'],
  ['csv', 'option;latency\nsqlite;1,2\npostgres;1,4\n'],
  ['tsv', 'option\tlatency\nsqlite\t1\n'],
  ['csv', '"a, or\nb",c\n1,2\n'],
  ['csv', 'a,b', 'a.csv'],
  ['csv', 'latency\n12\n14\n', 'LATENCY.CSV'],
  ['csv', '1,2\n3,4\n', 'a.csv'],
  ['tsv', 'latency\n12\n', 'a.tsv'],
  ['csv', '2026-01-01\nRunning ./bench\nname,iterations,real_time,cpu_time,time_unit\n"A",1,2,3,ns'],
  ['text', 'a,b'],
  ['text', '1,2\n3,4\n'],
  ['text', 'Dear reader, this is prose\nand, as prose does, it has commas.\n'],
  ['text', 'BenchmarkPut-8\t1000\t12 ns/op\nBenchmarkGet-8\t1000\t14 ns/op\n'],
  ['text', 'Requests/sec: 12'],
  ['text', ''],
];

describe('recognise', () => {
  for (const [expected, head, name = 'report'] of cases) {
    it(`takes ${JSON.stringify(head.slice(0, 60))} in ${name} for ${expected}`, () => {
      assert.equal(recognise(head, name), expected);
    });
  }

  it('looks at the rows, but not at one that is cut off', () => {
    const rows = Array.from({ length: 5 }, (_, index) => `${index},${index}`).join('\n');
    assert.equal(recognise(`a,b\n${rows}\n1`, 'x'), 'csv');
    assert.equal(recognise(`a,b\n${rows}\n1,2,3\n4,5\n`, 'x'), 'text');
  });

  it('answers for any text', () => {
    const token = fc.constantFrom(
      '<',
      '<!DOCTYPE ',
      '<!--',
      '-->',
      '[',
      ']',
      '>',
      '"',
      "'",
      '<?',
      '?>',
      ',',
      '\n',
      '{',
      'a',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(token, fc.string({ maxLength: 5 })), { maxLength: 60 }), (parts) => {
        assert.equal(typeof recognise(parts.join(''), 'x'), 'string');
      }),
    );
  });

  it('takes no longer for hostile beginnings', () => {
    for (const unit of ['<!DOCTYPE ', '<!--', '<?a', '"', '<!DOCTYPE [', "'<", ',"', '<a ', ' ', '\n<']) {
      assert.equal(typeof recognise(`<!DOCTYPE ${unit.repeat(65536 / unit.length)}`, 'x'), 'string');
      assert.equal(typeof recognise(unit.repeat(65536 / unit.length), 'x'), 'string');
    }
  });
});

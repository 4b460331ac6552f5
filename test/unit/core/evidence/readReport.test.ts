import assert from 'node:assert/strict';
import { readReport } from '../../../../src/core/evidence/readReport';
import type { ReadOptions, ReadReport } from '../../../../src/core/evidence/readReport';
import { ReportError } from '../../../../src/core/evidence/report';
import type { ReportSink } from '../../../../src/core/evidence/report';
import { fixture } from './collect';

interface Read extends ReadReport {
  readonly tests: readonly string[];
  readonly benches: readonly string[];
  readonly rows: number;
  readonly documents: readonly unknown[];
  readonly defects: readonly string[];
  readonly notes: readonly string[];
}

async function* inChunks(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += length) {
    yield await Promise.resolve(bytes.subarray(from, from + length));
  }
}

async function read(
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: Partial<ReadOptions> = {},
): Promise<Read> {
  const tests: string[] = [];
  const benches: string[] = [];
  const documents: unknown[] = [];
  const defects: string[] = [];
  const notes: string[] = [];
  let rows = 0;
  const sink: ReportSink = {
    test: ({ name, outcome }) => tests.push(`${name} ${outcome}`),
    measurement: ({ bench }) => benches.push(bench),
    columns: () => undefined,
    row: () => (rows += 1),
    document: (value) => documents.push(value),
    commit: () => undefined,
    defect: (message) => defects.push(message),
    note: (message) => notes.push(message),
  };
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const report = await readReport(
    bytes instanceof Uint8Array ? inChunks(bytes, 1000) : bytes,
    { context: { normalisePath: (path) => path }, name: 'report', ...options },
    sink,
  );
  return { ...report, tests, benches, rows, documents, defects, notes };
}

function refusal(kind: ReportError['kind'], message: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof ReportError, String(error));
    assert.equal(error.kind, kind);
    assert.match(error.message, message);
    return true;
  };
}

const junit = '<?xml version="1.0"?><testsuite><testcase name="grün"/></testsuite>';

describe('readReport', () => {
  it('finds the format of the fixtures by their content', async () => {
    const expected = {
      'junit-surefire.xml': 'junit',
      'benchmarkdotnet.json': 'benchmarkdotnet',
      'ctrf.json': 'ctrf',
      'go-test.ndjson': 'go-test',
      'google-benchmark.csv': 'csv',
      'google-benchmark.json': 'google-benchmark',
      'hyperfine.json': 'hyperfine',
      'istanbul-final.json': 'istanbul',
      'jmh.json': 'jmh',
      'k6-summary.json': 'k6',
      'lcov.info': 'lcov',
      'load.csv': 'csv',
      'node.tap': 'tap',
      'pytest-benchmark.json': 'pytest-benchmark',
      'scan.sarif': 'sarif',
    };
    for (const [name, format] of Object.entries(expected)) {
      const found = await read(fixture(name));
      assert.equal(found.format, format, name);
      assert.ok(found.tests.length + found.benches.length + found.rows > 0, name);
      assert.equal(found.documents.length, /json|sarif/.test(name) && format !== 'go-test' ? 1 : 0, name);
    }
  });

  it('reads the same from every encoding', async () => {
    for (const [bytes, encoding] of [
      [Buffer.from(junit), 'utf-8'],
      [Buffer.from(`\ufeff${junit}`), 'utf-8'],
      [Buffer.from(`\ufeff${junit}`, 'utf16le'), 'utf-16le'],
      [Buffer.from(`\ufeff${junit}`, 'utf16le').swap16(), 'utf-16be'],
      [Buffer.from(junit, 'utf16le'), 'utf-16le'],
      [Buffer.from(junit, 'utf16le').swap16(), 'utf-16be'],
      [Buffer.from(junit.replace('"?>', '" encoding="latin1"?>'), 'latin1'), 'windows-1252'],
    ] as const) {
      const found = await read(bytes);
      assert.deepEqual(
        [found.format, found.encoding, found.tests, found.defects, found.notes],
        ['junit', encoding, ['grün passed'], [], []],
      );
    }
  });

  it('notes what had to be guessed', async () => {
    const lossy = await read(Buffer.from(junit, 'latin1'));
    assert.deepEqual(
      [lossy.tests, lossy.notes],
      [['gr\ufffdn passed'], ['Some bytes are not utf-8 and were replaced.']],
    );
    const unknown = await read(junit.replace('"?>', '" encoding="x-klingon"?>'));
    assert.deepEqual(unknown.notes, ['The encoding x-klingon is not known; the file was read as UTF-8.']);
  });

  it('believes the format that is stated', async () => {
    assert.equal((await read('1,2\n3,4\n', { format: 'CSV' })).rows, 1);
    assert.deepEqual((await read('{"a":1}', { format: 'json' })).documents, [{ a: 1 }]);
    await assert.rejects(
      read(junit, { format: 'magic' }),
      refusal('not-recognised', /magic is not a format/),
    );
    const wrong = await read('a,b\n1,2', { format: 'junit' });
    assert.ok(wrong.defects.length > 0 && wrong.tests.length === 0);
  });

  it('says why a file cannot be read', async () => {
    await assert.rejects(read(''), refusal('empty', /empty/));
    await assert.rejects(read(' \n\ufeff'.repeat(3)), refusal('empty', /empty/));
    await assert.rejects(read('once upon a time'), refusal('not-recognised', /not one that Grounds knows/));
    await assert.rejects(read('<html></html>'), refusal('not-recognised', /not one that Grounds knows/));
    await assert.rejects(read(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1])), refusal('not-text', /binary/));
    await assert.rejects(read('{"a": NaN}'), refusal('damaged', /not valid JSON/));
    await assert.rejects(read('{"a": 1'), refusal('damaged', /not valid JSON/));
  });

  it('says on one line what is wrong with JSON', async () => {
    for (const text of ['{"a":\n\u001b[2J\r"b"}', '{"a"\u202e\u0007\r\n:\u0085\u2028 1}', '[1,\n"a\n"]']) {
      await assert.rejects(read(text), (error) => {
        assert.ok(error instanceof ReportError && error.kind === 'damaged');
        assert.match(error.message, /^it is not valid JSON: [^\p{Cc}\p{Cf}\u2028\u2029]{10,201}$/u);
        return true;
      });
    }
  });

  it('reads an XML report with zero bytes as a damaged one', async () => {
    const found = await read('<testsuite><testcase name="a"><failure>\0</failure></testcase></testsuite>');
    assert.deepEqual([found.tests, found.defects], [['a failed'], ['disallowed character']]);
  });

  it('reads a truncated report up to where it ends', async () => {
    const whole = fixture('junit-surefire.xml');
    const found = await read(whole.slice(0, whole.indexOf('<rerunFailure')));
    assert.deepEqual(found.tests, ['puts passed', 'getsInTheEnd passed', 'neverGets failed']);
    assert.ok(found.defects.length > 0);
  });

  it('refuses JSON of 100,000 levels', async () => {
    const levels = 100_000;
    await assert.rejects(
      read(`${'['.repeat(levels)}${']'.repeat(levels)}`),
      (error) => error instanceof ReportError && (error.kind === 'too-deep' || error.kind === 'damaged'),
    );
    await assert.rejects(
      read(`${'{"a":'.repeat(300)}1${'}'.repeat(300)}`),
      refusal('too-deep', /more than 200 levels/),
    );
    assert.equal((await read(`${'{"a":'.repeat(150)}1${'}'.repeat(150)}`)).format, 'json');
  });

  it('leaves prototypes alone', async () => {
    const { documents } = await read(
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
    );
    assert.equal(documents.length, 1);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  it('reads numbers of any size in JSON', async () => {
    const { documents } = await read('{"a": 1e400, "b": 12345678901234567890}');
    assert.deepEqual(documents, [{ a: Infinity, b: 12345678901234567000 }]);
  });

  describe('of an endless file', () => {
    let taken = 0;
    let isClosed = false;

    async function* endless(start: string, chunk: string): AsyncGenerator<Uint8Array> {
      taken = 0;
      isClosed = false;
      try {
        yield Buffer.from(start);
        const bytes = Buffer.from(chunk);
        for (;;) {
          taken += bytes.length;
          yield await Promise.resolve(bytes);
        }
      } finally {
        isClosed = true;
      }
    }

    const chunk = 'x'.repeat(1 << 20);

    it('reads as much as it may', async () => {
      await assert.rejects(
        read(endless('<testsuite><system-out>', chunk), { maxBytes: 20 << 20 }),
        refusal('too-large', /larger than 20 MiB/),
      );
      assert.ok(isClosed && taken <= 21 << 20, String(taken));
    });

    it('reads at most 64 MiB of JSON', async () => {
      await assert.rejects(read(endless('{"a":"', chunk)), refusal('too-large', /more than 64 MiB/));
      assert.ok(isClosed && taken <= 66 << 20, String(taken));
    });

    it('reads only the beginning of what is no report', async () => {
      await assert.rejects(read(endless('MZ\0', chunk)), refusal('not-text', /binary/));
      assert.ok(isClosed && taken <= 2 << 20, String(taken));
    });

    it('stops behind too many defects, and closes the file', async () => {
      const { defects } = await read(endless('<testsuite>', '&bomb;'.repeat(1000)));
      assert.equal(defects.length, 101);
      assert.ok(isClosed && taken < 1 << 20, String(taken));
    });
  });
});

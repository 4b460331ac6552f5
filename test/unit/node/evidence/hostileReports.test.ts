import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { open, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Answer, Query } from '../../../../src/core/evidence/query';
import type { FileResult } from '../../../../src/node/evidence/readDataFile';
import { useTemporaryFolder } from '../../support/temporaryFolder';

/** The memory for objects of the process and of each of its threads, in MiB. Unbounded reading takes more, and ends it. */
const HEAP = 400;
const MIB = 1024 * 1024;

const tests: Query = { ask: 'tests', selectors: ['Store#put'] };
const allTests: Query = { ask: 'tests', selectors: ['*'] };
const value: Query = { ask: 'pointer', pointer: '/value' };
const column: Query = { ask: 'column', column: 'ms', where: {}, stat: 'max', unit: undefined };
const quote: Query = { ask: 'quote', quote: 'put' };

describe('hostile reports', function () {
  this.timeout(120_000);
  const folder = useTemporaryFolder();

  /** What is read from files, each with the question to it, on threads of a process with little memory. */
  async function readAll(files: Readonly<Record<string, Query>>): Promise<ReadonlyMap<string, FileResult>> {
    const tasks = Object.entries(files).map(([path, query]) => ({
      root: folder.path,
      path,
      queries: [query],
    }));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        `--max-old-space-size=${HEAP}`,
        '--require',
        'tsx/cjs',
        join(__dirname, 'readOnThreads.ts'),
        JSON.stringify(tasks),
      ],
      { maxBuffer: 16 * MIB, timeout: 100_000, killSignal: 'SIGKILL' },
    );
    const results = JSON.parse(stdout) as readonly FileResult[];
    return new Map(Object.keys(files).map((path, index) => [path, results[index]!]));
  }

  /** Writes a file of a start and about so many bytes of a block. */
  async function fill(path: string, start: string, block: string, bytes: number, end = ''): Promise<void> {
    const piece = Buffer.from(block.repeat(Math.ceil(MIB / block.length)));
    const handle = await open(folder.at(path), 'w');
    await handle.write(start);
    for (let written = 0; written < bytes; written += piece.length) {
      await handle.write(piece);
    }
    await handle.write(end);
    await handle.close();
  }

  /** A file of a start and a hole, which is read as zero bytes. */
  async function sparse(path: string, start: string, bytes: number): Promise<void> {
    await truncate(await folder.write(path, start), bytes);
  }

  function answerOf(result: FileResult | undefined): Answer | undefined {
    return result?.kind === 'read' ? result.reading?.answers[0] : undefined;
  }

  function defectOf(result: FileResult | undefined): string | undefined {
    return result?.kind === 'read' ? (result.problem ?? result.reading?.defects[0]) : result?.message;
  }

  it('are refused or read in part, in little memory, and nothing else is affected', async () => {
    const failed = '<testcase classname="Store" name="put"><failure message="lost"/></testcase>';
    await Promise.all([
      folder.write('good.xml', '<testsuite><testcase classname="Store" name="put"/></testsuite>'),
      sparse('300-mb.xml', `<testsuite>${failed}`, 300 * MIB),
      sparse('zeros.xml', `<testsuite>${failed}`, 200 * MIB),
      sparse('zeros.csv', 'ms,name\n1,a\n', 200 * MIB),
      sparse('zeros.json', '{"value":1', 200 * MIB),
      sparse('zeros.md', 'put', 200 * MIB),
      fill(
        'names.xml',
        '<testsuite>',
        `<testcase classname="${'x'.repeat(300)}" name="${'y'.repeat(3000)}"/>`,
        60 * MIB,
        '</testsuite>',
      ),
      fill(
        'name.xml',
        `<testsuite>${failed}<testcase classname="Store" name="put`,
        'x',
        40 * MIB,
        '"/></testsuite>',
      ),
      fill(
        'results.trx',
        '<TestRun><Results>',
        '<UnitTestResult testId="1" testName="a" outcome="Passed"/>',
        120 * MIB,
      ),
      fill('lists.json', '{"value":1,"lists":[', '[],', 62 * MIB, '1]}'),
      fill('row.csv', 'ms,name\n1,a\n2,"', 'x', 20 * MIB),
      fill('cell.csv', 'ms,name\n1,a\n2,', 'x', 20 * MIB, '\n3,b\n'),
      fill('deep.xml', '<testsuite>', '<testsuite>', MIB),
      fill('deep.json', '', '[', MIB),
      fill('line.ndjson', '{"Action":"run","Package":"a"}\n{"Action":"run","Package":"', 'x', 30 * MIB),
    ]);
    const found = await readAll({
      'good.xml': tests,
      '300-mb.xml': tests,
      'zeros.xml': tests,
      'zeros.csv': column,
      'zeros.json': value,
      'zeros.md': quote,
      'names.xml': tests,
      'name.xml': allTests,
      'results.trx': allTests,
      'lists.json': value,
      'row.csv': column,
      'cell.csv': column,
      'deep.xml': allTests,
      'deep.json': value,
      'line.ndjson': allTests,
    });
    const expected: Readonly<Record<string, RegExp>> = {
      '300-mb.xml': /^It is larger than 256 MiB\.$/,
      'zeros.xml': /disallowed character/,
      'zeros.csv': /binary data/,
      'zeros.json': /binary data/,
      'zeros.md': /a text of more than 16 MiB/,
      'name.xml': /the attribute name has more than 1048576 characters/,
      'results.trx': /takes too much memory/,
      'lists.json': /JSON of too many values/,
      'row.csv': /A row has more than 1000000 characters/,
      'cell.csv': /A row has more than 1000000 characters/,
      'deep.xml': /nested more than 200 deep/,
      'deep.json': /nested more than 200 levels deep/,
      'line.ndjson': /A line is no whole event/,
    };
    for (const [path, message] of Object.entries(expected)) {
      assert.match(defectOf(found.get(path)) ?? 'no defect', message, path);
    }
    const good = answerOf(found.get('good.xml'));
    assert.ok(good?.kind === 'tests' && good.passed === 1);
    // What is wrong with a report does not hide a failure in front of it.
    for (const path of ['zeros.xml', 'name.xml']) {
      const answer = answerOf(found.get(path));
      assert.ok(answer?.kind === 'tests' && answer.failed === 1, path);
    }
    const names = answerOf(found.get('names.xml'));
    assert.ok(names?.kind === 'none' && names.message.startsWith('no test matches Store#put ('));
  });
});

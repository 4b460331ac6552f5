import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ReportError } from '../../../src/core/evidence/report';
import { FileReadError } from '../../../src/core/ports';
import { ReportReader } from '../../../src/node/evidence/reportReader';

const program = {
  threads: {
    file: resolve(__dirname, '../../../src/node/evidence/readerThread.ts'),
    execArgv: ['--require', 'tsx/cjs'],
  },
  fingerprint: 'test',
};

function junit(...names: readonly string[]): string {
  return `<testsuite>${names.map((name) => `<testcase classname="c" name="${name}"/>`).join('')}</testsuite>`;
}

for (const [where, built] of [
  ['on a thread', program],
  ['without threads', undefined],
] as const) {
  describe(`reading reports ${where}`, () => {
    const never = new AbortController().signal;
    let root: string;
    let reader: ReportReader;

    beforeEach(async () => {
      root = await mkdtemp(join(tmpdir(), 'grounds-reader-'));
      reader = new ReportReader(Promise.resolve(built));
    });
    afterEach(() => rm(root, { recursive: true, force: true }));

    const namesIn = async (file: string): Promise<readonly string[] | undefined> =>
      (await reader.outline({ root, file }, never))?.named.map(({ test }) => test);

    it('remembers what is in a report until its file is another one', async () => {
      const file = join(root, 'r.xml');
      await writeFile(file, junit('a'));
      const first = await reader.outline({ root, file }, never);
      assert.deepEqual(
        first?.named.map(({ test }) => test),
        ['c#a'],
      );
      assert.equal(await reader.outline({ root, file }, never), first);
      await writeFile(file, junit('a', 'b'));
      assert.deepEqual(await namesIn(file), ['c#a', 'c#b']);
    });

    it('remembers a few reports only, the last ones used', async () => {
      const files = Array.from({ length: 13 }, (_, index) => join(root, `${index}.xml`));
      await Promise.all(files.map((file) => writeFile(file, junit('a'))));
      const [first = '', second = ''] = files;
      const outlines = new Map<string, unknown>();
      for (const file of files.slice(0, 12)) {
        outlines.set(file, await reader.outline({ root, file }, never));
      }
      assert.equal(await reader.outline({ root, file: first }, never), outlines.get(first));
      await reader.outline({ root, file: files[12] ?? '' }, never);
      assert.equal(await reader.outline({ root, file: first }, never), outlines.get(first));
      assert.notEqual(await reader.outline({ root, file: second }, never), outlines.get(second));
    });

    it('tells what is wrong with a file, and reads it again once it is right', async () => {
      const file = join(root, 'r.xml');
      await assert.rejects(
        namesIn(file),
        (error) => error instanceof FileReadError && error.kind === 'missing',
      );
      await writeFile(file, 'nothing that is known');
      await assert.rejects(
        namesIn(file),
        (error) => error instanceof ReportError && error.kind === 'not-recognised',
      );
      await writeFile(file, junit('a'));
      assert.deepEqual(await namesIn(file), ['c#a']);
    });

    it('does not let one who gives up stop another', async () => {
      const file = join(root, 'r.xml');
      await writeFile(file, junit('a'));
      const controller = new AbortController();
      const given = reader.outline({ root, file }, controller.signal);
      const wanted = namesIn(file);
      controller.abort();
      assert.equal(await given, undefined);
      assert.deepEqual(await wanted, ['c#a']);
      assert.equal(await reader.outline({ root, file }, controller.signal), undefined);
    });

    it('answers, looks for personal details and keeps a copy without them', async () => {
      const file = join(root, 'r.xml');
      await writeFile(file, `<testsuite hostname="build-7">${junit('a').slice('<testsuite>'.length)}`);
      const details = await reader.do<'inspect'>({ ask: 'inspect', root, file }, never);
      assert.deepEqual(
        details?.map(({ text }) => text),
        ['build-7'],
      );
      const place = { root, file, isRedacted: true, folder: 'evidence/0001', name: 'r.xml' };
      assert.deepEqual(await reader.do<'place'>({ ask: 'place', ...place }, never), {
        path: 'evidence/0001/r.xml',
        isNew: true,
      });
      assert.equal(
        await reader.do<'keep'>({ ask: 'keep', ...place, path: 'evidence/0001/r.xml' }, never),
        true,
      );
      const kept = join(root, 'evidence/0001/r.xml');
      assert.deepEqual(await reader.do<'inspect'>({ ask: 'inspect', root, file: kept }, never), []);
      const queries = [{ ask: 'tests' as const, selectors: ['c#*'] }];
      const reading = await reader.do<'answers'>({ ask: 'answers', root, file: kept, queries }, never);
      assert.equal(reading?.answers[0]?.kind, 'tests');
    });
  });
}

describe('a thread that dies', () => {
  it('fails what it was asked, and the next question gets another', async () => {
    const root = await mkdtemp(join(tmpdir(), 'grounds-reader-'));
    try {
      const script = join(root, 'dies.js');
      await writeFile(script, 'process.exit(3);');
      await writeFile(join(root, 'r.xml'), junit('a'));
      const dying = { threads: { file: script, execArgv: [] }, fingerprint: '' };
      const reader = new ReportReader(Promise.resolve(dying));
      const file = { root, file: join(root, 'r.xml') };
      await assert.rejects(reader.outline(file, new AbortController().signal), /exit code 3/);
      await assert.rejects(reader.outline(file, new AbortController().signal), /exit code 3/);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});

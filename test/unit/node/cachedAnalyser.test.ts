import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnalysisOptions } from '../../../src/core/model/config';
import type { CancellationToken } from '../../../src/core/ports';
import type { AnalysedFile, WorkHooks, RecordFile } from '../../../src/core/service';
import { createInlineAnalyser } from '../../../src/core/workspace/inlineAnalyser';
import type { BuiltProgram } from '../../../src/node/builtProgram';
import { createCachedAnalyser } from '../../../src/node/cachedAnalyser';
import type { CachedAnalyserParts } from '../../../src/node/cachedAnalyser';
import { createNodeFileSystem } from '../../../src/node/fileSystem';
import { useTemporaryFolder } from '../support/temporaryFolder';

const source = join(__dirname, '../../../src/node');
const isRoot = process.getuid?.() === 0;
const isWindows = process.platform === 'win32';

/** The analysis thread run from its source. */
const program: BuiltProgram = {
  threads: { file: join(source, 'worker.ts'), execArgv: ['--require', 'tsx/cjs'] },
  fingerprint: 'one build',
};
const options: AnalysisOptions = {
  statuses: {},
  categories: ['technology'],
  stakeholders: {},
  technologists: [],
};

function record(title: string): string {
  return `---\nstatus: accepted\ndate: 2026-03-14\n---\n# ${title}\n\n## Context and Problem Statement\n\nText.\n`;
}

function titleOf(analysed: AnalysedFile | undefined): string | undefined {
  return analysed?.kind === 'read' ? analysed.analysis.decision.title : undefined;
}

describe('createCachedAnalyser', () => {
  const folder = useTemporaryFolder();
  const messages: string[] = [];
  let cacheFolder: string;

  beforeEach(async () => {
    messages.length = 0;
    cacheFolder = folder.at('cache');
    await mkdir(folder.at('repo'));
  });

  function analyse(
    files: readonly RecordFile[],
    change: Partial<CachedAnalyserParts> = {},
    hooks: WorkHooks = {},
    withOptions = options,
  ): Promise<readonly AnalysedFile[]> {
    const logger = {
      debug: (message: string) => messages.push(`debug: ${message}`),
      warn: (message: string) => messages.push(`warn: ${message}`),
    };
    const parts = { root: folder.at('repo'), logger, cacheFolder, program, ...change };
    return createCachedAnalyser(parts).analyse(files, withOptions, hooks);
  }

  /** What core says about the same files, as it looks after JSON. */
  async function expected(files: readonly RecordFile[]): Promise<unknown> {
    const inline = createInlineAnalyser(createNodeFileSystem(folder.at('repo')));
    return plain(await inline.analyse(files, options, {}));
  }

  function plain(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value));
  }

  async function writeRecords(count: number): Promise<readonly RecordFile[]> {
    const files = Array.from({ length: count }, (_, index) => ({
      path: `docs/adr/${String(index + 1).padStart(4, '0')}-größe ${index}.md`,
      folder: 'docs/adr',
    }));
    await Promise.all(
      files.map(({ path }, index) => folder.write(`repo/${path}`, record(`Record ${index}`))),
    );
    return files;
  }

  /** Changes the cache, with everything about it in order again. */
  async function tamper(change: (text: string) => string): Promise<void> {
    const file = join(cacheFolder, 'analyses');
    const body = change((await readFile(file, 'utf8')).replace(/end [\w-]{43}\n$/, ''));
    const digest = createHash('sha256').update(body).digest('base64url');
    await writeFile(file, `${body}end ${digest}\n`);
  }

  const noThreads = { threadsFrom: Infinity };
  const threads = { threadsFrom: 1, maxThreads: 2 };

  for (const [name, how] of [
    ['in line', noThreads],
    ['on threads', threads],
  ] as const) {
    describe(name, () => {
      it('says what the core says, also the second time', async () => {
        const files = await writeRecords(80);
        const wanted = await expected(files);
        assert.deepEqual(plain(await analyse(files, how)), wanted);
        assert.deepEqual(plain(await analyse(files, how)), wanted);
        assert.deepEqual(messages, []);
      });

      it('takes over the analysis of an unchanged file', async () => {
        const files = await writeRecords(3);
        await analyse(files, how);
        await tamper((text) => text.replaceAll('Record 1', 'Kept'));
        await utimes(folder.at(`repo/${files[1]?.path ?? ''}`), 1, 1);
        assert.deepEqual((await analyse(files, how)).map(titleOf), ['Record 0', 'Kept', 'Record 2']);
      });

      it('analyses what changed, came or was renamed, and forgets what went', async () => {
        const [first, second, third] = await writeRecords(3);
        assert.ok(first && second && third);
        await analyse([first, second, third], how);
        await tamper((text) => text.replaceAll('Record 0', 'Kept'));
        await folder.write(`repo/${second.path}`, record('Changed'));
        const renamed = { path: 'docs/adr/0009-x.md', folder: 'docs/adr' };
        await folder.write(`repo/${renamed.path}`, record('Record 2'));
        const analysed = await analyse([renamed, second, first], how);
        assert.deepEqual(analysed.map(titleOf), ['Record 2', 'Changed', 'Kept']);
        const cache = await readFile(join(cacheFolder, 'analyses'), 'utf8');
        assert.equal(cache.includes(third.path), false);
        assert.equal(cache.split('\n').length, ['header', first, second, renamed, 'footer', 'end'].length);
      });

      it('names what cannot be read and goes on', async () => {
        const files = [...(await writeRecords(2))];
        await folder.write('repo/docs/adr/0010-large.md', Buffer.alloc(10 * 1024 * 1024, 'x'));
        await folder.write('repo/docs/adr/0011-binary.md', Buffer.from([0, 1, 2, 0xff]));
        await folder.write('repo/docs/adr/0012-wide.md', Buffer.from('\uFEFF# Title', 'utf16le'));
        await mkdir(folder.at('repo/docs/adr/0013-folder.md'));
        await folder.write(
          'repo/docs/adr/0015-marked.md',
          `\uFEFF${record('Marked').replaceAll('\n', '\r\n')}`,
        );
        const names = ['10-large', '11-binary', '12-wide', '13-folder', '14-gone', '15-marked'];
        if (!isWindows) {
          await folder.write('outside.md', record('Secret'));
          await symlink('../../../outside.md', folder.at('repo/docs/adr/0016-leaving.md'));
          await symlink('0015-marked.md', folder.at('repo/docs/adr/0017-staying.md'));
          await symlink('0018-loop.md', folder.at('repo/docs/adr/0018-loop.md'));
          await symlink('../..', folder.at('repo/docs/up'));
          names.push('16-leaving', '17-staying', '18-loop');
          files.push({ path: 'docs/up/outside.md', folder: 'docs' });
        }
        if (!isWindows && !isRoot) {
          await chmod(await folder.write('repo/docs/adr/0019-locked.md', record('Locked')), 0);
          names.push('19-locked');
        }
        files.push(...names.map((rest) => ({ path: `docs/adr/00${rest}.md`, folder: 'docs/adr' })));
        files.push({ path: '../outside.md', folder: 'docs' });
        const wanted = await expected(files);
        assert.deepEqual(plain(await analyse(files, how)), wanted);
        assert.deepEqual(plain(await analyse(files, how)), wanted);
        assert.equal(JSON.stringify(wanted).includes('Secret'), false);
        const read = (await analyse(files, how)).filter(({ kind }) => kind === 'read');
        assert.deepEqual(read.map(titleOf), [
          'Record 0',
          'Record 1',
          'Marked',
          ...(isWindows ? [] : ['Marked']),
        ]);
      });

      it('tells its progress', async () => {
        const files = await writeRecords(130);
        const told: string[] = [];
        await analyse(files, how, { onProgress: (done, total) => told.push(`${done}/${total}`) });
        assert.ok(told.length >= 3, told.join());
        assert.equal(told.at(-1), '130/130');
        assert.equal(new Set(told).size, told.length);
      });

      it('stops when it is cancelled, and keeps the old cache', async () => {
        const files = await writeRecords(130);
        await analyse(files.slice(0, 2), how);
        const before = await readdir(cacheFolder);
        const token = { isCancellationRequested: false };
        const onProgress = (): void => {
          token.isCancellationRequested = true;
        };
        await assert.rejects(analyse(files, how, { token: token satisfies CancellationToken, onProgress }), {
          name: 'CancelledError',
        });
        assert.deepEqual(await readdir(cacheFolder), before);
        assert.equal((await analyse(files.slice(0, 2), how)).length, 2);
      });
    });
  }

  it('hands over what goes on later', async () => {
    const files = await writeRecords(3);
    const works: Promise<void>[] = [];
    await analyse(files, { ...noThreads, later: (work) => works.push(work) });
    assert.equal(works.length, 1);
    await Promise.all(works);
    await tamper((text) => text.replaceAll('Record 1', 'Kept'));
    assert.equal((await analyse(files, noThreads)).map(titleOf)[1], 'Kept');
  });

  it('starts threads once many files turn out to be changed', async () => {
    const files = await writeRecords(60);
    await analyse(files, noThreads);
    await Promise.all(files.map(({ path }, index) => folder.write(`repo/${path}`, record(`New ${index}`))));
    const missing = { ...program, threads: { ...program.threads, file: folder.at('gone.js') } };
    const analysed = await analyse(files, { program: missing, threadsFrom: 20 });
    assert.deepEqual(
      analysed.map(titleOf),
      files.map((_, index) => `New ${index}`),
    );
    assert.match(messages.join(), /^warn: Going on without analysis threads: .*gone\.js/);
  });

  it('starts none for a few', async () => {
    const files = await writeRecords(20);
    const missing = { ...program, threads: { ...program.threads, file: folder.at('gone.js') } };
    await analyse(files, { program: missing });
    assert.deepEqual(messages, []);
  });

  it('works without threads when they end before their time', async () => {
    const files = await writeRecords(40);
    const wanted = await expected(files);
    for (const script of [
      'process.exit(0)',
      'throw new Error("no")',
      'require("worker_threads").parentPort.on("message", () => process.exit(3))',
    ]) {
      const file = await folder.write('thread.js', script);
      const broken = { ...program, threads: { file, execArgv: [] } };
      assert.deepEqual(plain(await analyse(files, { ...threads, program: broken })), wanted);
      await rm(cacheFolder, { recursive: true });
    }
    assert.equal(messages.length, 3);
  });

  it('believes no thread that answers nonsense', async () => {
    const files = await writeRecords(40);
    const wanted = await expected(files);
    for (const answer of [
      '{ id, outcomes: [], lines: new Uint8Array() }',
      '{ id, outcomes: files.map(() => "line"), lines: new Uint8Array(100) }',
      '{ id, outcomes: files.map(() => "unchanged"), lines: new Uint8Array() }',
    ]) {
      const file = await folder.write(
        'thread.js',
        `const { parentPort } = require('node:worker_threads');
         parentPort.on('message', ({ id, files }) => parentPort.postMessage(${answer}));`,
      );
      const odd = { ...program, threads: { file, execArgv: [] } };
      assert.deepEqual(
        plain(await analyse(files, { ...threads, program: odd, cacheFolder: undefined })),
        wanted,
      );
    }
  });

  describe('the cache', () => {
    let files: readonly RecordFile[];

    beforeEach(async () => {
      files = await writeRecords(3);
      await analyse(files);
      await tamper((text) => text.replaceAll('Record 1', 'Kept'));
    });

    async function isUsed(
      change: Partial<CachedAnalyserParts> = {},
      withOptions = options,
    ): Promise<boolean> {
      const titles = (await analyse(files, change, {}, withOptions)).map(titleOf);
      assert.equal(titles[0], 'Record 0');
      return titles[1] === 'Kept';
    }

    it('is used when everything agrees', async () => {
      assert.equal(await isUsed(), true);
    });

    it('is not used by another build', async () => {
      assert.equal(await isUsed({ program: { ...program, fingerprint: 'another build' } }), false);
    });

    it('is not used for other options', async () => {
      assert.equal(await isUsed({}, { ...options, statuses: { accepted: ['adopted'] } }), false);
      assert.equal(await isUsed({}, { ...options, categories: ['risk'] }), false);
    });

    it('is not used when a record belongs to another folder', async () => {
      files = files.map((file) => ({ ...file, folder: 'docs' }));
      assert.equal(await isUsed(), false);
    });

    it('is neither read nor written without a folder or a program', async () => {
      const before = await readFile(join(cacheFolder, 'analyses'));
      assert.equal(await isUsed({ cacheFolder: undefined }), false);
      assert.equal(await isUsed({ program: undefined }), false);
      assert.deepEqual(await readFile(join(cacheFolder, 'analyses')), before);
    });

    for (const [name, damage] of [
      ['is empty', () => Buffer.alloc(0)],
      ['is cut', (bytes: Buffer) => bytes.subarray(0, bytes.length - 100)],
      [
        'has a flipped bit',
        (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 300 ? byte ^ 1 : byte))),
      ],
      ['is full of zeros', (bytes: Buffer) => Buffer.alloc(bytes.length)],
      ['is binary', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (byte * 31 + at) & 0xff))],
      ['has something after its end', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
    ] as const) {
      it(`is made again when it ${name}`, async () => {
        const file = join(cacheFolder, 'analyses');
        const good = await readFile(file);
        await writeFile(file, damage(good));
        assert.equal(await isUsed(), false);
        const again = await readFile(file, 'utf8');
        assert.equal(
          again,
          good
            .toString('utf8')
            .replaceAll('Kept', 'Record 1')
            .replace(/end .*\n$/, /end .*\n$/.exec(again)?.[0] ?? ''),
        );
      });
    }

    for (const [name, change] of [
      ['is not JSON', (text: string) => text.replaceAll('{', '[')],
      ['is of another form', (text: string) => text.replaceAll('\t[[', '\t[{},[')],
      ['is null', (text: string) => text.replace(/\t.*/g, '\tnull')],
      ['is a list', (text: string) => text.replace(/\t.*/g, '\t[]')],
      ['has too few fields', (text: string) => text.replaceAll('\t[["docs/adr",', '\t[[')],
      ['has fields that it must not have', (text: string) => text.replaceAll('\t[[', '\t[["docs/adr",')],
      ['has no findings', (text: string) => text.replace(/\t\[(\[.*\]),\[.*\]\t/g, '\t[$1]\t')],
      ['is in another folder', (text: string) => text.replaceAll('\t[["docs/adr"', '\t[["docs"')],
      ['has no places', (text: string) => text.replace(/\[\d+(?:,\d+){3}\]/g, '0')],
      [
        'says that the file was not read',
        (text: string) => text.replace(/\t\[\[.*/g, '\t{"kind":"template"}'),
      ],
      ['has no paths', (text: string) => text.replace(/\n([\w-]{43})"[^"]*"/g, '\n$17')],
      ['has lines without tabs', (text: string) => text.replaceAll('\t', ' ')],
    ] as const) {
      it(`is made again where an entry ${name} although its digests are right`, async () => {
        await tamper(change);
        assert.equal(await isUsed(), false);
        await tamper((text) => text.replaceAll('Record 1', 'Kept'));
        assert.equal(await isUsed(), true);
      });
    }

    it('is used although something that nobody asks for is damaged, and then has nothing to say about it', async () => {
      await tamper((text) => text.replace(/\t\{"format.*/g, '\t{"format'));
      const analysed = await analyse(files);
      assert.equal(titleOf(analysed[1]), 'Kept');
      const [file] = analysed;
      assert.ok(file?.kind === 'read');
      assert.deepEqual(file.analysis.decision.anchors, []);
      assert.equal(file.analysis.decision.rawStatus, undefined);
    });

    it('is not written when nothing changed', async () => {
      const file = join(cacheFolder, 'analyses');
      await chmod(file, 0o400);
      const before = await readFile(file);
      await analyse(files);
      assert.deepEqual(await readFile(file), before);
      assert.deepEqual(await readdir(cacheFolder), ['analyses']);
    });

    it('can be deleted', async () => {
      await rm(cacheFolder, { recursive: true });
      assert.equal(await isUsed(), false);
      assert.deepEqual(await readdir(cacheFolder), ['analyses']);
    });

    it('is a convenience: where it cannot be written, the work is done all the same', async () => {
      const blocked = await folder.write('blocked', '');
      assert.equal(await isUsed({ cacheFolder: join(blocked, 'cache') }), false);
      assert.match(messages.join(), /^debug: The cache of analyses is not written/);
    });

    it('may be a folder by mistake', async () => {
      await rm(join(cacheFolder, 'analyses'));
      await mkdir(join(cacheFolder, 'analyses/x'), { recursive: true });
      assert.equal(await isUsed(), false);
      assert.deepEqual(await readdir(cacheFolder), ['analyses']);
    });

    it('is shared by processes that run at once', async () => {
      await folder.write(`repo/${files[2]?.path ?? ''}`, record('Changed'));
      const runs = await Promise.all(Array.from({ length: 8 }, () => analyse(files)));
      for (const run of runs) {
        assert.deepEqual(run.map(titleOf), ['Record 0', 'Kept', 'Changed']);
      }
      assert.deepEqual(await readdir(cacheFolder), ['analyses']);
      assert.equal(await isUsed(), true);
    });

    it('removes what an ended process left behind, but not what a running one writes', async () => {
      const old = await folder.write('cache/analyses.0123456789ab.tmp', 'x');
      await utimes(old, 1, 1);
      await folder.write('cache/analyses.ba9876543210.tmp', 'x');
      await folder.write(`repo/${files[2]?.path ?? ''}`, record('Changed'));
      await analyse(files);
      assert.deepEqual((await readdir(cacheFolder)).sort(), ['analyses', 'analyses.ba9876543210.tmp']);
    });
  });
});

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, symlink } from 'node:fs/promises';
import type { Answer, FileReading, Query } from '../../../../src/core/evidence/query';
import { readDataFile } from '../../../../src/node/evidence/readDataFile';
import type { FileResult, FileTask } from '../../../../src/node/evidence/readDataFile';
import { blobHash } from '../../../../src/node/evidence/storedDigest';
import { useTemporaryFolder } from '../../support/temporaryFolder';

const allTests: Query = { ask: 'tests', selectors: ['*'] };
const junit = '<?xml version="1.0"?><testsuite><testcase name="grün"/></testsuite>';

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The id under which git stores a content. */
function blobOf(content: string): string {
  const bytes = Buffer.from(content);
  return blobHash('0'.repeat(40), bytes.length).update(bytes).digest('hex');
}

describe('readDataFile', () => {
  const folder = useTemporaryFolder();

  async function read(
    path: string,
    query: Query = allTests,
    more: Partial<FileTask> = {},
  ): Promise<FileResult> {
    return readDataFile({
      root: folder.at('repo'),
      path,
      format: undefined,
      queries: [query],
      blob: undefined,
      ...more,
    });
  }

  /** What is read from a file of a content. */
  async function readContent(content: string | Buffer, query?: Query, name = 'report'): Promise<FileResult> {
    await folder.write(`repo/${name}`, content);
    return read(name, query);
  }

  async function readingOf(content: string | Buffer, query?: Query): Promise<FileReading> {
    const result = await readContent(content, query);
    assert.ok(result.kind === 'read' && result.reading !== undefined, JSON.stringify(result));
    return result.reading;
  }

  async function answerTo(content: string | Buffer, query: Query): Promise<Answer | undefined> {
    return (await readingOf(content, query)).answers[0];
  }

  async function problemOf(content: string | Buffer, query?: Query): Promise<string | undefined> {
    const result = await readContent(content, query);
    assert.ok(result.kind === 'read', JSON.stringify(result));
    assert.equal(result.digest, sha256(Buffer.from(content)));
    return result.problem;
  }

  it('answers, and tells the digest of what is there', async () => {
    const result = await readContent(junit);
    assert.ok(result.kind === 'read' && result.reading?.answers[0]?.kind === 'tests');
    assert.deepEqual(
      [result.digest, result.diskDigest, result.hasCrlf, result.isPointer],
      [sha256(junit), sha256(junit), false, false],
    );
  });

  describe('of a hostile file', () => {
    it('says what it is: empty, binary or nothing known', async () => {
      assert.equal(await problemOf(''), 'it is empty');
      assert.equal(await problemOf(' \r\n'), 'it is empty');
      assert.equal(
        await problemOf(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 0])),
        'it holds binary data, not text',
      );
      assert.equal(await problemOf('{"a":1}\0'), 'it holds binary data, not text');
      assert.equal(await problemOf('once upon a time'), 'its format is not one that Grounds knows');
    });

    it('reads every encoding that it finds, and replaces what does not fit', async () => {
      for (const bytes of [
        Buffer.from(`\ufeff${junit}`),
        Buffer.from(junit, 'utf16le'),
        Buffer.from(`\ufeff${junit}`, 'utf16le').swap16(),
        Buffer.from(junit.replace('"?>', '" encoding="ISO-8859-1"?>'), 'latin1'),
      ]) {
        const answer = await answerTo(bytes, { ask: 'tests', selectors: ['grün'] });
        assert.ok(answer?.kind === 'tests' && answer.passed === 1);
      }
      const wrong = await readingOf(Buffer.from(junit, 'latin1'));
      assert.deepEqual(wrong.notes, ['Some bytes are not utf-8 and were replaced.']);
      const claimed = await readingOf(junit.replace('"?>', '" encoding="utf-16"?>'));
      assert.ok(claimed.answers[0]?.kind === 'tests');
    });

    it('finds words in a text of any encoding', async () => {
      const found = { kind: 'quote', found: true };
      for (const bytes of [
        Buffer.from('# Notes\n\nSix of\nseven grün.'),
        Buffer.from('\ufeff# Notes\r\n\r\nSix of\r\nseven grün.', 'utf16le'),
      ]) {
        assert.deepEqual(await answerTo(bytes, { ask: 'quote', quote: 'of seven grün' }), found);
        assert.deepEqual(await answerTo(bytes, { ask: 'quote', quote: ' \n ' }), { ...found, found: false });
      }
    });

    it('expands no entity', async () => {
      const bomb = Array.from({ length: 9 }, (_, at) => `<!ENTITY b${at + 1} "${`&b${at};`.repeat(10)}">`);
      const { defects, answers } = await readingOf(
        `<!DOCTYPE a [<!ENTITY b0 "boo"><!ENTITY f SYSTEM "file:///etc/passwd">${bomb.join('')}]><testsuite><testcase name="&b9;&f;"><failure/></testcase></testsuite>`,
      );
      assert.equal(defects.length, 2);
      assert.deepEqual(
        answers.map((one) => (one.kind === 'tests' ? one.examples : [])),
        [[{ test: '#&b9;&f;', message: undefined }]],
      );
    });

    it('takes a truncated report for damaged, whatever it is', async () => {
      assert.notDeepEqual((await readingOf(junit.slice(0, -5))).defects, []);
      assert.notDeepEqual((await readingOf('{"Action":"run","Package":"a"}\n{"Action":"pa')).defects, []);
      assert.notDeepEqual((await readingOf('TAP version 14\n1..2\nok 1 - a\n')).defects, []);
      assert.notDeepEqual((await readingOf('a,b\n1,2\n3', { ...column, column: 'a' })).defects, []);
      assert.match((await problemOf('{"a": [1, 2', pointer('/a/0'))) ?? '', /^it is not valid JSON: /);
    });

    it('takes names like __proto__ for names', async () => {
      const text = '{"__proto__": {"a": 1}, "constructor": {"prototype": {"a": 2}}}';
      const one = await answerTo(text, pointer('/__proto__/a'));
      assert.ok(one?.kind === 'value' && one.value === 1);
      assert.equal((await answerTo(text, pointer('/a')))?.kind, 'none');
      assert.equal((await answerTo(text, pointer('/toString')))?.kind, 'none');
      const cell = await answerTo('__proto__,constructor\n7,8\n', { ...column, column: '__proto__' });
      assert.ok(cell?.kind === 'value' && cell.value === 7);
      assert.equal(({} as Record<string, unknown>)['a'], undefined);
    });

    it('takes no number that is none', async () => {
      for (const text of ['{"a": NaN}', '{"a": Infinity}', '{"a": -Infinity}', '{"a": 0x10}', '{"a": 1e}']) {
        assert.match((await problemOf(text, pointer('/a'))) ?? '', /^it is not valid JSON: /);
      }
      assert.equal((await answerTo('{"a": 1e400}', pointer('/a')))?.kind, 'none');
      const large = await answerTo(`{"a": ${'9'.repeat(300)}}`, pointer('/a'));
      assert.ok(large?.kind === 'value' && large.value === 1e300);
      assert.equal((await answerTo(`{"a": ${'9'.repeat(400)}}`, pointer('/a')))?.kind, 'none');
      for (const cell of ['NaN', '1e400', '9'.repeat(400)]) {
        assert.equal((await answerTo(`ms,b\n1,2\n${cell},2\n`, column))?.kind, 'none', cell.slice(0, 9));
      }
    });

    const column = { ask: 'column', column: 'ms', where: {}, stat: 'max', unit: undefined } as const;

    function pointer(to: string): Query {
      return { ask: 'pointer', pointer: to };
    }
  });

  describe('of a path', () => {
    beforeEach(async () => {
      await mkdir(folder.at('repo/inner'), { recursive: true });
      await folder.write('outside.xml', junit);
      await folder.write('repo/inner/report.xml', junit);
    });

    async function refusalOf(path: string): Promise<unknown> {
      const result = await read(path);
      return result.kind === 'failed' ? result.error : result;
    }

    it('reads nothing outside the repository', async () => {
      for (const path of ['../outside.xml', 'inner/../../outside.xml', folder.at('outside.xml'), '..']) {
        assert.equal(await refusalOf(path), 'outside', path);
      }
    });

    it('reads nothing behind a link that leads out of it, but follows others', async function () {
      try {
        await symlink(folder.at('outside.xml'), folder.at('repo/out.xml'));
      } catch {
        // Windows lets only some users make links.
        this.skip();
      }
      await symlink(folder.path, folder.at('repo/up'));
      await symlink('loop.xml', folder.at('repo/loop.xml'));
      await symlink('gone.xml', folder.at('repo/dangling.xml'));
      await symlink('inner/report.xml', folder.at('repo/in.xml'));
      assert.equal(await refusalOf('out.xml'), 'outside');
      assert.equal(await refusalOf('up/outside.xml'), 'outside');
      assert.equal(await refusalOf('loop.xml'), 'unreadable');
      assert.equal(await refusalOf('dangling.xml'), 'missing');
      assert.equal((await read('in.xml')).kind, 'read');
    });

    it('says that there is no file, or none that can be read', async () => {
      assert.equal(await refusalOf('gone.xml'), 'missing');
      assert.equal(await refusalOf('inner/report.xml/deeper'), 'missing');
      assert.equal(await refusalOf('inner'), 'unreadable');
      assert.equal(await refusalOf('a\0b'), 'outside');
      assert.equal(await refusalOf(`${'x'.repeat(5000)}.xml`), 'missing');
    });
  });

  describe('of a file that git stores otherwise', () => {
    const unix = 'ms,name\n1,a\n';
    const windows = unix.replaceAll('\n', '\r\n');

    async function digestOf(content: string, blob: string): Promise<string | undefined> {
      await folder.write('repo/load.csv', content);
      const result = await read('load.csv', undefined, { blob });
      assert.ok(result.kind === 'read');
      return result.digest;
    }

    it('tells the digest of what is stored', async () => {
      assert.equal(await digestOf(unix, blobOf(unix)), sha256(unix));
      assert.equal(await digestOf(windows, blobOf(unix)), sha256(unix));
      const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(unix)}\nsize ${unix.length}\n`;
      assert.equal(await digestOf(unix, blobOf(pointer)), sha256(unix));
      assert.equal(await digestOf(pointer, blobOf(pointer)), sha256(unix));
    });

    it('tells none where it cannot know', async () => {
      assert.equal(await digestOf(unix, blobOf('other')), undefined);
      assert.equal(await digestOf(windows, blobOf('other')), undefined);
    });
  });
});

import assert from 'node:assert/strict';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { makeSample } from '../../scripts/sample/makeSample';
import { createNodeService } from '../../src/node/service';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git } from './support/git';

describe('makeSample', () => {
  const folder = useTemporaryFolder();

  it('makes a whole repository with a clean working tree', async () => {
    await makeSample(folder.at('sample'));
    assert.equal(await git(folder.at('sample'), 'status', '--porcelain'), '');
    assert.equal(await git(folder.at('sample'), 'fsck', '--strict', '--no-progress'), '');
    const authors = (await git(folder.at('sample'), 'log', '--format=%an <%ae>|%cn <%ce>'))
      .trim()
      .split('\n');
    assert.ok(authors.length >= 10, `${authors.length} commits`);
    for (const author of authors) {
      assert.match(
        author,
        /^(?:[A-Z]\w+ ){2}<[a-z-]+@example\.com>\|(?:[A-Z]\w+ ){2}<[a-z-]+@example\.com>$/,
      );
    }
  });

  it('makes the same commits each time, with any settings of the user', async () => {
    await makeSample(folder.at('one'));
    const home = process.env['GIT_CONFIG_GLOBAL'];
    process.env['GIT_CONFIG_GLOBAL'] = await folder.write(
      'gitconfig',
      '[core]\n\tautocrlf = true\n[user]\n\tname = Somebody\n\temail = somebody@example.com\n[init]\n\tdefaultBranch = trunk\n\tdefaultObjectFormat = sha256\n[commit]\n\tgpgsign = true\n',
    );
    try {
      await makeSample(folder.at('two'));
    } finally {
      if (home === undefined) {
        delete process.env['GIT_CONFIG_GLOBAL'];
      } else {
        process.env['GIT_CONFIG_GLOBAL'] = home;
      }
    }
    const log = ['log', '--format=%H %aI %s', 'main'];
    const [one, two] = await Promise.all(['one', 'two'].map((name) => git(folder.at(name), ...log)));
    assert.equal(one, two);
    assert.equal(await git(folder.at('two'), 'status', '--porcelain'), '');
    const record = 'docs/decisions/0005-use-sqlite-for-the-local-store.md';
    assert.equal(
      await readFile(folder.at(`two/${record}`), 'utf8'),
      await readFile(folder.at(`one/${record}`), 'utf8'),
    );
  });

  it('tells the story of a decision in its history', async () => {
    await makeSample(folder.at('sample'));
    const record = 'docs/decisions/0005-use-sqlite-for-the-local-store.md';
    const commits = (await git(folder.at('sample'), 'log', '--reverse', '--format=%H', '--', record))
      .trim()
      .split('\n');
    const statuses: (string | undefined)[] = [];
    for (const commit of commits) {
      const text = await git(folder.at('sample'), 'show', `${commit}:${record}`);
      statuses.push(/^status: (.*)$/m.exec(text)?.[1]);
    }
    assert.deepEqual(statuses, ['proposed', 'accepted', 'accepted']);
  });

  it('has evidence in different states', async () => {
    await makeSample(folder.at('sample'));
    const logger = { debug: () => undefined, warn: assert.fail };
    const workspace = await createNodeService(folder.at('sample'), { cache: false, logger }).open();
    const verdicts = await workspace.verify();
    assert.deepEqual(
      verdicts.map(
        ({ path, id, state }) => `${path.slice('docs/decisions/'.length).slice(0, 4)} ${id} ${state}`,
      ),
      [
        '0003 E1 cited',
        '0003 E2 verified',
        '0004 E1 suspect',
        '0004 E2 suspect',
        '0004 E3 cited',
        '0005 E1 verified',
        '0005 E2 verified',
        '0005 E3 verified',
        '0005 E4 unscoped',
        '0006 E1 verified',
        '0006 E2 cited',
        '0007 E1 unscoped',
      ],
    );
  });

  it('has every file that its evidence names', async () => {
    await makeSample(folder.at('sample'));
    const records = folder.at('sample/docs/decisions');
    for (const name of (await readdir(records)).filter((entry) => entry.endsWith('.md'))) {
      const text = await readFile(`${records}/${name}`, 'utf8');
      for (const [, file = ''] of text.matchAll(/^ +file: (.*)$/gm)) {
        assert.ok((await readFile(folder.at(`sample/${file}`), 'utf8')).length > 0, `${name} names ${file}`);
      }
    }
  });

  it('can be made again, whatever was done to it', async () => {
    await makeSample(folder.at('sample'));
    const before = await git(folder.at('sample'), 'rev-parse', 'HEAD');
    await folder.write('sample/docs/decisions/0099-mine.md', '# Mine\n');
    await makeSample(folder.at('sample'));
    assert.equal(await git(folder.at('sample'), 'rev-parse', 'HEAD'), before);
    assert.equal(await git(folder.at('sample'), 'status', '--porcelain'), '');
  });

  it('removes nothing that it did not make', async () => {
    const mine = await folder.write('mine/notes.md', 'keep');
    await mkdir(folder.at('repository'));
    await git(folder.at('repository'), 'init', '--quiet');
    await assert.rejects(makeSample(folder.at('mine')), /is not empty and not a sample made before/);
    await assert.rejects(makeSample(folder.at('repository')), /is not empty and not a sample made before/);
    assert.equal(await readFile(mine, 'utf8'), 'keep');
  });
});

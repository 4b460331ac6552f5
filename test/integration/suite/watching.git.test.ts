import * as assert from 'node:assert/strict';
import {
  cleanUp,
  commitEverything,
  configure,
  eventually,
  firstRecord,
  folder,
  git,
  grounds,
  record,
  remove,
  settled,
  write,
} from './support';

const many = 500;

function decisionCount(shown: ReturnType<Awaited<ReturnType<typeof grounds>>['shownDecisions']>): number {
  return shown.reduce((count, { children }) => count + children.length, 0);
}

describe('changes outside of the editor', () => {
  before(async () => {
    await configure();
    await commitEverything('One');
    await git('checkout', '--quiet', '-b', 'many');
    for (let number = 0; number < many; number += 1) {
      const name = `${String(number + 100).padStart(4, '0')}-decision.md`;
      await write(`${folder}/${name}`, record({ title: `Decision ${number}` }));
    }
    await git('add', '--all');
    await git('commit', '--quiet', '--message=Many');
    await git('checkout', '--quiet', 'main');
    const api = await grounds();
    await eventually(() => {
      assert.equal(decisionCount(api.shownDecisions()), 1);
    });
    await settled(api);
  });

  after(async () => {
    await git('checkout', '--quiet', 'main');
    await cleanUp();
  });

  it('are picked up in one pass when another branch is checked out', async () => {
    const api = await grounds();
    for (const [branch, expected] of [
      ['many', many + 1],
      ['main', 1],
    ] as const) {
      const { passes } = api;
      await git('checkout', '--quiet', branch);
      await eventually(() => {
        assert.equal(decisionCount(api.shownDecisions()), expected);
      });
      await settled(api);
      assert.ok(api.passes - passes <= 2, `${api.passes - passes} passes for ${branch}`);
    }
  });

  it('are picked up one by one without reading everything', async () => {
    const api = await grounds();
    const name = `${folder}/0002-one-more.md`;
    await write(name, record({ title: 'One more' }));
    await eventually(() => {
      assert.equal(decisionCount(api.shownDecisions()), 2);
    });
    await write(name, record({ front: ['status: rejected'], title: 'One more' }));
    await eventually(() => {
      assert.ok(api.shownDecisions().some(({ label }) => label === 'Rejected'));
    });
    await remove(name);
    await eventually(() => {
      assert.equal(decisionCount(api.shownDecisions()), 1);
    });
    assert.ok(api.shownDecisions()[0]?.children[0]?.label.includes('Use plain text'), firstRecord);
  });
});

import assert from 'node:assert/strict';
import { openHistory } from '../../src/node/git/repositoryHistory';
import { readPagePasts } from '../../src/node/pagePast';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { testRepository } from './support/repository';

const OLD = 'docs/decisions/0001-orders.md';
const NEW = 'docs/decisions/0001-store-orders.md';

/** A record with one pinned item. */
function pinned(result: string, commit: string, finding = 'It is fast.'): string {
  return `---
status: accepted
evidence:
  - id: E1
    finding: ${finding}
    column: latency_ms
    captured:
      result: ${result}
      commit: ${commit}
---
# Store orders

Orders have to survive a restart, and the network is not there all the time.
`;
}

describe('readPagePasts', () => {
  const folder = useTemporaryFolder();

  it('tells what evidence was pinned to in each commit that pinned some, through a renaming', async () => {
    const repository = await testRepository(folder.path);
    await repository.commit({ [OLD]: pinned('12 ms', '1111111111') });
    await repository.commit({ [OLD]: pinned('12 ms', '1111111111', 'It is fast enough.') });
    await repository.commit({ [OLD]: undefined, [NEW]: pinned('12 ms', '1111111111', 'It is fast enough.') });
    const head = await repository.commit({ [NEW]: pinned('9 ms', '2222222222', 'It is fast enough.') });
    const history = await openHistory(folder.path, head, {});
    try {
      const past = (await readPagePasts(history, [NEW], { statuses: {} })).get(NEW);
      assert.deepEqual(
        past?.captures.map(({ id, result, commit, date }) => [id, result, commit, date]),
        [
          ['E1', '12 ms', '1111111111', '2026-01-01'],
          ['E1', '9 ms', '2222222222', '2026-01-04'],
        ],
      );
      assert.equal(past.steps.kind === 'told' && past.steps.steps.length, 1);
    } finally {
      history.close();
    }
  });
});

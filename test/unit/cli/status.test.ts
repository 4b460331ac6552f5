import assert from 'node:assert/strict';
import { validateStatus } from '../support/reportSchema';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';

const overdue = `---
status: proposed
decide-by: 2020-03-10
blocks: [PROJ-12]
decision-makers: [storage-lead]
---

# Choose a queue

## Considered Options

- A

## Decision Outcome

Open.
`;

describe('grounds status', () => {
  after(removeSandboxes);

  const files = { ...smallRepository, 'docs/decisions/0009-queue.md': overdue };

  it('tells what needs somebody, and exits with 0', async () => {
    const { code, out } = await sandbox(files).run('status');
    assert.equal(code, 0);
    assert.match(out, /ADR-0009 {2}Choose a queue {2}\(blocks PROJ-12; \d+ days overdue\)/);
  });

  it('is limited to a person', async () => {
    const { run } = sandbox(files);
    const { out } = await run('status', '--for', 'Storage-Lead', '--json');
    const data = JSON.parse(out) as { items: readonly { id: string }[]; person: string };
    assert.deepEqual(validateStatus(data), []);
    assert.deepEqual(
      data.items.map(({ id }) => id),
      ['ADR-0009'],
    );
    const other = await run('status', '--for', 'nobody');
    assert.equal(other.out, 'Nothing is asked of nobody.\n');
    assert.match(other.err, /Something is asked of .*storage-lead/);
  });

  it('says when there are no decisions', async () => {
    const { code, err } = await sandbox({}).run('status');
    assert.equal(code, 2);
    assert.match(err, /No decisions were found/);
  });
});

import assert from 'node:assert/strict';
import { validateSimilar } from '../support/reportSchema';
import { removeSandboxes, sandbox } from './sandbox';

const record = (title: string, options: readonly string[], evidence = ''): string =>
  `---\nstatus: accepted\ntags: [storage]\n${evidence}---\n\n# ${title}\n\n## Considered Options\n\n${options.map((option) => `- ${option}`).join('\n')}\n`;

const measured = `evidence:
  - id: E1
    type: dataset
    finding: Only SQLite stays under 200 ms.
    supports: "**SQLite**"
    file: load.csv
  - id: E2
    type: study
    finding: Operators like Kafka.
    supports: Kafka
`;

const files = {
  'docs/decisions/0001-orders.md': record('Keep orders in SQLite', ['SQLite', 'Kafka', 'Files'], measured),
  'docs/decisions/0002-menus.md': record('Cache menus', ['In memory', 'Not at all']),
  'docs/decisions/0003-new.md': record('Where do we keep refunds of orders?', ['SQLite', 'PostgreSQL']),
};

describe('grounds similar', () => {
  after(removeSandboxes);

  it('shows decisions about much the same, and what of their evidence is about a common option', async () => {
    const { code, out } = await sandbox(files).run('similar', '3');
    assert.equal(
      out,
      `ADR-0001  Keep orders in SQLite  (accepted)
    docs/decisions/0001-orders.md
    both have order, storage and sqlite
    ADR-0001#E1  Only SQLite stays under 200 ms. (about SQLite)
`,
    );
    assert.equal(code, 0);
  });

  it('says so when no other is', async () => {
    const { code, out, err } = await sandbox(files).run('similar', '2');
    assert.deepEqual([code, out], [0, '']);
    assert.match(err, /No other decision is about much the same/);
  });

  it('does not take a word for telling that everybody uses', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [
        `docs/decisions/00${10 + at}-other.md`,
        record(`Keep orders of kind ${at}`, [`Way ${at}`]),
      ]),
    );
    const { out } = await sandbox({ ...files, ...many }).run('similar', '3');
    assert.equal(out, '');
  });

  it('writes JSON by its schema', async () => {
    const { run } = sandbox(files);
    for (const ref of ['2', '3']) {
      assert.deepEqual(validateSimilar(JSON.parse((await run('similar', ref, '--json')).out)), []);
    }
  });
});

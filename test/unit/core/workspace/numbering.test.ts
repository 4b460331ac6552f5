import assert from 'node:assert/strict';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import type { GroundsConfig } from '../../../../src/core/model/config';
import { nextIdentity } from '../../../../src/core/workspace/numbering';

function next(
  known: readonly string[],
  config: Partial<GroundsConfig> = {},
  { title = 'Use SQLite', taken = [] as readonly number[] } = {},
): string {
  return nextIdentity({
    folder: 'd',
    title,
    today: '2026-03-14',
    config: { ...defaultConfig, ...config },
    known,
    taken,
  }).path;
}

describe('nextIdentity', () => {
  it('starts at one', () => {
    assert.equal(next([]), 'd/0001-use-sqlite.md');
    assert.equal(next([], { numbering: { scheme: 'sequential', digits: 3 } }), 'd/001-use-sqlite.md');
  });

  it('follows the highest number and leaves gaps', () => {
    assert.equal(next(['d/0001-a.md', 'd/0009-b.md', 'd/0003-c.md']), 'd/0010-use-sqlite.md');
  });

  it('counts what has a number without being a record, and what is in use elsewhere', () => {
    assert.equal(next(['d/0001-a.md', 'd/0002-b.rst']), 'd/0003-use-sqlite.md');
    assert.equal(next(['d/0001-a.md'], {}, { taken: [7] }), 'd/0008-use-sqlite.md');
  });

  it('does not count other folders', () => {
    assert.equal(next(['d/0001-a.md', 'e/0009-a.md', 'dd/0008-a.md']), 'd/0002-use-sqlite.md');
  });

  it('writes names as the latest neighbour does', () => {
    assert.equal(next(['d/adr-007-a.md']), 'd/adr-008-use-sqlite.md');
    assert.equal(next(['d/ADR_12_a.md']), 'd/ADR_13_use-sqlite.md');
    assert.equal(next(['d/0038-mongo_x.md']), 'd/0039-use-sqlite.md');
    assert.equal(next(['d/0007/README.md']), 'd/0008-use-sqlite/README.md');
    assert.equal(next(['d/999-a.md']), 'd/1000-use-sqlite.md');
  });

  it('follows dates where the neighbours do and nothing else is configured', () => {
    assert.equal(next(['d/20260101-a.md']), 'd/20260314-use-sqlite.md');
    assert.equal(next(['d/2026-01-01-a.md']), 'd/2026-03-14-use-sqlite.md');
    assert.equal(next(['d/2026-01-01-a/README.md']), 'd/2026-03-14-use-sqlite/README.md');
    const config = { source: '.grounds.yaml' };
    assert.equal(next(['d/20260101-a.md'], config), 'd/0001-use-sqlite.md');
    const byDate = { ...config, numbering: { scheme: 'date', digits: 4 } } as const;
    assert.equal(next(['d/0001-a.md'], byDate), 'd/20260314-use-sqlite.md');
  });

  it('never gives a path that is in use, whatever its case', () => {
    const known = ['d/20260314-use-sqlite.md', 'd/20260314-Use-SQLite-2.md'];
    assert.equal(next(known), 'd/20260314-use-sqlite-3.md');
  });

  it('has a name for a title without letters', () => {
    assert.equal(next([], {}, { title: '!?' }), 'd/0001-decision.md');
  });

  it('knows the identity of what it makes', () => {
    const identity = nextIdentity({
      folder: 'docs/adr',
      title: 'Use SQLite',
      today: '2026-03-14',
      config: defaultConfig,
      known: ['docs/adr/0041-a.md'],
    });
    assert.deepEqual([identity.id, identity.number], ['ADR-0042', 42]);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classifyFile, identityOf } from '../../../../src/core/parse/identity';

describe('identityOf', () => {
  const cases: readonly (readonly [
    path: string,
    id: string,
    number: number | undefined,
    date: string | undefined,
    slug: string,
  ])[] = [
    ['docs/decisions/0007-use-sqlite.md', 'ADR-0007', 7, undefined, 'use-sqlite'],
    ['0000-record-decisions.md', 'ADR-0000', 0, undefined, 'record-decisions'],
    ['7.md', 'ADR-0007', 7, undefined, ''],
    ['adr-007-use-sqlite.md', 'ADR-0007', 7, undefined, 'use-sqlite'],
    ['ADR-7.md', 'ADR-0007', 7, undefined, ''],
    ['adr_12_x.md', 'ADR-0012', 12, undefined, 'x'],
    ['ADR0012 - Use it.md', 'ADR-0012', 12, undefined, 'Use it'],
    ['madr-3-x.md', 'ADR-0003', 3, undefined, 'x'],
    ['12345-x.md', 'ADR-12345', 12345, undefined, 'x'],
    ['2026-roadmap.md', 'ADR-2026', 2026, undefined, 'roadmap'],
    ['docs/0007/README.md', 'ADR-0007', 7, undefined, ''],
    ['docs/0007-use-sqlite/README.md', 'ADR-0007', 7, undefined, 'use-sqlite'],
    ['docs/0007-use-sqlite/index.md', 'ADR-0007', 7, undefined, 'use-sqlite'],
    ['20260314-use-sqlite.md', '20260314-use-sqlite', undefined, '2026-03-14', 'use-sqlite'],
    ['20230531-x.md', '20230531-x', undefined, '2023-05-31', 'x'],
    ['2026-03-14-use-sqlite.md', '2026-03-14-use-sqlite', undefined, '2026-03-14', 'use-sqlite'],
    ['20230531120059_use_sqlite.md', '20230531120059_use_sqlite', undefined, '2023-05-31', 'use_sqlite'],
    ['2026-03-14-slug/README.md', '2026-03-14-slug', undefined, '2026-03-14', 'slug'],
    ['adr-2026-03-14-x.md', 'adr-2026-03-14-x', undefined, '2026-03-14', 'x'],
    ['20261399-x.md', '20261399-x', undefined, undefined, '20261399-x'],
    ['2026-03-plans.md', '2026-03-plans', undefined, undefined, '2026-03-plans'],
    ['1234567-x.md', '1234567-x', undefined, undefined, '1234567-x'],
    ['00NN-use-sqlite.md', '00NN-use-sqlite', undefined, undefined, '00NN-use-sqlite'],
    ['XXXX-use-sqlite.md', 'XXXX-use-sqlite', undefined, undefined, 'XXXX-use-sqlite'],
    ['3d-printing.md', '3d-printing', undefined, undefined, '3d-printing'],
    ['use-sqlite.md', 'use-sqlite', undefined, undefined, 'use-sqlite'],
    ['adr_with_a_name.md', 'adr_with_a_name', undefined, undefined, 'adr_with_a_name'],
    ['docs/decisions/README.md', 'README', undefined, undefined, 'README'],
    ['docs/0007-x/notes.md', 'notes', undefined, undefined, 'notes'],
    ['', '', undefined, undefined, ''],
  ];
  for (const [path, id, number, date, slug] of cases) {
    it(`reads ${path === '' ? 'an empty path' : path}`, () => {
      assert.deepEqual(identityOf(path), { id, number, date, slug });
    });
  }

  it('never takes a date for a number', () => {
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(
        date,
        fc.constantFrom('', '-'),
        fc.constantFrom('-x', '_x', '.x', ' x', ''),
        (day, joint, rest) => {
          const iso = day.toISOString().slice(0, 10);
          const identity = identityOf(`d/${iso.replaceAll('-', joint)}${rest}.md`);
          assert.deepEqual([identity.number, identity.date], [undefined, iso]);
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        const { number } = identityOf(path);
        assert.ok(number === undefined || Number.isSafeInteger(number));
        classifyFile(path);
      }),
    );
  });
});

describe('classifyFile', () => {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    candidate: [
      'd/0007-use-sqlite.md',
      'd/use-sqlite.markdown',
      'd/0007/README.md',
      'd/2026-03-14-x/index.md',
      'd/0012-template-engine.md',
      'd/0007-use-a-template.md',
      'd/20260314-new-template.md',
      'd/templating.md',
      'd/contemplate.md',
      'd/index-the-menu.md',
    ],
    template: [
      'd/template.md',
      'd/templates.md',
      'd/0000-template.md',
      'd/NNNN-template.md',
      'd/adr-template.md',
      'd/adr-template-bare-minimal.md',
      'd/ADR_Template.md',
      'd/long-template.md',
      'd/decision-record-template.md',
      'd/_template.md',
      'd/template.de.md',
    ],
    index: [
      'd/README.md',
      'd/readme.md',
      'd/index.md',
      'd/_index.md',
      'd/README.zh.md',
      'd/SUMMARY.md',
      'd/2024/README.md',
      'README.md',
    ],
    'not-markdown': ['d/0007-use-sqlite.rst', 'd/0007.adoc', 'd/image.png', 'd/0007', 'd/.hidden'],
  };
  for (const [kind, paths] of Object.entries(kinds)) {
    for (const path of paths) {
      it(`takes ${path} for ${kind}`, () => {
        assert.equal(classifyFile(path).kind, kind);
      });
    }
  }

  it('says why in one sentence', () => {
    const found = classifyFile('d/0007-x.rst');
    assert.equal(
      'reason' in found && found.reason,
      'It is a `.rst` file; decisions are read from Markdown (`.md`).',
    );
  });
});

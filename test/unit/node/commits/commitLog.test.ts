import assert from 'node:assert/strict';
import { parseLog } from '../../../../src/node/commits/commitLog';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const NONE = '0'.repeat(40);

function entry(id: string, message: string, raw: readonly string[] = []): string {
  const head = [
    id,
    '',
    'Storage Lead',
    's@example.com',
    '2026-03-14T09:00:00+01:00',
    '2026-03-14T10:00:00+01:00',
  ];
  const paths = raw.length === 0 ? '' : `\n${raw.map((field) => `${field}\0`).join('')}`;
  return `${[...head, message.split('\n')[0], message].map((field) => `${field}\0`).join('')}\0${paths}`;
}

describe('parseLog', () => {
  it('reads commits with and without paths', () => {
    const output = [
      entry(A, 'one\n\n:100644 not a path\n', [
        `:000000 100644 ${NONE} ${A} A`,
        'new\nline.md',
        `:100644 100644 ${A} ${B} R100`,
        'old.md',
        'new.md',
        `:100644 000000 ${A} ${NONE} D`,
        'gone.md',
      ]),
      entry(B, ''),
      entry(A, 'three', [`:100644 100644 ${A} ${B} M`, ':odd']),
    ].join('');
    const commits = parseLog(output);
    assert.deepEqual(
      commits.map(({ id, paths }) => [id, paths?.map(({ kind, path, from }) => [kind, from, path])]),
      [
        [
          A,
          [
            ['added', undefined, 'new\nline.md'],
            ['renamed', 'old.md', 'new.md'],
            ['deleted', undefined, 'gone.md'],
          ],
        ],
        [B, []],
        [A, [['changed', undefined, ':odd']]],
      ],
    );
    assert.deepEqual(commits[0]?.paths?.[0], {
      kind: 'added',
      path: 'new\nline.md',
      before: undefined,
      after: A,
    });
  });

  it('reads what is broken off without failing', () => {
    const output = entry(A, 'one', [`:100644 100644 ${A} ${B} M`, 'a.md']);
    for (let length = 0; length <= output.length; length += 1) {
      parseLog(output.slice(0, length));
    }
    assert.deepEqual(parseLog(''), []);
  });
});

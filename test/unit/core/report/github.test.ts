import assert from 'node:assert/strict';
import { writeGithub } from '../../../../src/core/report/github';
import { finding, report, unread } from './sampleReport';

const path = 'docs/adr/0001-one.md';

describe('writeGithub', () => {
  it('puts the worst first and escapes as the runner unescapes', () => {
    const text = writeGithub(
      report({
        findings: [
          finding('no-evidence', path, { severity: 'hint', at: [0, 0, 3] }),
          finding('link-broken', 'docs/adr/a,b:100%.md', {
            severity: 'error',
            message: '50% of a: b,\r\nc',
            at: [4, 2, 5],
          }),
        ],
      }),
    );
    assert.deepEqual(text.split('\n'), [
      '::error file=docs/adr/a%2Cb%3A100%25.md,line=5,endLine=5,col=3,endColumn=7,title=link-broken::50%25 of a: b,\\x0d c',
      '::notice file=docs/adr/0001-one.md,line=1,endLine=1,col=1,endColumn=3,title=no-evidence::About no-evidence.',
      '2 decisions: 1 error, 1 hint',
      '',
    ]);
  });

  it('gives no columns for several lines', () => {
    const range = { start: { line: 1, character: 4 }, end: { line: 3, character: 2 } };
    const [first] = writeGithub(report({ findings: [finding('x-y', path, { range })] })).split('\n');
    assert.equal(first, `::warning file=${path},line=2,endLine=4,title=x-y::About x-y.`);
  });

  it('says when GitHub will not show all of them', () => {
    const many = (number: number): string =>
      writeGithub(
        report({
          findings: Array.from({ length: number }, (_, line) => finding('x-y', path, { at: [line, 0] })),
        }),
      );
    assert.doesNotMatch(many(10), /GitHub shows/);
    assert.match(many(11), /^GitHub shows the first 10 annotations of each level/m);
    assert.equal(many(11).match(/^::warning/gm)?.length, 11);
  });

  it('sums practice rules up where nobody configured them, and names what was not read', () => {
    const text = writeGithub(
      report({
        isConfigured: false,
        findings: [finding('no-evidence', path, { severity: 'hint' })],
        notRead: [
          unread('docs/adr/x.md', 'not-utf8', 'It is not UTF-8.'),
          unread('docs/adr/README.md', 'index'),
        ],
      }),
    );
    assert.deepEqual(text.split('\n').slice(0, 2), [
      '::warning file=docs/adr/x.md::This file was not read: It is not UTF-8.',
      '::notice title=no-evidence::1 decision has no supporting data',
    ]);
    assert.doesNotMatch(text, /README/);
  });
});

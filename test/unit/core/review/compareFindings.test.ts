import assert from 'node:assert/strict';
import type { Finding } from '../../../../src/core/model/finding';
import { compareFindings } from '../../../../src/core/review/compareFindings';

function finding(rule: string, path: string, line: number, key?: string): Finding {
  const at = { line, character: 0 };
  return {
    rule,
    path,
    severity: 'warning',
    message: `line ${line}`,
    range: { start: at, end: at },
    ...(key !== undefined && { key }),
  };
}

describe('compareFindings', () => {
  const none = new Map<string, string>();

  it('knows a finding again at another place and in other words', () => {
    const changes = compareFindings([finding('a', 'x.md', 1)], [finding('a', 'x.md', 9)], none);
    assert.deepEqual(changes, { added: [], resolved: [] });
  });

  it('tells two by rule, path and key', () => {
    const was = [finding('a', 'x.md', 1, 'k'), finding('b', 'x.md', 1), finding('c', 'x.md', 1)];
    const is = [finding('a', 'x.md', 1, 'l'), finding('b', 'y.md', 1), finding('d', 'x.md', 1)];
    assert.deepEqual(compareFindings(was, is, none), { added: is, resolved: was });
  });

  it('counts those that are alike', () => {
    const three = [1, 2, 3].map((line) => finding('a', 'x.md', line));
    const [one] = three;
    assert.ok(one);
    assert.deepEqual(compareFindings([one], three, none).added, three.slice(1));
    assert.deepEqual(compareFindings(three, [one], none).resolved, three.slice(1));
  });

  it('follows a record to its new path', () => {
    const changes = compareFindings(
      [finding('a', 'x.md', 1), finding('b', 'x.md', 1)],
      [finding('a', 'y.md', 1)],
      new Map([['x.md', 'y.md']]),
    );
    assert.deepEqual(changes, { added: [], resolved: [finding('b', 'x.md', 1)] });
  });
});

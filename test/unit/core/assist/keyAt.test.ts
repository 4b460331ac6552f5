import assert from 'node:assert/strict';
import { keyAt } from '../../../../src/core/assist/keyAt';
import { marked } from './support';

function at(source: string): string | undefined {
  const { text, offset } = marked(source);
  const key = keyAt(text, offset);
  return key === undefined ? undefined : `${key.path.join('.')}=${text.slice(key.span.start, key.span.end)}`;
}

describe('keyAt', () => {
  it('finds keys in blocks, items and flow collections', () => {
    assert.equal(at('---\nsta‸tus: draft\n---\n'), 'status=status');
    assert.equal(at('---\nevidence:\n  - id: E1\n    sup‸ports: a\n---\n'), 'evidence.0.supports=supports');
    assert.equal(at('---\nevidence:\n- id: a\n- "ty‸pe": link\n---\n'), 'evidence.1.type="type"');
    assert.equal(at('---\noutcome: {expected: x, ver‸dict: mixed}\n---\n'), 'outcome.verdict=verdict');
    assert.equal(
      at('---\nevidence: [\n    {type: test,\n     fin‸ding: x}]\n---\n'),
      'evidence.0.finding=finding',
    );
  });

  it('finds them while other lines are broken', () => {
    assert.equal(at('---\ntags: [a, "b\nda‸te: 2026-01-01\n---\n'), 'date=date');
  });

  it('is silent on values, on keys of other tools, in block scalars and outside', () => {
    assert.equal(at('---\nstatus: dr‸aft\n---\n'), undefined);
    assert.equal(at('---\nlay‸out: post\n---\n'), undefined);
    assert.equal(at('---\nevidence:\n  - finding: |\n      sta‸tus: x\n---\n'), undefined);
    assert.equal(at('---\ndate: x\n---\nsta‸tus: x\n'), undefined);
  });
});

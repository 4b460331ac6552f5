import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import { claimsOf } from '../../../../src/core/evidence/claim';
import {
  measuredEvidence,
  outcomeOf,
  outcomeVerdicts,
  reviewOutcome,
} from '../../../../src/core/flows/outcome';
import type { OutcomeReview } from '../../../../src/core/flows/outcome';
import { refutedProblem } from '../../../../src/core/flows/problem';
import { summarise } from '../../../../src/core/parse/summarise';
import { recordOf, shapes, textAfter } from './support';

const REVIEW: OutcomeReview = {
  verdict: 'refuted',
  reviewed: '2026-09-02',
  measured: '412 ms',
  evidence: ['E2'],
};

function reviewed(text: string, change: Partial<OutcomeReview> = {}): string {
  const record = recordOf(text);
  return textAfter(record, reviewOutcome(record, { ...REVIEW, ...change }, defaultConfig));
}

const madr = (outcome: string): string =>
  `---\nstatus: accepted\n${outcome}tags: [a]\n---\n# Use SQLite\n\n## Decision Outcome\n\nText.\n`;

describe('reviewOutcome', () => {
  for (const [shape, text] of Object.entries(shapes)) {
    it(`is read back: ${shape}`, () => {
      for (const original of [text, text.replaceAll('\n', '\r\n')]) {
        const after = recordOf(reviewed(original));
        assert.deepEqual(outcomeOf(after), {
          ...{ expected: undefined, reviewBy: undefined, measured: '412 ms', verdict: 'refuted' },
          ...{ reviewed: '2026-09-02', evidence: ['E2'] },
        });
        assert.equal(after.text.includes('\r\n'), original.includes('\r\n'));
      }
    });
  }

  it('keeps what was expected, in a block and in braces', () => {
    const block = madr('outcome:\n  review-by: 2026-09-01 # after the sale\n  expected: p95 under 200 ms\n');
    assert.equal(
      reviewed(block),
      block.replace(
        '200 ms\n',
        '200 ms\n  reviewed: 2026-09-02\n  measured: 412 ms\n  verdict: refuted\n  evidence: E2\n',
      ),
    );
    const flow = madr('outcome: {expected: x, verdict: mixed} # later\n');
    assert.equal(
      reviewed(flow),
      flow.replace('mixed}', 'refuted, reviewed: 2026-09-02, measured: 412 ms, evidence: E2}'),
    );
  });

  it('fills what was left open, adds evidence to that which is named, and leaves what is not said', () => {
    const text = madr('outcome:\n  measured: ""\n  verdict: # to come\n  evidence: E1\n');
    assert.equal(
      reviewed(text, { measured: undefined, evidence: ['E2', 'E1'], verdict: 'confirmed' }),
      text
        .replace('""\n', '""\n  reviewed: 2026-09-02\n')
        .replace('verdict:', 'verdict: confirmed')
        .replace('E1', '[E1, E2]'),
    );
  });

  it('refuses an outcome that is no mapping', () => {
    assert.equal(reviewOutcome(recordOf(madr('outcome: [a]\n')), REVIEW, defaultConfig), undefined);
    assert.equal(reviewOutcome(recordOf(madr('outcome: fine\n')), REVIEW, defaultConfig), undefined);
  });

  it('keeps any measured text and every other field', () => {
    const measured = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(
        measured,
        fc.constantFrom(...outcomeVerdicts),
        fc.constantFrom(...Object.values(shapes)),
        (text, verdict, shape) => {
          const after = recordOf(reviewed(shape, { measured: text, verdict }));
          assert.equal(outcomeOf(after).measured, text.trim());
          assert.equal(outcomeOf(after).verdict, verdict);
          const others = { ...after.frontMatter?.data, outcome: undefined };
          assert.deepEqual(others, { ...recordOf(shape).frontMatter?.data, outcome: undefined });
        },
      ),
    );
  });
});

const evidenced = `---
status: accepted
outcome: {expected: "p95 under 200 ms.", measured: 412 ms, evidence: [e2], reviewed: 2026-09-02}
evidence:
  - id: E1
    type: link
    finding: It was fast.
    url: https://example.com
  - id: E2
    type: dataset
    finding: It is slow.
    file: a.csv
    captured: {result: 412 ms}
---
# Use SQLite
`;

describe('measuredEvidence', () => {
  it('begins with what the outcome names, and says what is recorded', () => {
    const record = recordOf(evidenced);
    const items = measuredEvidence(outcomeOf(record), claimsOf(record), []);
    assert.deepEqual(
      items.map(({ id, result, isNamed }) => [id, result, isNamed]),
      [
        ['E2', '412 ms', true],
        ['E1', undefined, false],
      ],
    );
  });
});

describe('refutedProblem', () => {
  it('says what was expected and found, and cites what shows it', () => {
    const record = recordOf(evidenced);
    assert.deepEqual(refutedProblem(summarise(record, 'docs/decisions'), record), {
      text: 'ADR-0007 (Use SQLite) was to bring: p95 under 200 ms. Measured: 412 ms. Its outcome was refuted on 2026-09-02.',
      evidence: [{ finding: 'It is slow.', type: 'dataset', field: 'from', value: 'ADR-0007#E2' }],
    });
  });
});

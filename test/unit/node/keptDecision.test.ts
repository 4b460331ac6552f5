import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultConfig } from '../../../src/core/config/defaultConfig';
import { analysisOptionsOf } from '../../../src/core/model/config';
import { evidenceFilesOf } from '../../../src/core/graph/lookups';
import { looksTheSame } from '../../../src/core/graph/sameness';
import type { Decision } from '../../../src/core/model/decision';
import { analyseRecord } from '../../../src/core/check/analyseRecord';
import { detailsOf, headOf, KeptDecision } from '../../../src/node/keptDecision';
import { decodeAnalysis, encodeLine, scanLines } from '../../../src/node/analysisLines';

const file = { path: 'docs/adr/0007-use-sqlite.md', folder: 'docs/adr' };
const text = `---
status: accepted
date: 2026-03-14
decision-makers: [Ada]
tags: [storage]
supersedes: [ADR-0003#caching, 0004-größe.md]
evidence:
  - id: E1
    type: test
    supports: SQLite
    refutes: Files
    file: evidence/tests.xml
  - finding: Nothing is known of it
waivers:
  - rule: option-untested
    why: It was ruled out.
---

# Use SQLite

## Context and Problem Statement

See [the notes](notes.md#start) and [below](#decision-outcome).

## Considered Options

- SQLite
- Files

## Decision Outcome

Chosen option: "SQLite", because it is enough.
`;

function decisionIn(content: string): Decision {
  const analysed = analyseRecord(file, content, analysisOptionsOf(defaultConfig));
  assert.ok(analysed.kind === 'read');
  return analysed.analysis.decision;
}

function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function kept(decision: Decision, details: unknown = detailsOf(decision)): KeptDecision {
  return new KeptDecision(file, throughJson(headOf(decision)), () => throughJson(details));
}

/** Reads field by field, so that nothing depends on how a decision is made. */
function fieldsOf(decision: Decision, names: readonly string[]): unknown {
  return throughJson(names.map((name) => [name, decision[name as keyof Decision]]));
}

describe('KeptDecision', () => {
  const decision = decisionIn(text);
  const names = Object.keys(decision);

  it('has every field of the decision that it was made from', () => {
    assert.ok(
      decision.evidence.length === 2 && decision.relations.length === 2 && decision.links.length === 2,
    );
    assert.deepEqual(fieldsOf(kept(decision), names), fieldsOf(decision, names));
  });

  it('has them as JSON too, and no others', () => {
    assert.deepEqual(throughJson(kept(decision)), throughJson(decision));
    assert.deepEqual(throughJson([kept(decision)]), throughJson([decision]));
  });

  it('cannot be told from it by other records', () => {
    assert.equal(looksTheSame(kept(decision), decision), true);
    assert.equal(looksTheSame(decision, kept(decision)), true);
    assert.equal(looksTheSame(kept(decision), { ...decision, anchors: ['other'] }), false);
    assert.equal(looksTheSame(kept(decision), { ...decision, evidence: [] }), false);
  });

  it('reads the details once, when the first of them is asked for', () => {
    let reads = 0;
    const lazy = new KeptDecision(file, throughJson(headOf(decision)), () => {
      reads += 1;
      return throughJson(detailsOf(decision));
    });
    assert.deepEqual(evidenceFilesOf(lazy), evidenceFilesOf(decision));
    assert.deepEqual([lazy.title, lazy.relations.length, lazy.links.length], ['Use SQLite', 2, 2]);
    assert.equal(reads, 0);
    assert.deepEqual([lazy.options, lazy.tags, lazy.evidence.length], [['SQLite', 'Files'], ['storage'], 2]);
    assert.equal(reads, 1);
  });

  it('has empty details where they are damaged', () => {
    const good = detailsOf(decision);
    for (const damaged of [null, undefined, 7, [], {}, { ...good, tags: 'x' }, { ...good, evidence: [0] }]) {
      const lazy = new KeptDecision(file, throughJson(headOf(decision)), () => damaged);
      assert.equal(lazy.title, 'Use SQLite');
      assert.deepEqual([lazy.tags, lazy.anchors, lazy.evidence], [[], [], []]);
    }
  });

  it('is not made from a damaged head', () => {
    const head = throughJson(headOf(decision)) as unknown[];
    const heads = [null, {}, [], head.slice(1), [...head, 0], head.with(0, 'docs'), head.with(1, 7)];
    heads.push(
      head.with(4, null),
      head.with(6, 0),
      head.with(9, {}),
      head.with(10, [null]),
      head.with(12, 7),
    );
    for (const damaged of heads) {
      assert.throws(() => new KeptDecision(file, damaged, () => undefined), Error);
    }
  });
});

describe('lines of analyses', () => {
  const digest = 'd'.repeat(43);

  it('come back as what they were, whatever the record says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('title', 'tag', 'body', 'path'),
        (words, where) => {
          const here = where === 'path' ? { ...file, path: `docs/adr/0007-${words}.md` } : file;
          const quoted = JSON.stringify(words);
          const content = `---\nstatus: accepted\ntags: [${where === 'tag' ? quoted : 'x'}]\n---\n# ${where === 'title' ? words : 'Title'}\n\n## Context\n\n${where === 'body' ? words : ''}\n`;
          const analysed = analyseRecord(here, content, analysisOptionsOf(defaultConfig));
          const buffer = Buffer.from(`first\n${encodeLine(digest, analysed)}`);
          const lines = [...scanLines(buffer, 'first\n'.length, buffer.length)];
          assert.deepEqual(
            lines.map((line) => [line.path, line.digest]),
            [[here.path, digest]],
          );
          const [line] = lines;
          assert.ok(line);
          assert.deepEqual(throughJson(decodeAnalysis(buffer, line, here)), throughJson(analysed));
        },
      ),
    );
  });
});

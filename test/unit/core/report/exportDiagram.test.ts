import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DecisionIndex } from '../../../../src/core/graph/decisionIndex';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { summarise } from '../../../../src/core/parse/summarise';
import { diagramOf, writeDot, writeMermaid } from '../../../../src/core/report/exportDiagram';
import type { Diagram } from '../../../../src/core/report/exportDiagram';

function diagram(records: Readonly<Record<string, string>>): Diagram {
  const index = new DecisionIndex();
  index.load(
    Object.entries(records).map(([path, text]) =>
      summarise(parseDecision(path, text, { statuses: {} }), 'adr'),
    ),
  );
  return diagramOf(index);
}

const old = '---\nstatus: superseded\nsuperseded-by: ADR-0002\n---\n# Old\n';
const young = '---\nstatus: accepted\nsupersedes: ADR-0001\nrelates-to: ADR-0099\n---\n# Young\n';
const two = { 'adr/0001-old.md': old, 'adr/0002-young.md': young };

describe('diagramOf', () => {
  it('has each statement once, whoever makes it, and no arrow to what is not there', () => {
    assert.deepEqual(diagram(two).arrows, [{ from: 1, to: 0, kind: 'supersedes' }]);
    assert.deepEqual(diagram({ ...two, 'adr/0002-young.md': '# Young\n' }).arrows, [
      { from: 1, to: 0, kind: 'supersedes' },
    ]);
  });
});

describe('writeMermaid', () => {
  it('draws decisions and relations', () => {
    assert.equal(
      writeMermaid(diagram(two)),
      `flowchart LR
  d0["ADR-0001 Old (superseded)"]:::superseded
  d1["ADR-0002 Young (accepted)"]:::accepted
  d1 -->|"supersedes"| d0
  classDef accepted fill:#dcefdc,stroke:#3b7d3b,color:#000000
  classDef superseded fill:#ececec,stroke:#7a7a7a,color:#000000
`,
    );
  });

  it('lets no title out of its box', () => {
    const lines =
      /^(?:flowchart LR| {2}d0\["(?:[\p{L}\p{M}\p{N} .,:()_/…+-]|#\d+;)*"\]:::unknown| {2}classDef .*)$/u;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        for (const line of writeMermaid(withTitle(title)).trimEnd().split('\n')) {
          assert.match(line, lines);
        }
      }),
    );
    const text = writeMermaid(withTitle('"]; click d0 "javascript:x" <img src=x> `#quot;`'));
    assert.ok(!text.includes('<') && !text.includes('`') && !text.includes('click d0 "'));
  });
});

describe('writeDot', () => {
  it('draws decisions and relations', () => {
    const text = writeDot(diagram(two));
    assert.match(text, /^digraph decisions \{\n/);
    assert.match(
      text,
      / {2}d1 \[label="ADR-0002 Young \(accepted\)", fillcolor="#dcefdc", color="#3b7d3b"\];\n/,
    );
    assert.match(text, / {2}d1 -> d0 \[label="supersedes"\];\n\}\n$/);
  });

  it('lets no title out of its label', () => {
    const label =
      /^ {2}d0 \[label="(?:[^"\\]|\\["\\])*", fillcolor="#[0-9a-f]{6}", color="#[0-9a-f]{6}"\];$/u;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const lines = writeDot(withTitle(title)).trimEnd().split('\n');
        assert.equal(lines.length, 6);
        assert.match(lines[4] ?? '', label);
      }),
    );
    assert.match(
      writeDot(withTitle('a\\N "b" &lt;')),
      /label="ADR-0001 a\\\\N \\"b\\" &amp;lt; \(unknown\)"/,
    );
  });
});

function withTitle(title: string): Diagram {
  const [decision] = diagram({ 'adr/0001-old.md': '# Old\n' }).decisions;
  assert.ok(decision);
  return { decisions: [{ ...decision, title }], arrows: [] };
}

import assert from 'node:assert/strict';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import { analysisOptionsOf } from '../../../../src/core/model/config';
import { analyseRecord } from '../../../../src/core/check/analyseRecord';
import { claimsIn } from '../../../../src/core/evidence/claim';
import type { EvidenceSource } from '../../../../src/core/ports';
import { CancelledError } from '../../../../src/core/workspace/cancellation';
import { DecisionIndex } from '../../../../src/core/graph/decisionIndex';
import { EvidenceLedger } from '../../../../src/core/workspace/evidenceLedger';
import type { ClaimingDecision } from '../../../../src/core/workspace/evidenceLedger';
import { memoryEvidence } from '../../support/memoryEvidence';

const PATH = 'docs/adr/0007-a.md';
const TEXT = `---
status: accepted
evidence:
  - id: E1
    type: study
    finding: Six of seven would not run it.
    supports: SQLite
    file: notes.md
    quote: Six of seven
  - id: E2
    type: study
    finding: It was slow.
    refutes: PostgreSQL
    file: notes.md
    quote: slow
---

# Use SQLite

## Considered Options

- SQLite
- PostgreSQL

## Decision Outcome

Chosen option: "SQLite", because it is there.
`;

function analysis(text: string, path = PATH): ClaimingDecision {
  const analysed = analyseRecord({ path, folder: 'docs/adr' }, text, analysisOptionsOf(defaultConfig));
  assert.equal(analysed.kind, 'read');
  return { decision: analysed.analysis.decision, claims: claimsIn(text) };
}

const NO_OTHERS = new DecisionIndex();

const source = memoryEvidence({ files: { 'notes.md': { lines: ['Six of seven said that it was slow.'] } } });

async function verified(text = TEXT): Promise<EvidenceLedger> {
  const ledger = new EvidenceLedger(source);
  const known = analysis(text);
  ledger.take(PATH, known);
  await ledger.verify([known.decision], {}, [], NO_OTHERS);
  return ledger;
}

/** A source that does something while it is asked. */
function meanwhile(action: () => void): EvidenceSource {
  return {
    open: async (hooks) => {
      const snapshot = await source.open(hooks);
      return {
        ...snapshot,
        read: (requests, more) => {
          action();
          return snapshot.read(requests, more);
        },
      };
    },
  };
}

function states(ledger: EvidenceLedger): readonly string[] | undefined {
  return ledger.verdictsOf(PATH)?.map(({ state }) => state);
}

describe('the evidence ledger', () => {
  it('knows nothing before it was asked to check', () => {
    const ledger = new EvidenceLedger(source);
    const known = analysis(TEXT);
    ledger.take(PATH, known);
    assert.equal(ledger.verdictsOf(PATH), undefined);
    assert.equal(ledger.claimsOf(PATH)?.length, 2);
    assert.equal(ledger.stateOf(known.decision), 'unverified');
  });

  it('keeps what checking gave, and tells the state of the decision from it', async () => {
    const ledger = await verified();
    assert.deepEqual(states(ledger), ['verified', 'verified']);
    assert.equal(ledger.stateOf(analysis(TEXT).decision), 'supported');
    const broken = await verified(TEXT.replace('quote: Six', 'quote: Five'));
    assert.deepEqual(states(broken), ['broken', 'verified']);
    assert.equal(broken.stateOf(analysis(TEXT).decision), 'failing');
  });

  it('keeps verdicts over edits that do not touch the evidence', async () => {
    for (const edited of [
      TEXT.replace('because it is there', 'because it is here'),
      TEXT.replace('# Use', '# Always use'),
      TEXT.replace('status: accepted', 'status: proposed'),
      `${TEXT}\n## More Information\n\nNone.\n`,
      TEXT,
    ]) {
      const ledger = await verified();
      ledger.take(PATH, analysis(edited));
      assert.deepEqual(states(ledger), ['verified', 'verified'], edited);
    }
  });

  it('moves verdicts with the evidence', async () => {
    const ledger = await verified();
    const before = ledger.verdictsOf(PATH)?.[1];
    ledger.take(PATH, analysis(TEXT.replace('evidence:', 'date: 2026-03-14\ntags: [a]\nevidence:')));
    const after = ledger.verdictsOf(PATH)?.[1];
    assert.equal(after?.state, 'verified');
    assert.equal(after.range.start.line, (before?.range.start.line ?? 0) + 2);
    assert.equal(after.places['quote']?.start.line, (before?.places['quote']?.start.line ?? 0) + 2);
    assert.deepEqual(after.range, ledger.claimsOf(PATH)?.[1]?.range);
  });

  it('drops verdicts when the evidence is edited, or the options that it speaks of', async () => {
    for (const edited of [
      TEXT.replace('quote: slow', 'quote: fast'),
      TEXT.replace('It was slow.', 'It was very slow.'),
      TEXT.replace('refutes: PostgreSQL', 'supports: PostgreSQL'),
      TEXT.replace(/ {2}- id: E2[^]*?quote: slow\n/, ''),
      TEXT.replace('- PostgreSQL\n', '- Postgres\n'),
    ]) {
      const ledger = await verified();
      ledger.take(PATH, analysis(edited));
      assert.equal(ledger.verdictsOf(PATH), undefined, edited);
      assert.notEqual(ledger.stateOf(analysis(edited).decision), 'supported', edited);
    }
  });

  it('forgets a record that is gone', async () => {
    const ledger = await verified();
    ledger.forget(PATH);
    assert.equal(ledger.verdictsOf(PATH), undefined);
    assert.equal(ledger.claimsOf(PATH), undefined);
  });

  it('keeps nothing of a record that was edited or removed while it was checked', async () => {
    const edit = (edited: string | undefined): Promise<EvidenceLedger> => {
      const ledger: EvidenceLedger = new EvidenceLedger(
        meanwhile(() => {
          if (edited === undefined) {
            ledger.forget(PATH);
          } else {
            ledger.take(PATH, analysis(edited));
          }
        }),
      );
      const known = analysis(TEXT);
      ledger.take(PATH, known);
      return ledger.verify([known.decision], {}, [], NO_OTHERS).then(() => ledger);
    };
    assert.equal((await edit(TEXT.replace('quote: slow', 'quote: fast'))).verdictsOf(PATH), undefined);
    assert.equal((await edit(undefined)).verdictsOf(PATH), undefined);
    const moved = await edit(TEXT.replace('evidence:', 'tags: [a]\nevidence:'));
    assert.deepEqual(moved.verdictsOf(PATH)?.[0]?.range, moved.claimsOf(PATH)?.[0]?.range);
  });

  it('keeps what it had when a check is cancelled', async () => {
    const ledger = new EvidenceLedger(source);
    const known = analysis(TEXT);
    ledger.take(PATH, known);
    await assert.rejects(
      ledger.verify([known.decision], { token: { isCancellationRequested: true } }, [], NO_OTHERS),
      CancelledError,
    );
    assert.equal(ledger.verdictsOf(PATH), undefined);
  });

  it('checks nothing without a source', async () => {
    const ledger = new EvidenceLedger(undefined);
    const known = analysis(TEXT);
    ledger.take(PATH, known);
    assert.deepEqual(await ledger.verify([known.decision], {}, [], NO_OTHERS), []);
    assert.equal(ledger.verdictsOf(PATH), undefined);
  });

  it('gives each record its own verdicts, in the order that was asked for', async () => {
    const ledger = new EvidenceLedger(source);
    const paths = ['docs/adr/0002-b.md', 'docs/adr/0001-a.md'];
    const known = paths.map((path, index) =>
      analysis(index === 0 ? TEXT : TEXT.replace('quote: slow', 'quote: fast'), path),
    );
    known.forEach((each) => {
      ledger.take(each.decision.path, each);
    });
    const decisions = known.map(({ decision }) => decision);
    const verdicts = await ledger.verify(decisions, {}, [], NO_OTHERS);
    assert.deepEqual(
      verdicts.map(({ path, id, state }) => `${path} ${id} ${state}`),
      [
        'docs/adr/0002-b.md E1 verified',
        'docs/adr/0002-b.md E2 verified',
        'docs/adr/0001-a.md E1 verified',
        'docs/adr/0001-a.md E2 broken',
      ],
    );
  });
});

import assert from 'node:assert/strict';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { summarise } from '../../../../src/core/parse/summarise';
import { applyEdits } from '../../../../src/core/text/edits';
import { linkDecisions } from '../../../../src/core/workspace/link';
import type { LinkKind } from '../../../../src/core/workspace/link';
import type { OpenRecord } from '../../../../src/core/workspace/recordStatements';
import { supersede } from '../../../../src/core/workspace/supersede';
import type { BothSides } from '../../../../src/core/workspace/supersede';

function open(path: string, text: string): OpenRecord {
  const parsed = parseDecision(path, text, defaultConfig);
  return { parsed, decision: summarise(parsed, path.slice(0, path.lastIndexOf('/'))) };
}

/** The texts after the change: the first record's and the second one's. */
function texts(result: BothSides, ...records: readonly OpenRecord[]): readonly string[] {
  assert.equal(result.kind, 'edits');
  return records.map(({ parsed }) => {
    const change = result.changes.find(({ path }) => path === parsed.path);
    return change === undefined ? parsed.text : applyEdits(parsed.text, change.edits);
  });
}

/** Supersedes `older` by `newer` and checks that doing it again changes nothing. */
function superseded(newer: OpenRecord, older: OpenRecord, fragment?: string): readonly string[] {
  const [first = '', second = ''] = texts(supersede(newer, older, fragment), newer, older);
  const again = [open(newer.parsed.path, first), open(older.parsed.path, second)] as const;
  assert.deepEqual(texts(supersede(...again, fragment), ...again), [first, second], 'twice is once');
  const kinds = again.map(({ decision }) => decision.relations.map(({ kind }) => kind));
  assert.ok(kinds[0]?.includes('supersedes'), 'what was written is read back');
  assert.ok(kinds[1]?.includes(fragment === undefined ? 'superseded-by' : 'amended-by'));
  assert.equal(again[1].decision.status === 'superseded', fragment === undefined);
  return [first, second];
}

const MADR =
  '---\nstatus: accepted # by all\ndate: 2026-01-01\n---\n# Use SQLite\n\n## Context and Problem Statement\n\n## Decision Outcome\n';
const NYGARD =
  '# 3. Use files\n\nDate: 2016-02-12\n\n## Status\n\nAccepted\n\nAmends [2. X](0002-x.md)\n\n## Context\n\nText.';

describe('supersede', () => {
  it('writes both sides in front matter', () => {
    const [newer, older] = superseded(open('d/0012-b.md', MADR), open('d/0003-a.md', MADR));
    assert.equal(newer, MADR.replace('2026-01-01\n', '2026-01-01\nsupersedes: ADR-0003\n'));
    assert.equal(
      older,
      MADR.replace('accepted', 'superseded').replace('2026-01-01\n', '2026-01-01\nsuperseded-by: ADR-0012\n'),
    );
  });

  it('writes the way to a record of another folder', () => {
    const [newer] = superseded(open('d/0012-b.md', MADR), open('e/adr/0003-a.md', MADR));
    assert.match(newer ?? '', /supersedes: \.\.\/e\/adr\/0003-a\.md/);
  });

  it('writes lines of the status section, keeps the others and the missing final newline', () => {
    const [newer, older] = superseded(
      open('d/0012-b.md', NYGARD.replace('3. Use files', '12. Use a database')),
      open('d/0003-use files.md', NYGARD),
    );
    assert.equal(
      newer,
      NYGARD.replace('3. Use files', '12. Use a database').replace(
        '(0002-x.md)\n',
        '(0002-x.md)\n\nSupersedes [3. Use files](0003-use%20files.md)\n',
      ),
    );
    assert.equal(older, NYGARD.replace('Accepted', 'Superseded by [12. Use a database](0012-b.md)'));
  });

  it('adds to what superseded it before', () => {
    const text = NYGARD.replace('Accepted', 'Superseded by [9. Y](0009-y.md)');
    const [, older] = superseded(open('d/0012-b.md', MADR), open('d/0003-a.md', text));
    assert.equal(
      older,
      text.replace('(0002-x.md)\n', '(0002-x.md)\n\nSuperseded by [12. Use SQLite](0012-b.md)\n'),
    );
  });

  it('leaves the dated lines of a status section as they are', () => {
    const text = '# 3. A\n\n## Status\n\n2020-01-01 proposed\n\n2020-02-01 accepted\n\n## Context\n';
    const [, older] = superseded(open('d/0012-b.md', MADR), open('d/0003-a.md', text));
    assert.equal(
      older,
      text.replace('02-01 accepted\n', '02-01 accepted\n\nSuperseded by [12. Use SQLite](0012-b.md)\n'),
    );
    assert.equal(open('d/0003-a.md', older ?? '').decision.status, 'superseded');
  });

  it('writes bullets where the record does', () => {
    const text =
      '# Use files\n\n- Status: accepted\n- Date: 2020-01-01\n\n## Context and Problem Statement\n\nText.\n';
    const [newer, older] = superseded(open('d/20200202-b.md', text), open('d/20200101-a.md', text));
    assert.equal(newer, `${text}\n## Links\n\n- Supersedes [20200101-a](20200101-a.md)\n`);
    assert.equal(
      older,
      text.replace('Status: accepted', 'Status: superseded by [20200202-b](20200202-b.md)'),
    );
    const [, twice] = superseded(open('d/20200303-c.md', text), open('d/20200101-a.md', older ?? ''));
    assert.match(twice ?? '', /by \[20200202-b\]\(20200202-b\.md\), \[20200303-c\]\(20200303-c\.md\)\n/);
  });

  it('adds to the links of the record', () => {
    const text =
      '# Use files\n\n* Status: accepted\n\n## Links\n\n* See [x](x.md)\n\n<!-- end -->\n\n## More\n';
    const [newer] = superseded(open('d/0002-b.md', text), open('d/0001-a.md', MADR));
    assert.match(newer ?? '', /\n\* Supersedes \[ADR-0001\]\(0001-a\.md\)\n/);
    assert.match(newer ?? '', /\n\n## More\n$/);
  });

  it('gives a record without any metadata a block of it', () => {
    const [newer, older] = superseded(open('d/0002-b.md', '# B\n'), open('d/0001-a.md', '# A\n'));
    assert.equal(newer, '---\nsupersedes: ADR-0001\n---\n\n# B\n');
    assert.equal(older, '---\nstatus: superseded\nsuperseded-by: ADR-0002\n---\n\n# A\n');
  });

  it('corrects every place that states the status', () => {
    const text = `---\nstatus: accepted\n---\n${NYGARD}`;
    const [, older] = superseded(open('d/0012-b.md', MADR), open('d/0003-a.md', text));
    assert.match(older ?? '', /status: superseded\nsuperseded-by: ADR-0012/);
    assert.match(older ?? '', /## Status\n\nSuperseded by \[12\. Use SQLite\]/);
  });

  it('supersedes a part, which leaves the rest in force', () => {
    const [newer, older] = superseded(open('d/0012-b.md', MADR), open('d/0003-a.md', MADR), 'caching');
    assert.match(newer ?? '', /supersedes: "ADR-0003#caching"|supersedes: ADR-0003#caching/);
    assert.match(older ?? '', /status: accepted # by all/);
    assert.match(older ?? '', /amended-by: ADR-0012/);
  });

  it('keeps CRLF', () => {
    const [newer, older] = superseded(
      open('d/0012-b.md', MADR.replaceAll('\n', '\r\n')),
      open('d/0003-a.md', NYGARD.replaceAll('\n', '\r\n')),
    );
    for (const text of [newer, older]) {
      assert.doesNotMatch(text ?? '', /[^\r]\n/);
    }
  });

  it('does nothing by half', () => {
    const result = supersede(
      open('d/0012-b.md', MADR),
      open('d/0003-a.md', '---\nstatus: "accepted\n---\n# A\n'),
    );
    assert.equal(result.kind, 'impossible');
    assert.equal(result.path, 'd/0003-a.md');
  });
});

describe('linkDecisions', () => {
  function linked(kind: LinkKind, from: OpenRecord, to: OpenRecord): readonly string[] {
    return texts(linkDecisions(from, to, kind), from, to);
  }

  it('states a relation where it is looked for', () => {
    const [from, to] = linked('depends-on', open('d/0012-b.md', MADR), open('d/0003-a.md', MADR));
    assert.match(from ?? '', /depends-on: ADR-0003/);
    assert.equal(to, MADR);
  });

  it('tells a reader of prose that it was amended', () => {
    const [from, to] = linked('amends', open('d/0012-b.md', MADR), open('d/0003-a.md', NYGARD));
    assert.match(from ?? '', /amends: ADR-0003/);
    assert.match(to ?? '', /\n\nAmended by \[12\. Use SQLite\]\(0012-b\.md\)\n/);
    assert.match(to ?? '', /\n\nAccepted\n/);
  });

  it('supersedes on both sides', () => {
    const [, to] = linked('supersedes', open('d/0012-b.md', MADR), open('d/0003-a.md', MADR));
    assert.match(to ?? '', /superseded-by: ADR-0012/);
  });
});

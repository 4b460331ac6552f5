import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { editFrontMatter } from '../../../../src/core/fix/frontMatterEdits';
import type { Editable, FieldChange } from '../../../../src/core/fix/frontMatterEdits';
import { readFrontMatter } from '../../../../src/core/parse/frontMatter';
import { applyEdits } from '../../../../src/core/text/edits';

function editable(text: string): Editable {
  const { frontMatter, problems } = readFrontMatter(text);
  return { text, frontMatter, problems, eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

function set(path: string, value: string): FieldChange {
  return {
    kind: 'set',
    path: path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    value,
  };
}

function append(path: string, value: string): FieldChange {
  return { kind: 'append', path: [path], value };
}

function item(path: string, ...lines: readonly string[]): FieldChange {
  return { kind: 'append-item', path: [path], lines };
}

function edited(text: string, ...changes: readonly FieldChange[]): string | undefined {
  const edits = editFrontMatter(editable(text), changes);
  return edits === undefined ? undefined : applyEdits(text, edits);
}

interface Case {
  readonly name: string;
  readonly before: string;
  readonly changes: readonly FieldChange[];
  readonly after: string | undefined;
}

const cases: readonly Case[] = [
  {
    name: 'sets a value and keeps the comment behind it',
    before: '---\nstatus: proposed # for now\n---\n# T\n',
    changes: [set('status', 'accepted')],
    after: '---\nstatus: accepted # for now\n---\n# T\n',
  },
  {
    name: 'keeps quotes',
    before: "---\nstatus: 'proposed'\n---\n",
    changes: [set('status', 'accepted')],
    after: "---\nstatus: 'accepted'\n---\n",
  },
  {
    name: 'fills a field without a value',
    before: '---\nstatus: # draft | accepted\ndate:\n---\n',
    changes: [set('status', 'accepted'), set('date', '2026-03-14')],
    after: '---\nstatus: accepted # draft | accepted\ndate: 2026-03-14\n---\n',
  },
  {
    name: 'adds fields in the order in which records are read',
    before: '---\nlayout: post\nstatus: accepted\ndate: 2026-03-14\ntags:\n  - a\n---\n',
    changes: [set('approver', 'storage-lead'), append('superseded-by', 'ADR-0012')],
    after:
      '---\nlayout: post\nstatus: accepted\ndate: 2026-03-14\napprover: storage-lead\nsuperseded-by: ADR-0012\ntags:\n  - a\n---\n',
  },
  {
    name: 'adds a first field above the comment of the one that follows',
    before: '---\n# what it is about\ntags: [a]\n---\n',
    changes: [set('status', 'accepted')],
    after: '---\nstatus: accepted\n# what it is about\ntags: [a]\n---\n',
  },
  {
    name: 'adds behind a block that spans lines',
    before: '---\ntags:\n- a\n- b # last\n\nextra: |\n  text\n\n---\nbody\n',
    changes: [item('evidence', 'id: E1')],
    after: '---\ntags:\n- a\n- b # last\nevidence:\n  - id: E1\n\nextra: |\n  text\n\n---\nbody\n',
  },
  {
    name: 'makes a list of one value',
    before: '---\nsupersedes: ADR-0003\n---\n',
    changes: [append('supersedes', 'ADR-0005')],
    after: '---\nsupersedes: [ADR-0003, ADR-0005]\n---\n',
  },
  {
    name: 'quotes nothing twice when it makes a list',
    before: '---\nsupersedes: "ADR-0003: x"\n---\n',
    changes: [append('supersedes', 'ADR-0005')],
    after: '---\nsupersedes: ["ADR-0003: x", ADR-0005]\n---\n',
  },
  {
    name: 'adds to names separated by commas',
    before: '---\ndecision-makers: storage-lead, api-lead\n---\n',
    changes: [append('decision-makers', 'ux-lead')],
    after: '---\ndecision-makers: storage-lead, api-lead, ux-lead\n---\n',
  },
  {
    name: 'adds to a flow list',
    before: '---\nsupersedes: [ "0003" ] # both\n---\n',
    changes: [append('supersedes', 'ADR-0005')],
    after: '---\nsupersedes: [ "0003", ADR-0005 ] # both\n---\n',
  },
  {
    name: 'adds to a flow list that ends in a comma or is empty',
    before: '---\nsupersedes: [a,]\namends: []\n---\n',
    changes: [append('supersedes', 'b'), append('amends', 'c')],
    after: '---\nsupersedes: [a, b]\namends: [c]\n---\n',
  },
  {
    name: 'adds to a block list in its own indentation',
    before: '---\nsupersedes:\n    - a\n    - b # x\namends:\n- c\n---\n',
    changes: [append('supersedes', 'd'), append('amends', 'e')],
    after: '---\nsupersedes:\n    - a\n    - b # x\n    - d\namends:\n- c\n- e\n---\n',
  },
  {
    name: 'does not add what is there',
    before: '---\nsupersedes: [a]\namends: b\nrelates-to: c, d\n---\n',
    changes: [append('supersedes', 'a'), append('amends', 'b'), append('relates-to', 'd')],
    after: '---\nsupersedes: [a]\namends: b\nrelates-to: c, d\n---\n',
  },
  {
    name: 'adds an item of evidence',
    before: '---\nevidence:\n  - id: E1\n    finding: >-\n      Long\n      text.\n---\n',
    changes: [item('evidence', 'id: E2', 'type: test # one of many')],
    after:
      '---\nevidence:\n  - id: E1\n    finding: >-\n      Long\n      text.\n  - id: E2\n    type: test # one of many\n---\n',
  },
  {
    name: 'adds an item to an empty list and to a field without a value',
    before: '---\nwaivers: []\nevidence:\n---\n',
    changes: [item('evidence', 'id: E1'), item('waivers', 'rule: no-evidence', 'why: x')],
    after: '---\nwaivers:\n  - rule: no-evidence\n    why: x\nevidence:\n  - id: E1\n---\n',
  },
  {
    name: 'adds a field to an item',
    before: '---\nevidence:\n  - id: E1\n    file: a.csv\n  - { id: E2, file: b.csv }\n---\n',
    changes: [set('evidence.0.finding', 'It holds.'), set('evidence.1.finding', 'It holds, too.')],
    after:
      '---\nevidence:\n  - id: E1\n    finding: It holds.\n    file: a.csv\n  - { id: E2, file: b.csv, finding: "It holds, too." }\n---\n',
  },
  {
    name: 'makes the block, in order, where there is none',
    before: '# T\r\n\r\ntext',
    changes: [append('superseded-by', 'ADR-0002'), set('status', 'superseded')],
    after: '---\r\nstatus: superseded\r\nsuperseded-by: ADR-0002\r\n---\r\n\r\n# T\r\n\r\ntext',
  },
  {
    name: 'fills an empty block',
    before: '---\n---\n# T\n',
    changes: [set('status', 'accepted')],
    after: '---\nstatus: accepted\n---\n# T\n',
  },
  {
    name: 'does not put a block above a text that begins with a fence',
    before: '---\nText under a thematic break.\n',
    changes: [set('status', 'accepted')],
    after: undefined,
  },
  {
    name: 'writes CRLF where the record does',
    before: '---\r\nstatus: accepted\r\n---\r\n',
    changes: [item('evidence', 'id: E1', 'type: test')],
    after: '---\r\nstatus: accepted\r\nevidence:\r\n  - id: E1\r\n    type: test\r\n---\r\n',
  },
  {
    name: 'leaves broken YAML alone',
    before: '---\nstatus: "accepted\n---\n# T\n',
    changes: [set('status', 'accepted')],
    after: undefined,
  },
  {
    name: 'leaves a block that is not closed alone',
    before: '---\nstatus: accepted\n\n# T\n',
    changes: [set('approver', 'x')],
    after: undefined,
  },
  {
    name: 'does not put one value in the place of many',
    before: '---\nstatus: [a, b]\n---\n',
    changes: [set('status', 'accepted')],
    after: undefined,
  },
  {
    name: 'does not rewrite text in several lines',
    before: '---\nstatus: |\n  accepted\n  by all\n---\n',
    changes: [set('status', 'accepted')],
    after: undefined,
  },
];

describe('editFrontMatter', () => {
  for (const { name, before, changes, after } of cases) {
    it(name, () => {
      assert.equal(edited(before, ...changes), after);
      if (after !== undefined && changes.every(({ kind }) => kind !== 'append-item')) {
        assert.equal(edited(after, ...changes), after, 'twice is once');
      }
    });
  }

  const value = fc.constantFrom(
    'plain',
    '"quoted: x"',
    "'it''s'",
    '',
    '[a, b]',
    '[]',
    '[ "a" , b, ]',
    '>-\n  folded\n  text',
    '\n  - a\n  - b',
    '\n- a # why\n- b',
    '\n  - id: E1\n    finding: x\n\n  - id: E2',
    '\n  key: value\n  other: [1, 2]',
    '{ ux: a, cx: b }',
    'a, b',
  );
  const key = fc.constantFrom(
    'status',
    'date',
    'approver',
    'supersedes',
    'tags',
    'evidence',
    'layout',
    'x-y',
    'outcome',
  );
  const field = fc.record({
    key,
    value,
    comment: fc.boolean(),
    above: fc.constantFrom('', '# note\n', '\n'),
  });
  const fields = fc.uniqueArray(field, { selector: (entry) => entry.key, maxLength: 6 });
  const change = fc.constantFrom<FieldChange>(
    set('status', 'superseded'),
    set('approver', 'a: b'),
    append('supersedes', 'ADR-0005'),
    append('tags', 'c'),
    item('evidence', 'id: E9', 'finding: ""'),
    { kind: 'add-mapping', path: ['outcome'], lines: ['expected: "" # later', 'verdict: mixed'] },
  );
  const body = fc.constantFrom('', '# T\n', '\n# T\n\ntext', '---\nnot: front matter\n---\n');

  it('changes what it was asked to change and nothing else', () => {
    let made = 0;
    fc.assert(
      fc.property(fields, change, body, fc.constantFrom('\n', '\r\n'), (entries, wanted, rest, eol) => {
        const lines = entries.map(({ key: name, value: written, comment, above }) => {
          const isInline = written !== '' && !written.includes('\n');
          return `${above}${name}:${written.startsWith('\n') || written === '' ? '' : ' '}${written}${comment && isInline ? ' # why' : ''}\n`;
        });
        const before = `---\n${lines.join('').replace(/^\n/, '')}---\n${rest}`.replaceAll('\n', eol);
        const record = editable(before);
        assert.deepEqual(record.problems, []);
        const edits = editFrontMatter(record, [wanted]);
        if (edits === undefined) {
          return;
        }
        made += 1;
        const after = applyEdits(before, edits);
        assert.ok(edits.every(({ span }) => span.end <= before.length - rest.replaceAll('\n', eol).length));
        assert.equal(after.includes('\r\n'), eol === '\r\n');
        assert.equal(/[^\r]\n/.test(after), eol === '\n');
        const yaml = (text: string): Record<string, unknown> =>
          (parse(text.replaceAll('\r', '').split('\n---\n')[0] ?? '') ?? {}) as Record<string, unknown>;
        const [old, now] = [yaml(before), yaml(after)];
        const name = String(wanted.path[0]);
        assert.deepEqual({ ...now, [name]: null }, { ...old, [name]: null });
        const values = [now[name]].flat();
        if (wanted.kind === 'add-mapping') {
          assert.deepEqual(now[name], { expected: '', verdict: 'mixed' });
          assert.equal(old[name] ?? '', '');
        } else if (wanted.kind === 'append-item') {
          assert.deepEqual(values.at(-1), { id: 'E9', finding: '' });
          assert.equal(values.length, [old[name] ?? []].flat().length + 1);
        } else {
          assert.ok(values.join(', ').split(', ').includes(wanted.value), JSON.stringify(now[name]));
          assert.deepEqual(editFrontMatter(editable(after), [wanted]), [], 'twice is once');
        }
      }),
      { numRuns: 1500 },
    );
    assert.ok(made > 900, `only ${made} of 1500 could be edited`);
  });

  it('never throws, and what it changes can be read', () => {
    const noise = fc.array(
      fc.oneof(
        key,
        value,
        fc.constantFrom('---', '...', '\t', '&a', '*a', '<<', '? ', '%YAML', '\r', ': ', '#', '{a}', '!!x'),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(noise, change, (pieces, wanted) => {
        const text = `---\n${pieces.join('\n')}\n---\nbody\n`;
        const record = editable(text);
        const edits = editFrontMatter(record, [wanted]);
        if (edits !== undefined) {
          const { problems } = readFrontMatter(applyEdits(text, edits));
          assert.ok(problems.length <= record.problems.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

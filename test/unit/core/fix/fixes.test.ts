import assert from 'node:assert/strict';
import { fixableRules } from '../../../../src/core/fix/index';
import type { Fix } from '../../../../src/core/model/finding';
import { rules } from '../../../../src/core/rules/index';
import { applyFix, openMemory } from '../../support/openMemory';

type Files = Readonly<Record<string, string>>;

const CONFIG = { '.grounds.yaml': 'fail-on: error\n' };
const BODY = `# Use SQLite

## Context and Problem Statement

Text.

## Considered Options

- SQLite
- PostgreSQL

## Decision Outcome

Chosen option: "SQLite", because it is there.
`;
const PEOPLE = 'approver: storage-lead\naccountable: platform-manager\n';
const EVIDENCE = `evidence:
  - id: E1
    type: link
    finding: Both hold.
    supports: SQLite
    refutes: PostgreSQL
    url: https://example.com/
    accessed: 2026-03-01
`;

function record(fields: string, body = BODY): string {
  return `---\n${fields}---\n\n${body}`;
}

/** The fixes of the one finding of `rule` on `path`. */
async function fixesOf(files: Files, rule: string, path = 'docs/adr/0001-a.md'): Promise<readonly Fix[]> {
  const { workspace } = await openMemory({ ...CONFIG, ...files });
  const findings = workspace.findingsFor(path).filter((finding) => finding.rule === rule);
  const all = workspace.findingsFor(path).map((finding) => `${finding.rule}: ${finding.message}`);
  assert.equal(findings.length, 1, `one ${rule} among:\n${all.join('\n')}`);
  const [finding] = findings;
  return finding === undefined ? [] : workspace.fixesFor(finding);
}

/** The files after the fix with a title, and whether the finding is gone. */
async function afterFix(
  files: Files,
  rule: string,
  title: RegExp,
  path = 'docs/adr/0001-a.md',
): Promise<{ readonly text: string; readonly files: Files; readonly resolved: boolean; readonly fix: Fix }> {
  const fixes = await fixesOf(files, rule, path);
  const fix = fixes.find((candidate) => title.test(candidate.title));
  assert.ok(
    fix,
    `a fix like ${String(title)} among: ${fixes.map((candidate) => candidate.title).join(' | ')}`,
  );
  assert.doesNotMatch(fix.title, /\.$|\n/);
  const { files: memory } = await openMemory({ ...CONFIG, ...files });
  applyFix(memory, fix);
  const { workspace } = await openMemory(memory);
  const after = Object.fromEntries(memory.paths().map((known) => [known, memory.text(known) ?? '']));
  const moved = fix.renames.reduce((at, { from, to }) => (at === from ? to : at), path);
  const resolved = workspace.findingsFor(moved).every((finding) => finding.rule !== rule);
  return { text: after[moved] ?? '', files: after, resolved, fix };
}

function one(text: string): Files {
  return { 'docs/adr/0001-a.md': text };
}

describe('fixes', () => {
  it('are named for rules that exist', () => {
    const known = new Set(rules.map(({ id }) => id));
    assert.deepEqual(
      [...fixableRules].filter((id) => !known.has(id)),
      [],
    );
  });

  it('correct a misspelt key', async () => {
    const text = record(`status: accepted\n${EVIDENCE.replace('supports', 'suports')}`);
    const { text: after, resolved, fix } = await afterFix(one(text), 'front-matter-schema', /suports/);
    assert.equal(after, record(`status: accepted\n${EVIDENCE}`));
    assert.ok(resolved && fix.preferred);
  });

  it('correct a misspelt status in its own case', async () => {
    const { text, resolved } = await afterFix(one(record('status: Accpeted\n')), 'status-unknown', /Change/);
    assert.equal(text, record('status: Accepted\n'));
    assert.ok(resolved);
  });

  it('write a date so that it can be compared', async () => {
    const { text, resolved } = await afterFix(
      one(record('status: accepted\ndate: 14 March 2026\n')),
      'date-invalid',
      /2026-03-14/,
    );
    assert.equal(text, record('status: accepted\ndate: 2026-03-14\n'));
    assert.ok(resolved);
  });

  it('take braces off a value', async () => {
    const { text, resolved, fix } = await afterFix(
      one(record('status: {accepted}\n')),
      'front-matter-syntax',
      /Remove the braces/,
    );
    assert.equal(text, record('status: accepted\n'));
    assert.ok(resolved && fix.preferred);
  });

  it('turn a placeholder into a comment or put it in quotes', async () => {
    const files = one(record('status: accepted\nconsulted: {list everyone, please}\n'));
    const commented = await afterFix(files, 'front-matter-syntax', /comment/);
    assert.equal(commented.text, record('status: accepted\n# consulted: {list everyone, please}\n'));
    assert.ok(commented.resolved && commented.fix.preferred);
    const quoted = await afterFix(files, 'front-matter-syntax', /quotes/);
    assert.equal(quoted.text, record('status: accepted\nconsulted: "{list everyone, please}"\n'));
    assert.ok(quoted.resolved);
  });

  it('replace tabs in the front matter', async () => {
    const { text, resolved } = await afterFix(
      one(record('status: accepted\ntags:\n\t- a\n')),
      'front-matter-syntax',
      /spaces/,
    );
    assert.equal(text, record('status: accepted\ntags:\n  - a\n'));
    assert.ok(resolved);
  });

  it('close a front matter', async () => {
    const { text, resolved } = await afterFix(
      one(`---\nstatus: accepted\ntags:\n  - a\n\n${BODY}`),
      'front-matter-syntax',
      /Close/,
    );
    assert.equal(text, `---\nstatus: accepted\ntags:\n  - a\n---\n\n${BODY}`);
    assert.ok(resolved);
  });

  it('add a skeleton of evidence to a record of any form', async () => {
    const skeleton = (supports: string): string =>
      `evidence:\n  - id: E1\n    type: test # test | benchmark | dataset | study | incident | link | commit\n    finding: "" # what the data shows, in one sentence\n${supports}    file: docs/decisions/evidence/0001/report.xml\n`;
    const front = await afterFix(one(record('status: accepted\n')), 'no-evidence', /skeleton/);
    assert.equal(front.text, record(`status: accepted\n${skeleton('    supports: SQLite\n')}`));
    assert.ok(front.resolved && !front.fix.preferred);
    const nygard =
      '# 1. A\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\nx\n\n## Consequences\n\nx\n';
    const created = await afterFix(one(nygard), 'no-evidence', /skeleton/);
    assert.equal(created.text, `---\n${skeleton('')}---\n\n${nygard}`);
    assert.ok(created.resolved);
  });

  it('add evidence on an option that has none', async () => {
    const text = record(`status: accepted\n${EVIDENCE.replace('    refutes: PostgreSQL\n', '')}`);
    const { text: after, resolved } = await afterFix(one(text), 'option-untested', /PostgreSQL/);
    assert.match(after, /\n {2}- id: E2\n.*\n.*\n {4}refutes: PostgreSQL\n/);
    assert.ok(resolved);
  });

  it('add evidence for the chosen option', async () => {
    const text = record(
      `status: accepted\n${EVIDENCE.replace('supports: SQLite', 'refutes: SQLite').replace('    refutes: PostgreSQL\n', '')}`,
    );
    const { text: after, resolved } = await afterFix(one(text), 'chosen-unsupported', /SQLite/);
    assert.match(after, /\n {4}supports: SQLite\n/);
    assert.ok(resolved);
  });

  it('correct the title of an option in the evidence', async () => {
    const text = record(`status: accepted\n${EVIDENCE.replace('PostgreSQL', 'PostgrSQL')}`);
    const { text: after, resolved } = await afterFix(one(text), 'option-untested', /Change/);
    assert.equal(after, record(`status: accepted\n${EVIDENCE}`));
    assert.ok(resolved);
  });

  it('add a finding to fill in, which is not one yet', async () => {
    const text = record(`status: accepted\n${EVIDENCE.replace('    finding: Both hold.\n', '')}`);
    const { text: after, resolved } = await afterFix(one(text), 'finding-missing', /fill in/);
    assert.equal(after, record(`status: accepted\n${EVIDENCE.replace('Both hold.', '""')}`));
    assert.ok(!resolved);
  });

  it('offer the people that the record names, but not one for both duties', async () => {
    const fields = 'status: accepted\ndecision-makers: [storage-lead, api-lead]\napprover: storage-lead\n';
    const fixes = await fixesOf(one(record(fields)), 'accountable-missing');
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Name api-lead as `accountable`', 'Add `accountable` to fill in'],
    );
    const { text, resolved } = await afterFix(one(record(fields)), 'accountable-missing', /api-lead/);
    assert.equal(text, record(`${fields}accountable: api-lead\n`));
    assert.ok(resolved);
  });

  it('offer somebody else where one person has both duties', async () => {
    const fields = (approver: string): string =>
      `status: accepted\ndecision-makers: [storage-lead, api-lead]\napprover: ${approver} # since May\naccountable: Storage-Lead\n`;
    const files = one(record(fields('storage-lead')));
    const { text, resolved } = await afterFix(files, 'approver-is-accountable', /Name api-lead/);
    assert.equal(text, record(fields('api-lead')));
    assert.ok(resolved);
  });

  it('make room for a stakeholder', async () => {
    const fields = 'status: accepted\ncategory: product\n';
    const stated = `${fields}stakeholders: { cx: support-lead }\n`;
    const added = await afterFix(one(record(stated)), 'stakeholder-missing', /Add `ux`/);
    assert.equal(added.text, record(`${fields}stakeholders: { cx: support-lead, ux: "" }\n`));
    const config = { '.grounds.yaml': 'stakeholders: { product: ux }\n' };
    const begun = await afterFix({ ...one(record(fields)), ...config }, 'stakeholder-missing', /Add `ux`/);
    assert.equal(begun.text, record(`${fields}stakeholders:\n  ux: ""\n`));
  });

  it('ask for what a deviation lacks', async () => {
    const others = { 'docs/adr/0002-b.md': record('status: accepted\n') };
    const fields = 'status: accepted\ndeviates-from:\n  - decision: ADR-0002\n    why: No second region.\n';
    const { text } = await afterFix(
      { ...one(record(fields)), ...others },
      'deviation-unapproved',
      /approved-by/,
    );
    assert.equal(text, record(`${fields}    approved-by: ""\n`));
  });

  it('ask for the outcome, and for what came of it', async () => {
    const fields = 'status: accepted\n';
    const asked = await afterFix(one(record(fields)), 'outcome-missing', /expected outcome/);
    assert.equal(
      asked.text,
      record(
        `${fields}outcome:\n  expected: "" # what can be measured, such as: p95 under 200 ms\n  review-by: # a day\n`,
      ),
    );
    const past = `${fields}outcome:\n  review-by: 2020-01-31\n  expected: p95 under 200 ms\n`;
    const reviewed = await afterFix(one(record(past)), 'review-overdue', /`measured` and `verdict`/);
    assert.equal(reviewed.text, record(`${past}  measured: ""\n  verdict: ""\n`));
  });

  it('add a missing section in its place and in the style of the record', async () => {
    const text = record('status: accepted\n', BODY.replace(/## Considered[^]*?(?=## Decision)/, ''));
    const { text: after, resolved } = await afterFix(one(text), 'section-missing', /Considered Options/);
    assert.match(after, /\nText\.\n\n## Considered Options\n\n## Decision Outcome\n/);
    assert.ok(resolved);
    const nygard =
      '1. A\n====\n\nStatus\n------\n\nAccepted\n\nContext\n-------\n\nx\n\nDecision\n--------\n\nx';
    const last = await afterFix(one(nygard), 'section-missing', /Consequences/);
    assert.equal(last.text, `${nygard}\n\nConsequences\n------------`);
    assert.ok(last.resolved);
  });

  it('make a title from the name of the file', async () => {
    const path = 'docs/adr/0001-use-sqlite-here.md';
    const bare = await afterFix(
      { [path]: record('status: accepted\n', 'Text.\n') },
      'title-missing',
      /Use sqlite here/,
      path,
    );
    assert.equal(bare.text, '---\nstatus: accepted\n---\n\n# Use sqlite here\n\nText.\n');
    assert.ok(bare.resolved);
  });

  it('give a record a status', async () => {
    const { text, resolved } = await afterFix(one(BODY), 'status-missing', /accepted/);
    assert.equal(text, `---\nstatus: accepted\n---\n\n${BODY}`);
    assert.ok(resolved);
  });

  it('make two statuses agree, either way', async () => {
    const files = one('---\nstatus: accepted\n---\n# 1. A\n\n## Status\n\nProposed\n\n## Context\n');
    const here = await afterFix(files, 'status-conflict', /here/);
    assert.match(here.text, /status: accepted[^]*## Status\n\naccepted\n/);
    const both = await afterFix(files, 'status-conflict', /both/);
    assert.match(both.text, /status: Proposed[^]*## Status\n\nProposed\n/);
    assert.ok(here.resolved && both.resolved);
  });

  it('remove a line of the template', async () => {
    const text = record(
      'status: accepted\n',
      BODY.replace('- PostgreSQL\n', '- PostgreSQL\n- {title of option 3}\n'),
    );
    const { text: after, resolved } = await afterFix(one(text), 'placeholder-left', /Remove/);
    assert.equal(after, record('status: accepted\n'));
    assert.ok(resolved);
  });

  it('say back that a record was superseded', async () => {
    const files = {
      'docs/adr/0001-a.md': record('status: superseded\n'),
      'docs/adr/0002-b.md': record('status: accepted\nsupersedes: 1\n'),
    };
    const { text, resolved, fix } = await afterFix(files, 'supersede-one-sided', /ADR-0002 supersedes/);
    assert.equal(text, record('status: superseded\nsuperseded-by: ADR-0002\n'));
    assert.ok(resolved && fix.preferred);
  });

  it('say back that a part was superseded', async () => {
    const files = {
      'docs/adr/0001-a.md': record('status: accepted\n'),
      'docs/adr/0002-b.md': record('status: accepted\nsupersedes: "ADR-0001#options"\n'),
    };
    const { text, resolved } = await afterFix(files, 'supersede-one-sided', /amends/);
    assert.equal(text, record('status: accepted\namended-by: ADR-0002\n'));
    assert.ok(resolved);
  });

  it('say back that a record supersedes', async () => {
    const files = {
      'docs/adr/0001-a.md': record('status: accepted\n'),
      'docs/adr/0002-b.md': record('status: superseded\nsuperseded-by: ADR-0001\n'),
    };
    const { text, resolved } = await afterFix(files, 'supersede-one-sided', /supersedes ADR-0002/);
    assert.equal(text, record('status: accepted\nsupersedes: ADR-0002\n'));
    assert.ok(resolved);
  });

  it('set the status of a record that was replaced', async () => {
    const files = {
      'docs/adr/0001-a.md': record('status: accepted\nsuperseded-by: ADR-0002\n'),
      'docs/adr/0002-b.md': record('status: accepted\nsupersedes: ADR-0001\n'),
    };
    const { text, resolved } = await afterFix(files, 'superseded-still-accepted', /superseded/);
    assert.equal(text, record('status: superseded\nsuperseded-by: ADR-0002\n'));
    assert.ok(resolved);
  });

  it('offer the decisions that a reference may mean', async () => {
    const files = {
      'docs/adr/0001-a.md': record('status: accepted\nrelates-to: "0002-use-dats.md"\n'),
      'docs/adr/0002-use-dates.md': record('status: accepted\n'),
    };
    const { text, resolved } = await afterFix(files, 'reference-unknown', /ADR-0002/);
    assert.equal(text, record('status: accepted\nrelates-to: "ADR-0002"\n'));
    assert.ok(resolved);
  });

  describe('of links', () => {
    const target = record('status: accepted\n');
    const cases: readonly (readonly [what: string, before: string, title: RegExp, after: string])[] = [
      [
        'to a heading',
        '[x](0002-b.md#considered-option)',
        /considered-options/,
        '[x](0002-b.md#considered-options)',
      ],
      ['to a record that was renumbered', '[x](0009-b.md#context)', /0002-b/, '[x](0002-b.md#context)'],
      ['to a record that is elsewhere', '[x](./old/0002-b.md)', /0002-b/, '[x](0002-b.md)'],
      ['whose text names another', '[ADR-0003](0002-b.md)', /0002/, '[ADR-0002](0002-b.md)'],
    ];
    for (const [what, before, title, after] of cases) {
      it(`correct one ${what}`, async () => {
        const text = (link: string): string =>
          record('status: accepted\n', BODY.replace('Text.', `See ${link}.`));
        const files = { 'docs/adr/0001-a.md': text(before), 'docs/adr/0002-b.md': target };
        assert.equal((await afterFix(files, 'link-broken', title)).text, text(after));
      });
    }
  });

  it('are not made for a finding that is not there any more', async () => {
    const { workspace } = await openMemory({ ...CONFIG, ...one(record('status: Accpeted\n')) });
    const [finding] = workspace
      .findingsFor('docs/adr/0001-a.md')
      .filter(({ rule }) => rule === 'status-unknown');
    assert.ok(finding);
    await workspace.update('docs/adr/0001-a.md', record('layout: post\nstatus: Accpeted\n'));
    assert.deepEqual(await workspace.fixesFor(finding), []);
  });

  describe('all at once', () => {
    it('apply what is right in nearly every case, until nothing is left', async () => {
      const before = record(
        `status: {accepted}\ndate: 14 March 2026\nconsulted: {list everyone, please}\n${PEOPLE}${EVIDENCE.replace('supports', 'suports')}`,
      );
      const { workspace, files } = await openMemory({ ...CONFIG, ...one(before) });
      applyFix(files, {
        title: 'all',
        preferred: true,
        changes: [{ path: 'docs/adr/0001-a.md', edits: await workspace.fixAll('docs/adr/0001-a.md') }],
        renames: [],
      });
      assert.equal(
        files.text('docs/adr/0001-a.md'),
        record(
          `status: accepted\ndate: 2026-03-14\n# consulted: {list everyone, please}\n${PEOPLE}${EVIDENCE}`,
        ),
      );
      const { workspace: after } = await openMemory(files);
      const left = after.findingsFor('docs/adr/0001-a.md').map(({ rule }) => rule);
      assert.deepEqual(left, ['problem-unproven', 'outcome-missing']);
      assert.deepEqual(await after.fixAll('docs/adr/0001-a.md'), []);
    });

    it('leave alone what needs a person', async () => {
      const { workspace } = await openMemory({ ...CONFIG, ...one(record('status: accepted\n')) });
      assert.ok(workspace.findingsFor('docs/adr/0001-a.md').length > 0);
      assert.deepEqual(await workspace.fixAll('docs/adr/0001-a.md'), []);
      assert.deepEqual(await workspace.fixAll('docs/adr/0009-none.md'), []);
    });
  });

  describe('of a number that is taken', () => {
    it('rename the record, correct its heading and everyone who means it', async () => {
      const files = {
        'docs/adr/0003-a.md': record('status: accepted\n', '# 3. Use A\n\nText.\n'),
        'docs/adr/0003-b.md':
          '---\nid: "0003"\nstatus: accepted\n---\n\n# ADR-0003: Use B\n\nSee [me](0003-b.md).\n',
        'docs/adr/0007-c.md': record(
          'status: accepted\nsupersedes: [0003-b.md, ADR-0003]\n',
          '# C\n\nSee [ADR-0003](./0003-b.md#use-b) and [3. Use A](0003-a.md).\n',
        ),
        'docs/adr/0008-d.md': '# 8. D\n\n## Status\n\nAmends [3. Use B](0003-b.md)\n',
        'docs/adr/0012-e.rst': '',
      };
      const {
        files: after,
        fix,
        resolved,
      } = await afterFix(files, 'duplicate-id', /ADR-0013/, 'docs/adr/0003-b.md');
      assert.match(fix.title, /update 2 records/);
      assert.ok(resolved && !fix.preferred);
      assert.equal(after['docs/adr/0003-b.md'], undefined);
      assert.match(
        after['docs/adr/0013-b.md'] ?? '',
        /^---\nid: "0013"\nstatus: accepted\n---\n\n# ADR-0013: Use B\n/,
      );
      assert.equal(
        after['docs/adr/0007-c.md'],
        record(
          'status: accepted\nsupersedes: [0013-b.md, ADR-0003]\n',
          '# C\n\nSee [ADR-0013](./0013-b.md#use-b) and [3. Use A](0003-a.md).\n',
        ),
      );
      assert.equal(after['docs/adr/0008-d.md'], '# 8. D\n\n## Status\n\nAmends [13. Use B](0013-b.md)\n');
      assert.equal(after['docs/adr/0003-a.md'], files['docs/adr/0003-a.md']);
    });

    it('rename the folder of a record that has one', async () => {
      const files = {
        'docs/adr/0003-a.md': '# A\n\n## Status\n\nAccepted\n',
        'docs/adr/0003-b/README.md': '# B\n\n## Status\n\nAccepted\n',
        'docs/adr/0003-b/data.csv': 'x\n',
      };
      const { fix, files: after } = await afterFix(
        files,
        'duplicate-id',
        /0004/,
        'docs/adr/0003-b/README.md',
      );
      assert.deepEqual(fix.renames, [{ from: 'docs/adr/0003-b', to: 'docs/adr/0004-b' }]);
      assert.equal(after['docs/adr/0004-b/data.csv'], 'x\n');
    });
  });
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { countFindings } from '../../scripts/corpora/ruleCounts';
import { rulesPage } from '../../scripts/corpora/rulesPage';
import { readProjectFile } from '../../scripts/generate/generatedFile';
import { main } from '../../src/cli/main';

// Records of public projects, kept beside the checkout and never copied into it.
const corpora = process.env['GROUNDS_CORPORA'] ?? resolve(__dirname, '../../../shared/corpora');

interface Report {
  readonly decisions: readonly { id: string; path: string; status: string; rawStatus: string | null }[];
  readonly findings: readonly { rule: string; severity: string; path: string; message: string }[];
  readonly notRead: readonly { path: string; reason: string }[];
}

/** What a person who reads each folder finds: how many decisions, and how many with each status. */
const expected: Readonly<Record<string, { decisions: number; statuses: Readonly<Record<string, number>> }>> =
  {
    'npryce-adr-tools': { decisions: 9, statuses: { accepted: 9 } },
    'adr-madr': { decisions: 19, statuses: { unknown: 18, proposed: 1 } },
    'thomvaill-log4brains': {
      decisions: 37,
      statuses: { accepted: 23, unknown: 9, superseded: 2, draft: 1, proposed: 1, rejected: 1 },
    },
    'mbeacom-adrkit': { decisions: 31, statuses: { accepted: 27, superseded: 2, proposed: 2 } },
    'mozilla-application-services': {
      decisions: 10,
      statuses: { unknown: 1, accepted: 5, rejected: 1, proposed: 3 },
    },
    'alphagov-govuk-aws': { decisions: 38, statuses: { accepted: 29, proposed: 7, superseded: 2 } },
  };

async function run(
  folder: string,
  ...argv: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await main(argv, {
    cwd: folder,
    env: {},
    isTerminal: false,
    columns: 100,
    stdout: { write: (text: string) => void (out += text) },
    stderr: { write: (text: string) => void (err += text) },
  });
  return { code, out, err };
}

for (const [name, want] of Object.entries(expected)) {
  describe(`the records of ${name}`, function () {
    const folder = join(corpora, name);
    let report: Report;

    before(async function () {
      if (!existsSync(folder)) {
        console.log(`      skipped: ${folder} is not there`);
        this.skip();
      }
      const { code, out, err } = await run(folder, 'check', '--format', 'json', '--no-cache');
      assert.equal(err, '');
      assert.equal(code, 0, 'an old repository is not failed on the first day');
      report = JSON.parse(out) as Report;
    });

    it(`holds ${want.decisions} decisions`, () => {
      assert.equal(report.decisions.length, want.decisions);
    });

    it('has statuses as a person reads them', () => {
      const counts: Record<string, number> = {};
      for (const { status } of report.decisions) {
        counts[status] = (counts[status] ?? 0) + 1;
      }
      assert.deepEqual(counts, want.statuses);
    });

    it('reads every file of its decision folders, or names it with the reason', () => {
      const folders = new Set(report.decisions.map(({ path }) => path.slice(0, path.lastIndexOf('/'))));
      const known = new Set([...report.decisions, ...report.notRead].map(({ path }) => path));
      for (const decisionFolder of folders) {
        for (const entry of readdirSync(join(folder, decisionFolder), { withFileTypes: true })) {
          const path = relative(folder, join(folder, decisionFolder, entry.name))
            .split(sep)
            .join('/');
          assert.ok(entry.isDirectory() || known.has(path), `${path} is neither read nor named`);
        }
      }
      assert.ok(report.notRead.every(({ reason }) => reason.length > 0));
    });

    it('is not flooded: no rule fails, nothing is louder than a warning, practice rules are hints', () => {
      const loud = report.findings.filter(
        ({ rule, severity }) => rule === 'rule-failed' || severity === 'error',
      );
      assert.deepEqual(loud, []);
      const practice = ['no-evidence', 'option-untested', 'chosen-unsupported', 'finding-missing'];
      practice.push('approver-missing', 'accountable-missing');
      for (const { rule, severity } of report.findings) {
        assert.ok(!practice.includes(rule) || severity === 'hint', `${rule} is a ${severity}`);
      }
    });

    it('gets one line per practice rule', async () => {
      const { out } = await run(folder, 'check', '--no-cache');
      const lines = out.split('\n').filter((line) => line.includes('no supporting data'));
      assert.equal(lines.length, 1, out);
    });
  });
}

describe('what the rules say about the records of others', () => {
  it('stands in its page (if not: npx tsx scripts/corpora.ts FOLDER)', async function () {
    if (!existsSync(corpora)) {
      console.log(`      skipped: ${corpora} is not there`);
      this.skip();
    }
    const { path, text } = await rulesPage(corpora);
    assert.equal(readProjectFile(path), text);
  });

  it('is bearable: without a configuration no rule warns on more than a fifth of the records of a project', async function () {
    if (!existsSync(corpora)) {
      console.log(`      skipped: ${corpora} is not there`);
      this.skip();
    }
    for (const name of Object.keys(expected)) {
      const { records, rules } = await countFindings(join(corpora, name), false);
      for (const [rule, { findings, records: on }] of rules) {
        const isLoud = (findings.warning ?? 0) + (findings.error ?? 0) > 0;
        assert.ok(!isLoud || on <= records / 5, `${rule} on ${on} of ${records} records of ${name}`);
      }
    }
  });
});

describe('the folder of corpora', () => {
  it('is as listed here', function () {
    if (!existsSync(corpora)) {
      console.log(`      skipped: ${corpora} is not there`);
      this.skip();
    }
    const present = readdirSync(corpora, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    assert.deepEqual(present.sort(), Object.keys(expected).sort());
    assert.match(readFileSync(join(corpora, 'README.md'), 'utf8'), /Known counts/);
  });
});

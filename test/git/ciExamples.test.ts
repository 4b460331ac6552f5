import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import packageJson from '../../package.json';
import { REVIEW_MARKER } from '../../src/core/report/reviewMarkdown';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { record, testRepository } from './support/repository';
import type { TestRepository } from './support/repository';

const execute = promisify(execFile);
const project = join(__dirname, '../..');
/** The command line from its sources. */
const command = `node --import ${JSON.stringify(join(project, 'node_modules/tsx/dist/loader.mjs')).slice(1, -1)} ${join(project, 'src/cli/bin.ts')}`;
/** Words of a command are parted by spaces, so the examples cannot be run from a folder that has some. */
const canRun = process.platform !== 'win32' && !/\s/.test(project);

interface Step {
  readonly shell: string;
  readonly run: string;
}

describe('the examples for continuous integration', () => {
  const folder = useTemporaryFolder();
  let repository: TestRepository;
  let base: string;

  beforeEach(async () => {
    repository = await testRepository(folder.at('shop'));
    base = await repository.commit({ 'docs/decisions/0001-a.md': record('Use SQLite', 'proposed') });
    await repository.commit({ 'docs/decisions/0001-a.md': record('Use SQLite', 'accepted') });
  });

  async function bash(script: string, env: Readonly<Record<string, string>>): Promise<number> {
    // As the hosts run it.
    return execute('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script], {
      cwd: repository.root,
      env: { PATH: process.env['PATH'], HOME: folder.at('.'), ...env },
    }).then(
      () => 0,
      (error: unknown) => Number((error as { code?: unknown }).code),
    );
  }

  it('name this version', async () => {
    for (const file of ['action.yml', 'docs/ci/gitlab.yml', 'docs/ci/github.yml']) {
      const versions = (await readFile(join(project, file), 'utf8')).match(/grounds@v?\d[\w.-]*/g) ?? [];
      assert.ok(versions.length > 0, file);
      for (const version of versions) {
        assert.equal(version.replace('@v', '@'), `grounds@${packageJson.version}`, file);
      }
    }
  });

  (canRun ? it : it.skip)('the action writes the review and fails as it was told', async () => {
    const action = parse(await readFile(join(project, 'action.yml'), 'utf8')) as {
      readonly runs: { readonly steps: readonly Step[] };
    };
    const [review, comment, end] = action.runs.steps;
    assert.ok(review && comment && end);
    const output = await folder.write('output', '');
    const summary = await folder.write('summary.md', '');
    const env = {
      GROUNDS_COMMAND: command,
      GROUNDS_BASE: base,
      GROUNDS_LINKS: 'https://example.com/shop/blob/1',
      RUNNER_TEMP: folder.at('.'),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_ACTION_PATH: project,
    };
    assert.equal(await bash(review.run, { ...env, GROUNDS_FAIL_ON: 'hint' }), 0);
    const code = /^code=(\d)$/m.exec(await readFile(output, 'utf8'))?.[1];
    assert.equal(code, '1');
    assert.equal(await bash(comment.run, env), 0);
    assert.ok((await readFile(summary, 'utf8')).startsWith(REVIEW_MARKER));
    assert.equal(await bash(end.run, { ...env, GROUNDS_CODE: code }), 1);
    assert.equal(await bash(review.run, { ...env, GROUNDS_FAIL_ON: 'error', GROUNDS_BASE: 'nowhere' }), 2);
  });

  (canRun ? it : it.skip)('the one for GitLab writes what its artifacts name', async () => {
    const { decisions } = parse(await readFile(join(project, 'docs/ci/gitlab.yml'), 'utf8')) as {
      readonly decisions: {
        readonly script: readonly string[];
        readonly artifacts: {
          readonly paths: readonly string[];
          readonly reports: { readonly codequality: string };
        };
      };
    };
    const env = {
      GROUNDS_COMMAND: command,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
      CI_PROJECT_URL: 'https://example.com/shop',
      CI_COMMIT_SHA: '1',
    };
    for (const line of decisions.script) {
      assert.equal(await bash(line, env), 0, line);
    }
    const { paths, reports } = decisions.artifacts;
    for (const path of [...paths, reports.codequality]) {
      assert.ok(existsSync(join(repository.root, path)), path);
    }
    const issues = JSON.parse(
      await readFile(join(repository.root, reports.codequality), 'utf8'),
    ) as unknown[];
    assert.ok(Array.isArray(issues));
  });
});

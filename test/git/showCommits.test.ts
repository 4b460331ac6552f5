import assert from 'node:assert/strict';
import { main } from '../../src/cli/main';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git } from './support/git';

const RECORD = 'docs/decisions/0007-keep-orders.md';
const text = '---\nstatus: accepted\n---\n\n# Keep orders\n\n## Decision Outcome\n\nYes.\n';

describe('grounds show, with commits', () => {
  const folder = useTemporaryFolder();

  async function show(at: string, ...options: string[]): Promise<string> {
    let out = '';
    const code = await main(['show', '7', ...options], {
      cwd: at,
      env: {},
      isTerminal: false,
      columns: undefined,
      stdout: { write: (said: string) => void (out += said) },
      stderr: { write: (said: string) => void (out += said) },
    });
    assert.equal(code, 0, out);
    return out;
  }

  async function commit(message: string, day: string): Promise<string> {
    await git(folder.path, 'add', '--all');
    await git(
      folder.path,
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      message,
      '--date',
      `${day}T12:00:00+0100`,
    );
    return (await git(folder.path, 'rev-parse', 'HEAD')).trim();
  }

  const section = (out: string): string[] =>
    (/\nCommits\n((?: {2}.*\n)+)/.exec(out)?.[1] ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.trim().replace(/[0-9a-f]{10}/, 'ID'));

  let listed: string;

  beforeEach(async () => {
    await git(folder.path, 'init', '--quiet', '--initial-branch=main');
    await folder.write(RECORD, text);
    await commit('Decide', '2026-03-01');
    listed = await commit('Store \u001b[31morders', '2026-03-02');
    await commit('Read them back\n\nDecision: ADR-7', '2026-03-03');
    await folder.write(
      RECORD,
      text.replace('---\n\n', `commits: [${listed}, deadbeefdeadbeefdeadbeefdeadbeefdeadbeef]\n---\n\n`),
    );
    await commit('List what carries ADR 7 out', '2026-03-04');
  });

  it('says how each commit belongs to the decision, also in a repository without configuration', async () => {
    const out = await show(folder.path);
    assert.deepEqual(section(out), [
      '2026-03-04  ID  List what carries ADR 7 out  Storage Lead; named in its message, changes the record',
      '2026-03-03  ID  Read them back  Storage Lead; trailer',
      '2026-03-02  ID  Store \\x1b[31morders  Storage Lead; listed',
      '2026-03-01  ID  Decide  Storage Lead; changes the record',
      'ID  listed, no commit of this clone',
    ]);
  });

  it('says it as JSON', async () => {
    const { commits, unknownCommits, incompleteHistory } = JSON.parse(await show(folder.path, '--json')) as {
      commits: { id: string; sources: string[]; isWork: boolean }[];
      unknownCommits: string[];
      incompleteHistory: string | null;
    };
    assert.deepEqual(
      commits.map(({ sources, isWork }) => [sources, isWork]),
      [
        [['mention', 'record'], false],
        [['trailer'], true],
        [['field'], true],
        [['record'], false],
      ],
    );
    assert.equal(commits[2]?.id, listed);
    assert.deepEqual(unknownCommits, ['deadbeefdeadbeefdeadbeefdeadbeefdeadbeef']);
    assert.equal(incompleteHistory, null);
  });

  it('says that a shallow clone does not have them all', async () => {
    await git(folder.path, 'clone', '--quiet', '--depth', '1', `file://${folder.path}`, 'clone');
    const out = await show(folder.at('clone'));
    assert.deepEqual(section(out).at(-1), 'This clone is shallow: there may be more.');
  });

  it('is silent without git', async () => {
    await folder.write('plain/docs/decisions/0007-x.md', text);
    await git(folder.at('plain'), 'init', '--quiet');
    assert.deepEqual(section(await show(folder.at('plain'))), []);
  });
});

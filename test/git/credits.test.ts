import assert from 'node:assert/strict';
import { main } from '../../src/cli/main';
import { validateOutcomes } from '../unit/support/reportSchema';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git } from './support/git';
import { testRepository } from './support/repository';

const RECORD = 'docs/decisions/0007-keep-orders.md';

function record(...evidence: readonly string[]): string {
  return `---\nstatus: accepted\ndecision-makers: [api-lead]\ngoverns: [src/store/]\nevidence: [${evidence.join(', ')}]\n---\n\n# Keep orders\n\n## Decision Outcome\n\nYes.\n`;
}

describe('credits', () => {
  const folder = useTemporaryFolder();
  const author = (name: string): string => `--author=${name} <${name.toLowerCase()}@example.com>`;

  async function run(at: string, ...argv: string[]): Promise<string> {
    let out = '';
    const code = await main(argv, {
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

  const section = (out: string): string[] =>
    (/\nCredits\n((?: {2}.*\n)+)/.exec(out)?.[1] ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.trim().replace(/[0-9a-f]{10}/, 'ID'));

  beforeEach(async () => {
    const { commit } = await testRepository(folder.at('shop'));
    await commit({ [RECORD]: record('{id: E1, type: link}') }, 'Decide', author('Load'));
    await commit({ 'src/store/put.ts': '1\n' }, 'Store orders\n\nDecision: ADR-7', author('ldl'));
    await commit({ 'src/menu.ts': '1\n' }, 'Show menus, see ADR-7', author('Menu'));
    await commit(
      {
        [RECORD]: record('{id: E1, type: link}', '{id: E2, type: link, by: ux-lead}'),
        '.mailmap': 'Load Lead <load@example.com>\nLoad Lead <load@example.com> <ldl@example.com>\n',
      },
      'Ask users',
      author('Load'),
    );
  });

  it('tell who gathered evidence, who took part and whose commits changed governed code, by the mail map', async () => {
    const at = folder.at('shop');
    assert.deepEqual(section(await run(at, 'show', '7')), [
      'gathered     E1  Load Lead; added 2026-01-01 in ID',
      'E2  ux-lead; added 2026-01-04 in ID by Load Lead',
      'took part    api-lead (decision maker)',
      'carried out  Load Lead; 1 commit, 2026-01-02',
    ]);
    const markdown = await run(at, 'show', '7', '--format', 'markdown');
    assert.match(markdown, /^## ADR-0007 Keep orders\n/);
    assert.match(
      markdown,
      /### Credits\n\n\| {2}\| who \|\n\| --- \| --- \|\n\| gathered \| E1 Load Lead; added /,
    );
    const { credits } = JSON.parse(await run(at, 'show', '7', '--json')) as {
      credits: { evidence: { by: string[]; added: { author: string } }[]; work: { author: string }[] };
    };
    assert.deepEqual(credits.evidence[1]?.by, ['ux-lead']);
    assert.deepEqual(
      credits.work.map((each) => each.author),
      ['Load Lead'],
    );
  });

  it('stand below the outcomes, by person', async () => {
    const at = folder.at('shop');
    assert.match(await run(at, 'outcomes'), /\nCredits\n.*\n {4}Load Lead +1 +0 +1\n/);
    assert.match(await run(at, 'outcomes', '--format', 'markdown'), /\| Load Lead \| 1 \| 0 \| 1 \|/);
    const data = JSON.parse(await run(at, 'outcomes', '--json')) as { people: unknown[] };
    assert.deepEqual(validateOutcomes(data), []);
    assert.deepEqual(data.people, [
      { name: 'Load Lead', evidence: 1, decided: 0, commits: 1 },
      { name: 'api-lead', evidence: 0, decided: 1, commits: 0 },
      { name: 'ux-lead', evidence: 1, decided: 0, commits: 0 },
    ]);
  });

  it('say when the history is not there', async () => {
    await git(folder.path, 'clone', '--quiet', '--depth=1', `file://${folder.at('shop')}`, 'shallow');
    assert.deepEqual(section(await run(folder.at('shallow'), 'show', '7')), [
      'gathered     E1  this clone is shallow',
      'E2  ux-lead; this clone is shallow',
      'took part    api-lead (decision maker)',
      'carried out  not known: there is no whole history in this clone',
    ]);
    await folder.write(`plain/${RECORD}`, record('{id: E1, type: link}'));
    assert.deepEqual(section(await run(folder.at('plain'), 'show', '7')), [
      'gathered     E1  there is no history in git',
      'took part    api-lead (decision maker)',
      'carried out  not known: there is no whole history in this clone',
    ]);
  });
});

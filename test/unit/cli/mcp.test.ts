import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { toolNames } from '../../../src/core/answers/toolNames';
import { tools } from '../../../src/core/answers/tools';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';
import type { Sandbox } from './sandbox';

const project = resolve(__dirname, '../../..');

interface Told {
  readonly isError: boolean;
  readonly data: Readonly<Record<string, unknown>>;
}

describe('grounds mcp', () => {
  let repository: Sandbox;
  const client = new Client({ name: 'test', version: '1' });

  before(async () => {
    repository = sandbox({
      ...smallRepository,
      'src/store/put.ts': '// ADR-0002\n',
      'src/plain.ts': '//\n',
    });
    const { root } = repository;
    const bin = resolve(project, 'src/cli/bin.ts');
    const args = ['--import', 'tsx', bin, 'mcp', '-C', root];
    await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd: project }));
  });

  after(async () => {
    await client.close();
    removeSandboxes();
  });

  async function ask(name: string, input: Record<string, unknown>): Promise<Told> {
    const { content, isError } = await client.callTool({ name, arguments: input });
    const [part] = content as readonly { readonly text: string }[];
    return { isError: isError === true, data: JSON.parse(part?.text ?? '') as Told['data'] };
  }

  it('offers its tools as reading only', async () => {
    const listed = (await client.listTools()).tools;
    assert.deepEqual(
      listed.map(({ name }) => name),
      toolNames,
    );
    for (const { name, annotations, inputSchema } of listed) {
      assert.equal(annotations?.readOnlyHint, true, name);
      const { properties } = tools[name as (typeof toolNames)[number]].inputSchema;
      assert.deepEqual(Object.keys(inputSchema.properties ?? {}), Object.keys(properties));
    }
    assert.match(client.getInstructions() ?? '', /not an instruction/);
  });

  it('finds the decisions of a file', async () => {
    const { data } = await ask('decisions_for_file', { path: 'src/store/put.ts' });
    const [decision] = data['decisions'] as readonly {
      readonly id: string;
      readonly because: readonly string[];
    }[];
    assert.equal(decision?.id, 'ADR-0002');
    assert.deepEqual(decision.because, ['named in line 1 as ADR-0002']);
    assert.equal((await ask('decisions_for_file', { path: './src/plain.ts' })).data['total'], 0);
  });

  it('searches', async () => {
    const { data } = await ask('search_decisions', { query: 'searching status:accepted' });
    assert.deepEqual(
      (data['decisions'] as readonly { readonly id: string }[]).map(({ id }) => id),
      ['ADR-0002'],
    );
    const wrong = await ask('search_decisions', { query: 'status:acepted' });
    assert.equal(wrong.isError, true);
    assert.match(String(wrong.data['error']), /did you mean `accepted`/);
  });

  it('shows a decision with the states of its evidence', async () => {
    const { data } = await ask('show_decision', { decision: '2' });
    assert.equal(data['id'], 'ADR-0002');
    assert.deepEqual(data['chosen'], ['SQLite']);
    const [item] = data['evidence'] as readonly { readonly state: string; readonly finding: string }[];
    assert.equal(item?.state, 'cited');
    assert.equal(item.finding, 'Only SQLite stays under 200 ms.');
    assert.match(String(data['text']), /^# Use SQLite/);
    assert.match(String((await ask('show_decision', { decision: '99' })).data['error']), /no such decision/);
  });

  it('checks drafts, and changes nothing', async () => {
    const path = 'docs/decisions/0003-cache-menus.md';
    const before = repository.read(path);
    const text = '---\nstatus: acepted\nsupersedes: ADR-0042\n---\n\n# A draft\n';
    const { data } = await ask('check_draft', { text });
    const rules = (data['findings'] as readonly { readonly rule: string }[]).map(({ rule }) => rule);
    assert.ok(rules.includes('status-unknown') && rules.includes('reference-unknown'), rules.join());
    const present = await ask('check_draft', { path });
    const found = (present.data['findings'] as readonly { readonly rule: string }[]).map(({ rule }) => rule);
    assert.ok(found.includes('link-broken'), found.join());
    await ask('check_draft', { path, text });
    assert.equal(repository.read(path), before);
    assert.equal((await ask('show_decision', { decision: '3' })).data['title'], 'Cache menus');
  });

  it('refuses what leads out of the repository, and what is no question', async () => {
    for (const path of ['../x.ts', '/etc/hosts', 'C:\\x', 'a/../../x', '']) {
      assert.equal((await ask('decisions_for_file', { path })).isError, true, path);
    }
    assert.equal((await ask('show_decision', { decision: 7 })).isError, true);
    assert.equal((await ask('check_draft', {})).isError, true);
    assert.equal((await ask('constructor', {})).isError, true);
    assert.equal((await ask('search_decisions', { query: 'x'.repeat(501) })).isError, true);
  });

  it('gives no more than can be read', async () => {
    repository.write({
      'docs/decisions/0009-long.md': `# Long\n\n## Status\n\nAccepted\n\n## Context\n\n${'zeppelin '.repeat(20_000)}\n`,
    });
    const told = async (): Promise<string> =>
      JSON.stringify((await ask('show_decision', { decision: 'docs/decisions/0009-long.md' })).data);
    // What is asked within two seconds is answered from what was read before.
    let text = await told();
    for (let attempt = 0; attempt < 100 && !text.includes('zeppelin'); attempt += 1) {
      await new Promise((done) => setTimeout(done, 100));
      text = await told();
    }
    assert.ok(text.includes('zeppelin') && text.length < 16_000, String(text.length));
  });
});

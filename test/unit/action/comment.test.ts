import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { REVIEW_MARKER } from '../../../src/core/report/reviewMarkdown';
import { useTemporaryFolder } from '../support/temporaryFolder';

const script = join(__dirname, '../../../action/comment.mjs');

interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: string };
}

const bot = { login: 'github-actions[bot]', type: 'Bot' };
const person = { login: 'reviewer', type: 'User' };

/** As much of GitHub's interface as a comment takes. */
describe('the comment of the action', () => {
  const folder = useTemporaryFolder();
  let server: Server;
  let comments: Comment[];
  let asked: string[];
  let mayWrite: boolean;
  let authorization: (string | undefined)[];

  beforeEach(async () => {
    comments = [];
    asked = [];
    authorization = [];
    mayWrite = true;
    server = createServer((request, response) => {
      const { method = '', url = '' } = request;
      asked.push(`${method} ${url}`);
      authorization.push(request.headers.authorization);
      let content = '';
      request.on('data', (piece: Buffer) => (content += piece.toString()));
      request.on('end', () => {
        const answer = (status: number, data: unknown): void => {
          response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(data));
        };
        const address = new URL(url, 'http://host');
        if (method === 'GET') {
          const page = Number(address.searchParams.get('page'));
          answer(200, comments.slice((page - 1) * 100, page * 100));
          return;
        }
        if (!mayWrite) {
          answer(403, { message: 'Resource not accessible by integration' });
          return;
        }
        const { body } = JSON.parse(content) as { readonly body: string };
        const known = comments.find(({ id }) => address.pathname.endsWith(`/comments/${id}`));
        if (known === undefined) {
          comments.push({ id: 1000 + comments.length, body, user: bot });
        } else {
          known.body = body;
        }
        answer(200, {});
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  async function run(
    body: string,
    event: object = { pull_request: { number: 7 } },
    env: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly code: number | null; readonly out: string; readonly summary: string }> {
    const report = await folder.write('review.md', body);
    const summary = await folder.write('summary.md', '');
    const child = spawn(process.execPath, [script, report], {
      env: {
        PATH: process.env['PATH'],
        GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        GITHUB_EVENT_PATH: await folder.write('event.json', JSON.stringify(event)),
        GITHUB_REPOSITORY: 'owner/shop',
        GITHUB_STEP_SUMMARY: summary,
        GROUNDS_TOKEN: 'secret',
        ...env,
      },
    });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece: Buffer) => (out += piece.toString()));
    }
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, out, summary: await readFile(summary, 'utf8') };
  }

  it('writes one, and brings it up to date', async () => {
    assert.deepEqual(await run(`${REVIEW_MARKER}\nOne\n`), { code: 0, out: '', summary: '' });
    await run(`${REVIEW_MARKER}\nTwo\n`);
    assert.deepEqual(
      comments.map(({ body }) => body),
      [`${REVIEW_MARKER}\nTwo\n`],
    );
    assert.ok(authorization.every((value) => value === 'Bearer secret'));
    const before = asked.length;
    await run(`${REVIEW_MARKER}\nTwo\n`);
    assert.deepEqual(asked.slice(before), ['GET /repos/owner/shop/issues/7/comments?per_page=100&page=1']);
  });

  it('writes none when there is nothing to say, and takes back what it said', async () => {
    await run('');
    assert.equal(comments.length, 0);
    comments.push({ id: 5, body: `${REVIEW_MARKER}\nOne`, user: bot });
    await run('');
    assert.match(comments[0]?.body ?? '', /^<!-- grounds-review -->\nNothing in this change/);
  });

  it('leaves comments of others alone, also those with its mark', async () => {
    comments.push({ id: 1, body: `${REVIEW_MARKER}\nMine`, user: person });
    comments.push({ id: 2, body: `Quoted: ${REVIEW_MARKER}`, user: bot });
    await run(`${REVIEW_MARKER}\nOne\n`);
    assert.deepEqual(
      comments.map(({ body }) => body),
      [`${REVIEW_MARKER}\nMine`, `Quoted: ${REVIEW_MARKER}`, `${REVIEW_MARKER}\nOne\n`],
    );
    await run(`${REVIEW_MARKER}\nTwo\n`, undefined, { GROUNDS_AUTHOR: 'reviewer' });
    assert.equal(comments[0]?.body, `${REVIEW_MARKER}\nTwo\n`);
  });

  it('finds it behind a hundred others', async () => {
    comments.push(
      ...Array.from({ length: 150 }, (_, id): Comment => ({ id: id + 1, body: 'Hello', user: person })),
      { id: 151, body: `${REVIEW_MARKER}\nOne`, user: bot },
    );
    await run(`${REVIEW_MARKER}\nTwo\n`);
    assert.equal(comments.length, 151);
    assert.equal(comments[150]?.body, `${REVIEW_MARKER}\nTwo\n`);
  });

  it('writes into the summary where it may not comment, and where there is no pull request', async () => {
    assert.equal((await run('Text\n', {})).summary, 'Text\n');
    assert.equal((await run('Text\n', undefined, { GROUNDS_TOKEN: '' })).summary, 'Text\n');
    assert.deepEqual(asked, []);
    mayWrite = false;
    const { code, out, summary } = await run('Text\n');
    assert.deepEqual([code, summary], [0, 'Text\n']);
    assert.match(out, /is in the summary of this job/);
  });

  it('fails when the host does', async () => {
    const { code, out } = await run('Text\n', undefined, { GITHUB_API_URL: 'http://127.0.0.1:9' });
    assert.equal(code, 1);
    assert.match(out, /could not be put into a comment/);
    assert.equal(out.includes('secret'), false);
  });
});

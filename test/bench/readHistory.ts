/**
 * `node readHistory.js ROOT PATH [kept]`: the history of a record, or of all records in a folder with the links in messages;
 * `kept` goes on from what the last such run left.
 */
import { createCommitSource } from '../../src/node/commits/commitSource';
import { createGit } from '../../src/node/git/git';
import { openHistory } from '../../src/node/git/repositoryHistory';
import { readLog } from '../../src/node/git/history';
import { RecordTrails } from '../../src/core/history/trails';

async function main(root: string, path: string, kept: boolean): Promise<void> {
  const git = createGit(root);
  const head = (await git.head()) ?? '';
  if (path.endsWith('.md')) {
    const history = await openHistory(root, head);
    console.log((await history.revisionsOf([path])).get(path)?.length);
    history.close();
    return;
  }
  const paths = Array.from((await git.files(head)).entries(), (file) => file.path).filter((file) =>
    file.startsWith(`${path}/`),
  );
  if (kept) {
    await readKept(root, head, path, paths);
    return;
  }
  const trails = new RecordTrails(paths);
  let links = 0;
  for await (const commit of readLog(root, { from: [head], changes: true })) {
    trails.add(commit);
    links += /^Decision: /m.test(commit.message) ? 1 : 0;
  }
  console.log(
    paths.reduce((sum, each) => sum + trails.of(each).length, 0),
    links,
  );
}

async function readKept(root: string, head: string, folder: string, paths: readonly string[]): Promise<void> {
  const history = await openHistory(root, head);
  const none = (): undefined => undefined;
  const logger = { debug: none, info: none, warn: none, error: none };
  const source = createCommitSource({ root, mayRunGit: true, logger });
  const [revisions, { facts }] = await Promise.all([
    history.revisionsOf(paths),
    source.open(
      { listed: new Set(), folders: [folder], words: ['Decision: '], history: true, paths: false },
      { token: { isCancellationRequested: false } },
    ),
  ]);
  history.close();
  console.log(
    [...revisions.values()].reduce((sum, each) => sum + each.length, 0),
    facts.naming.length,
    facts.touching.length,
  );
}

const [root = '', path = '', kept] = process.argv.slice(2);
void main(root, path, kept === 'kept');

/** `node readHistory.js ROOT PATH`: the history of a record, or of all records in a folder with the links in messages. */
import { createGit } from '../../src/node/git/git';
import { openHistory } from '../../src/node/git/repositoryHistory';
import { readLog } from '../../src/node/git/history';
import { RecordTrails } from '../../src/core/history/trails';

async function main(root: string, path: string): Promise<void> {
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

void main(process.argv[2] ?? '', process.argv[3] ?? '');

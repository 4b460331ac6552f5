// Runs all rules over records of public projects and writes what they say into docs/rules.md, by hand, when a rule or a
// default changes: `npx tsx scripts/corpora.ts FOLDER`, where FOLDER has a folder `owner-project` for each project.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rulesPage } from './corpora/rulesPage';
import { projectRoot } from './generate/generatedFile';

async function main(folder: string | undefined): Promise<void> {
  if (folder === undefined) {
    throw new Error('Say which folder holds the records: `npx tsx scripts/corpora.ts FOLDER`.');
  }
  const { path, text } = await rulesPage(resolve(folder));
  writeFileSync(join(projectRoot, path), text);
  console.log(path);
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

// Writes every file that is made from another one: `npm run generate`. With `--check` it writes nothing, names the
// files that are out of date and exits with 1.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles } from './generate/files';
import { projectRoot, readProjectFile } from './generate/generatedFile';

async function main(): Promise<void> {
  const changed = (await generatedFiles()).filter((file) => readProjectFile(file.path) !== file.text);
  if (process.argv.includes('--check')) {
    for (const file of changed) {
      console.error(`${file.path} is out of date: run \`npm run generate\`.`);
    }
    process.exitCode = changed.length > 0 ? 1 : 0;
    return;
  }
  for (const file of changed) {
    const target = path.join(projectRoot, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.text);
    console.log(file.path);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

/**
 * Takes pictures of the page of a decision in VS Code, in every kind of theme, into the folder .screenshots:
 *   tsx scripts/screenshots.ts [RECORD of the sample] [--theme light] [--scale 1]
 */
import { mkdir } from 'node:fs/promises';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../test/harness/browser';
import { buildExtension } from '../test/harness/buildExtension';
import { endAll } from '../test/harness/cleanup';
import { describeFailure } from '../test/harness/errors';
import { projectRoot } from '../test/harness/paths';
import { openPageOfRecord, startWithTheme, themeNames } from '../test/harness/decisionPage';
import type { ThemeName } from '../test/harness/decisionPage';
import { openWorkbench, screenshot } from '../test/harness/workbench';
import { makeSample } from './sample/makeSample';

const sampleDir = path.join(projectRoot, '.sample');
const picturesDir = path.join(projectRoot, '.screenshots');
const usualRecord = 'docs/decisions/0005-use-sqlite-for-the-local-store.md';

async function main(argv: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { theme: { type: 'string' }, scale: { type: 'string', default: '2' } },
  });
  const [record = usualRecord] = positionals;
  await buildExtension();
  await makeSample(sampleDir);
  await mkdir(picturesDir, { recursive: true });
  const browser = await launchBrowser(console.log);
  const chosen = themeNames.filter((name) => values.theme === undefined || name === values.theme);
  try {
    for (const theme of chosen) {
      await take(browser, theme, record, Number(values.scale));
    }
  } finally {
    await browser.close();
  }
}

async function take(
  browser: Awaited<ReturnType<typeof launchBrowser>>,
  theme: ThemeName,
  record: string,
  scale: number,
): Promise<void> {
  const server = await startWithTheme(theme);
  try {
    const page = await openWorkbench(browser, server, {
      folder: sampleDir,
      openFile: path.join(sampleDir, record),
      size: { width: 1440, height: 900 },
      scale,
    });
    const frame = await openPageOfRecord(page);
    await frame.locator('.step').first().waitFor();
    await frame.locator('.state:not(:has(circle[stroke-dasharray]))').first().waitFor();
    // The text and the page, and nothing else.
    await page.keyboard.press('Control+b');
    const name = path.basename(record, '.md');
    await screenshot(page, path.join(picturesDir, `${name}-${theme}.png`));
    // The page alone, as long as it is.
    await page.setViewportSize({ width: 1440, height: 2600 });
    await screenshot(page, path.join(picturesDir, `${name}-${theme}-long.png`));
    console.log(`${name}-${theme}.png`);
    await page.close();
  } finally {
    await server.stop();
  }
}

main(process.argv.slice(2))
  .then(() => 0)
  .catch((error: unknown) => {
    console.error(describeFailure(error));
    return 2;
  })
  .then(async (code) => {
    await endAll();
    process.exit(code);
  })
  .catch(() => process.exit(2));

/**
 * Takes pictures of the page of a decision, of the board or of the map, in VS Code, in every kind of theme, into .screenshots:
 *   tsx scripts/screenshots.ts [RECORD of the sample | --board | --map] [--theme light] [--scale 1]
 */
import { mkdir } from 'node:fs/promises';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../test/harness/browser';
import { buildExtension } from '../test/harness/buildExtension';
import { endAll } from '../test/harness/cleanup';
import { describeFailure } from '../test/harness/errors';
import { projectRoot } from '../test/harness/paths';
import {
  openBoard,
  openMap,
  openPageOfRecord,
  startWithTheme,
  themeNames,
} from '../test/harness/decisionPage';
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
    options: {
      theme: { type: 'string' },
      scale: { type: 'string', default: '2' },
      board: { type: 'boolean', default: false },
      map: { type: 'boolean', default: false },
    },
  });
  const [record = usualRecord] = positionals;
  await buildExtension();
  await makeSample(sampleDir);
  await mkdir(picturesDir, { recursive: true });
  const browser = await launchBrowser(console.log);
  const chosen = themeNames.filter((name) => values.theme === undefined || name === values.theme);
  try {
    for (const theme of chosen) {
      await take(browser, theme, record, {
        scale: Number(values.scale),
        what: values.board ? 'board' : values.map ? 'map' : 'page',
      });
    }
  } finally {
    await browser.close();
  }
}

async function take(
  browser: Awaited<ReturnType<typeof launchBrowser>>,
  theme: ThemeName,
  record: string,
  { scale, what }: { readonly scale: number; readonly what: 'page' | 'board' | 'map' },
): Promise<void> {
  const server = await startWithTheme(theme);
  try {
    const page = await openWorkbench(browser, server, {
      folder: sampleDir,
      openFile: path.join(sampleDir, record),
      size: { width: 1440, height: 900 },
      scale,
    });
    if (what === 'board') {
      await showBoard(page);
    } else if (what === 'map') {
      const frame = await openMap(page);
      await frame.locator('.node.tone-good').first().waitFor();
    } else {
      const frame = await openPageOfRecord(page);
      await frame.locator('.step').first().waitFor();
      await frame.locator('.state:not(:has(circle[stroke-dasharray]))').first().waitFor();
    }
    // The text and the page, and nothing else.
    await page.keyboard.press('Control+b');
    const name = what === 'page' ? path.basename(record, '.md') : what;
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

/** Opens the board with a list open, once all that it shows is known. */
async function showBoard(page: Page): Promise<void> {
  const frame = await openBoard(page);
  await frame.locator('.trend path.all').waitFor();
  await frame.locator('summary', { hasText: 'Supported' }).first().waitFor();
  await frame.locator('#attention ~ ul summary').first().click();
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

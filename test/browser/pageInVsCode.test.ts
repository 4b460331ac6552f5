import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { makeSample } from '../../scripts/sample/makeSample';
import { launchBrowser } from '../harness/browser';
import { buildExtension } from '../harness/buildExtension';
import {
  frameOfPage,
  openBoard,
  openFile,
  openMap,
  openPageOfRecord,
  runCommand,
  startWithTheme,
} from '../harness/decisionPage';
import { makeTempDir } from '../harness/paths';
import type { RunningServer } from '../harness/server';
import { openWorkbench } from '../harness/workbench';
import { axeFinds } from './support/axe';

const record = 'docs/decisions/0005-use-sqlite-for-the-local-store.md';

for (const version of ['newest', 'oldest'] as const)
  describe(`the page of a decision in the ${version} VS Code`, function () {
    this.timeout(300_000);
    let browser: Browser;
    let sample: string;
    let server: RunningServer;
    let page: Page;
    let frame: Frame;

    before(async () => {
      await buildExtension();
      sample = path.join(await makeTempDir('page'), 'sample');
      await makeSample(sample);
      browser = await launchBrowser(console.log);
      server = await startWithTheme('dark', version);
      // Without a file in the address: the window would open that one and nothing else when it is reloaded.
      page = await openWorkbench(browser, server, { folder: sample });
      await openFile(page, path.join(sample, record));
      frame = await openPageOfRecord(page);
    });

    after(async () => {
      await browser.close();
      await server.stop();
      await rm(path.dirname(sample), { recursive: true, force: true });
    });

    /** Where the cursor is, as the status bar says. */
    async function cursor(): Promise<string> {
      return (await page.locator('#status\\.editor\\.selection').innerText()).trim();
    }

    it('shows what was decided, on what evidence, and whether it holds', async () => {
      assert.equal(await frame.locator('h1').innerText(), 'Use SQLite for the local store');
      await frame
        .locator('.verdict', { hasText: 'Supported. Data supports the chosen option: 3 of 4' })
        .waitFor();
      await frame.locator('.step', { hasText: 'accepted' }).waitFor();
      const cell = frame.locator('td.supports', { hasText: '9.162 ms' });
      await cell.waitFor();
      assert.equal(await frame.locator('.plot-row').count(), 4);
      await frame.locator('.commits li').first().waitFor();
    });

    it('asks for nothing, and has a policy that allows nothing else', async () => {
      const policy = await frame
        .locator('meta[http-equiv="Content-Security-Policy"]')
        .getAttribute('content');
      assert.match(policy ?? '', /default-src 'none'.*script-src 'nonce-[\w-]{32}'.*connect-src 'none'/);
      // Our style is loaded.
      await frame.waitForFunction(
        "getComputedStyle(document.querySelector('.verdict')).borderLeftWidth === '4px'",
      );
    });

    it('has nothing that axe objects to', async () => {
      assert.deepEqual(await axeFinds(frame), []);
    });

    it('goes to the place in the record that is clicked', async () => {
      await frame.getByRole('button', { name: 'E2: go to the record' }).first().click();
      await page.waitForFunction(
        "document.querySelector('#status\\\\.editor\\\\.selection')?.textContent.includes('Ln 25')",
      );
      assert.match(await cursor(), /^Ln 25, Col 1/);
    });

    it('follows the record while it is typed', async () => {
      for (const key of ['Control+1', 'Control+Home', 'ArrowDown', 'End', 'Control+Shift+ArrowLeft']) {
        await page.keyboard.press(key);
      }
      await page.keyboard.type('rejected');
      await frame
        .locator('.verdict', { hasText: 'Rejected. This was considered and decided against.' })
        .waitFor();
      await frame.locator('.step.now', { hasText: 'not committed' }).waitFor();
    });

    it('applies a fix as an edit that can be undone', async () => {
      for (
        let undone = 0;
        undone < 20 && (await frame.locator('.step', { hasText: 'not committed' }).count()) > 0;
        undone++
      ) {
        await page.keyboard.press('Control+z');
        await page.waitForTimeout(100);
      }
      const fix = frame.getByRole('button', { name: 'Add the expected outcome to fill in' });
      await fix.click();
      await fix.waitFor({ state: 'detached' });
      for (let undone = 0; undone < 20 && (await fix.count()) === 0; undone++) {
        await page.keyboard.press('Control+1');
        await page.keyboard.press('Control+z');
        await fix.waitFor({ timeout: 1000 }).catch(() => undefined);
      }
      assert.equal(await fix.count(), 1);
    });

    it('has a board, whose numbers open their lists and lead to decisions', async () => {
      const board = await openBoard(page);
      await board.locator('.trend path.all').waitFor();
      assert.match(await board.locator('.lead').innerText(), /^9 decisions, 5 in force: /);
      await board.locator('summary', { hasText: 'To be decided' }).click();
      await board.getByRole('button', { name: 'Choose a search engine' }).first().click();
      await page.waitForFunction(
        "[...document.querySelectorAll('.tab')].some((tab) => tab.textContent.includes('ADR-0007'))",
      );
    });

    it('has a map, whose decisions open and which is written to files', async () => {
      const map = await openMap(page);
      await map.locator('.node.tone-good').first().waitFor();
      assert.equal(await map.locator('.node').count(), 9);
      await map.getByRole('button', { name: 'By time' }).click();
      await map.locator('.area text', { hasText: '2026-03' }).waitFor();
      for (const [format, starts] of [
        ['SVG', '<svg'],
        ['PNG', '\u0089PNG'],
        ['Mermaid', 'flowchart LR'],
      ] as const) {
        await map.getByRole('button', { name: `Export as ${format}` }).click();
        // It proposes a name once it is ready, whatever was typed until then.
        await page.waitForFunction(
          "document.querySelector('.quick-input-box input')?.value.includes('decision-map.')",
        );
        const input = page.locator('.quick-input-box input').first();
        const target = path.join(
          sample,
          `map-${format}.${format === 'Mermaid' ? 'mmd' : format.toLowerCase()}`,
        );
        await input.fill(target);
        await page.keyboard.press('Enter');
        await page
          .getByText(`The map was written to ${path.basename(target)}`)
          .first()
          .waitFor();
        assert.ok((await readFile(target, 'latin1')).startsWith(starts), format);
      }
      await map.locator('.node', { hasText: 'ADR-0007' }).click();
      await page.waitForFunction(
        "[...document.querySelectorAll('.tab')].filter((tab) => tab.textContent.includes('ADR-0007')).length > 0",
      );
    });

    it('is there again when the window is reloaded', async () => {
      await runCommand(page, 'Developer: Reload Window');
      // The editor may take another frame while it starts: what is looked for is there in the one that stays.
      await frameOfPage(
        page,
        'article:has(h1:has-text("Use SQLite")):has(.step:has-text("accepted")) .verdict',
      );
    });
  });

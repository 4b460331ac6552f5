import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { launchBrowser } from '../harness/browser';
import { frameOfPage, openFile, openPageOfRecord, runCommand, startWithTheme } from '../harness/decisionPage';
import { openWorkbench } from '../harness/workbench';
import { BARE_COMMAND, installBareTab } from './bareTab';
import { recordPath } from './generate';
import type { Measurement } from './measurement';
import { median, quantile } from './measureProcess';

/** The pages of these records are opened, one after the other; the first one loads what draws pages. */
const opened = [3, 5, 7, 9, 11];
/** So many characters are typed into the last of them. */
const typed = 20;

/** Notes when something was clicked and typed last, in milliseconds that all windows of the browser count alike. */
const NOTES_INPUT = `{
  const now = () => performance.timeOrigin + performance.now();
  addEventListener('mousedown', () => { globalThis.clicked = now(); }, true);
  addEventListener('keydown', () => { globalThis.pressed = now(); }, true);
}`;
/** When a page showed anything, in the same milliseconds. */
const FIRST_PAINT = `new Promise((resolve) => {
  new PerformanceObserver((entries) => {
    const [paint] = entries.getEntriesByName('first-contentful-paint');
    if (paint) resolve(performance.timeOrigin + paint.startTime);
  }).observe({ type: 'paint', buffered: true });
})`;
/** Notes when the title of a page changed last. */
const NOTES_TITLES = `{
  const title = () => document.querySelector('h1')?.textContent;
  let known = title();
  new MutationObserver(() => {
    if (title() !== known) {
      known = title();
      globalThis.changed = performance.timeOrigin + performance.now();
    }
  }).observe(document.querySelector('main'), { childList: true, subtree: true });
}`;

/**
 * Opens pages of decisions in a real VS Code on the repository at `root`, and types into the record of one.
 * @param dist the folder of the built programs
 */
export async function measurePage(root: string, dist: string): Promise<readonly Measurement[]> {
  const browser = await launchBrowser(console.error);
  const server = await startWithTheme('dark', 'newest', {}, installBareTab);
  try {
    const page = await openWorkbench(browser, server, { folder: root });
    await page.evaluate(NOTES_INPUT);
    const times: number[] = [];
    const bare: number[] = [];
    const opens = async (number: number, open: () => Promise<Frame>): Promise<number> => {
      await runCommand(page, 'View: Close All Editors');
      await page.locator('iframe.webview').waitFor({ state: 'detached' });
      const file = recordPath(number);
      await openFile(page, file.slice(file.lastIndexOf('/') + 1));
      const frame = await open();
      return (await frame.evaluate<number>(FIRST_PAINT)) - (await page.evaluate<number>('clicked'));
    };
    for (const number of opened) {
      bare.push(await opens(number, () => openBareTab(page)));
      times.push(await opens(number, () => openPageOfRecord(page)));
    }
    const followed = async (open: () => Promise<Frame>): Promise<readonly number[]> => {
      const number = opened.at(-1) ?? 0;
      await opens(number, open);
      const text = readFileSync(join(root, recordPath(number)), 'utf8');
      const title = text.split('\n').findIndex((line) => line.startsWith('# ')) + 1;
      const found = await measureUpdates(page, await frameOfPage(page), title);
      for (let undone = 0; undone < typed; undone += 1) {
        await page.keyboard.press('Backspace');
      }
      return found;
    };
    const bareUpdates = await followed(() => openBareTab(page));
    const updates = await followed(() => openPageOfRecord(page));
    return [
      {
        name: 'page of a decision in VS Code',
        value: median(times.slice(1)),
        limit: 300,
        unit: 'ms',
        detail: `first one ${times[0]?.toFixed(0) ?? '?'} ms, longest ${Math.max(...times).toFixed(0)} ms; a tab with one word ${median(bare.slice(1)).toFixed(0)} ms`,
      },
      {
        name: 'the same, after an edit',
        value: median(updates),
        limit: 100,
        unit: 'ms',
        detail: `p95 ${quantile(updates, 0.95).toFixed(0)} ms; a tab with one word ${median(bareUpdates).toFixed(0)} ms`,
      },
      {
        name: 'script of pages',
        value: statSync(join(dist, 'webview', 'page.js')).size / 1000,
        limit: 150,
        unit: 'KB',
        detail: 'what runs in the tab',
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function openBareTab(page: Page): Promise<Frame> {
  await page.locator('.part.editor .view-line').first().waitFor();
  await page.getByRole('button', { name: BARE_COMMAND }).first().click();
  return frameOfPage(page);
}

/**
 * Types at the end of the title of the record that is open beside its page.
 * @param line of the title, from 1
 * @returns how long after each key the page showed it
 */
async function measureUpdates(page: Page, frame: Frame, line: number): Promise<readonly number[]> {
  await frame.evaluate(NOTES_TITLES);
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-box input').first().fill(`:${line}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('End');
  const times: number[] = [];
  for (let stroke = 1; stroke <= typed; stroke += 1) {
    await page.keyboard.press('x');
    await frame.locator('h1', { hasText: new RegExp(`[^x]x{${stroke}}$`) }).waitFor();
    times.push((await frame.evaluate<number>('changed')) - (await page.evaluate<number>('pressed')));
  }
  return times;
}

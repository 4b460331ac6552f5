import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { makeSample } from '../../scripts/sample/makeSample';
import { launchBrowser } from '../harness/browser';
import { buildExtension } from '../harness/buildExtension';
import { openPageOfRecord, startWithTheme } from '../harness/decisionPage';
import { makeTempDir } from '../harness/paths';
import type { RunningServer } from '../harness/server';
import { openWorkbench } from '../harness/workbench';

const record = 'docs/decisions/0005-use-sqlite-for-the-local-store.md';

describe('Grounds in the extension host of a browser', function () {
  this.timeout(300_000);
  let browser: Browser;
  let server: RunningServer;
  let folder: string;
  let page: Page;

  before(async () => {
    await buildExtension();
    folder = await makeTempDir('web');
    await makeSample(path.join(folder, 'sample'));
    browser = await launchBrowser(console.log);
    server = await startWithTheme('dark', 'newest', {
      'extensions.webWorker': true,
      'remote.extensionKind': { 'grounds.grounds': ['web'] },
    });
    const sample = path.join(folder, 'sample');
    page = await openWorkbench(browser, server, {
      folder: sample,
      openFile: path.join(sample, record),
    });
    await page.locator('.part.editor .view-line').first().waitFor();
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('opens the page of a decision', async () => {
    const frame = await openPageOfRecord(page);
    assert.equal(await frame.locator('h1').first().innerText(), 'Use SQLite for the local store');
  });

  it('says what takes a disk', async () => {
    await page.getByText('evidence is not verified in a virtual workspace').first().waitFor();
  });
});

import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { pageStyle } from '../../src/cli/pages/assets';
import { pageView } from '../../src/webview/page/pageView';
import { anchors } from '../../src/webview/static/anchors';
import { staticDocument } from '../../src/webview/static/document';
import { launchBrowser } from '../harness/browser';
import { samplePage } from '../unit/webview/samplePage';
import { axeFinds } from './support/axe';

function rendered(files?: string, worded?: (text: string) => string): string {
  const page = samplePage(worded);
  const link = anchors({ record: page.path, files, pageOf: () => '1.html' });
  return staticDocument({
    title: page.title,
    content: pageView(page, { link, canFix: false }),
    style: pageStyle(),
  });
}

describe('the page of a decision outside of an editor', function () {
  this.timeout(120_000);
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await launchBrowser(console.log);
  });
  afterEach(() => page.close());
  after(() => browser.close());

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 900]) {
      it(`has nothing that axe objects to: ${colorScheme}, ${width} pixels wide`, async () => {
        // What axe does in a page is no part of it.
        page = await browser.newPage({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
        await page.setContent(rendered('https://example.org/files'));
        for (const details of await page.locator('summary').all()) {
          await details.click();
        }
        assert.deepEqual(await axeFinds(page), []);
      });
    }
  }

  it('is styled under its own policy, in both colours', async () => {
    page = await browser.newPage({ colorScheme: 'dark' });
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.setContent(rendered());
    const background = 'getComputedStyle(document.body).backgroundColor';
    assert.equal(await page.evaluate(background), 'rgb(21, 25, 30)');
    await page.emulateMedia({ colorScheme: 'light' });
    assert.equal(await page.evaluate(background), 'rgb(255, 255, 255)');
    assert.deepEqual(refused, []);
  });

  it('prints what is folded away, and is black on white', async () => {
    page = await browser.newPage({ colorScheme: 'dark' });
    await page.setContent(rendered());
    assert.equal(await page.locator('.numbers').first().isVisible(), false);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.numbers').first().isVisible(), true);
    assert.equal(await page.evaluate('getComputedStyle(document.body).color'), 'rgb(0, 0, 0)');
  });

  it('runs nothing that a record says, even where markup were to leak', async () => {
    page = await browser.newPage();
    const said: string[] = [];
    const refused: unknown[] = [];
    page.on('dialog', (dialog) => {
      said.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('requestfailed', (request) => refused.push(request.failure()?.errorText));
    const hostile = '"><img src=https://example.org/x onerror=alert(1)><script>alert(2)</script>';
    const markup = rendered('https://example.org/files', (text) => `${hostile}${text}`);
    await page.setContent(markup);
    assert.equal(await page.locator('img').count(), 0);
    assert.ok((await page.locator('h1').innerText()).startsWith(hostile));
    await page.setContent(markup.replace('</main>', `${hostile}</main>`));
    await page.waitForLoadState('networkidle');
    assert.equal(await page.locator('img').count(), 1);
    assert.deepEqual(said, []);
    // What leaked was refused by the page's own policy.
    assert.deepEqual(refused, ['csp']);
  });
});

import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { siteScript, siteStyle } from '../../src/cli/pages/assets';
import { siteDecision } from '../../src/core/site/siteModel';
import type { Site, SiteDecision } from '../../src/core/site/siteModel';
import { findingsView } from '../../src/webview/site/findingsView';
import { indexView } from '../../src/webview/site/indexView';
import { siteDocument } from '../../src/webview/site/siteFrame';
import { launchBrowser } from '../harness/browser';
import { samplePage } from '../unit/webview/samplePage';
import { axeFinds } from './support/axe';

function siteOf(t: (text: string) => string = (text) => text): Site {
  const facts = {
    folder: t('docs/adr'),
    date: '2026-03-01',
    tags: [t('storage')],
    people: [t('storage-lead')],
  };
  const first = siteDecision(facts, samplePage(t), '7.html');
  const second: SiteDecision = {
    ...first,
    folder: t('web/adr'),
    title: t('Cache menus'),
    page: '8.html',
    tone: 'warning',
    word: 'Unsupported',
    tags: [],
    chosen: [],
    people: [],
  };
  const notRead = [{ path: t('a.md'), kind: 'unreadable', reason: t('It is locked.') } as const];
  return { decisions: [first, second], shared: [], notRead };
}

function documents(site: Site): Readonly<Record<'index' | 'findings', string>> {
  const frame = { style: siteStyle(), moment: 'v1.0' };
  return {
    index: siteDocument(
      { name: 'index.html', title: 'Decisions', content: indexView(site), script: siteScript() },
      frame,
    ),
    findings: siteDocument({ name: 'findings.html', title: 'Findings', content: findingsView(site) }, frame),
  };
}

describe('a site of decisions in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await launchBrowser(console.log);
  });
  afterEach(() => page.close());
  after(() => browser.close());

  for (const name of ['index', 'findings'] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [320, 1000]) {
        it(`has nothing that axe objects to: ${name}, ${colorScheme}, ${width} pixels wide`, async () => {
          page = await browser.newPage({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
          await page.setContent(documents(siteOf())[name]);
          assert.deepEqual(await axeFinds(page), []);
          assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
        });
      }
    }
  }

  it('lists everything with scripts off, and offers no filter then', async () => {
    page = await browser.newPage({ javaScriptEnabled: false });
    await page.setContent(documents(siteOf()).index);
    assert.equal(await page.locator('form').isVisible(), false);
    assert.deepEqual(await page.locator('.name > a').allInnerTexts(), ['Use SQLite', 'Cache menus']);
  });

  it('filters by words, status and state, under its own policy, and keeps that in the address', async () => {
    page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.route('https://example.org/', (route) =>
      route.fulfill({ contentType: 'text/html', body: documents(siteOf()).index }),
    );
    await page.goto('https://example.org/');
    const shown = (): Promise<string[]> => page.locator('.decisions > li:visible .name > a').allInnerTexts();
    await page.getByLabel('Search').fill('STORAGE-lead sqlite');
    assert.deepEqual(await shown(), ['Use SQLite']);
    assert.deepEqual(await page.locator('h2:visible').allInnerTexts(), ['docs/adr']);
    assert.equal(await page.locator('output').innerText(), '1 of 2');
    await page.getByLabel('How it stands').selectOption('Unsupported');
    assert.deepEqual(await shown(), []);
    assert.ok(await page.getByText('No decision is like that.').isVisible());
    await page.getByLabel('Search').fill('');
    assert.deepEqual(await shown(), ['Cache menus']);
    await page.reload();
    assert.deepEqual(await shown(), ['Cache menus']);
    assert.match(page.url(), /#state=Unsupported$/);
    assert.deepEqual(refused, []);
  });

  it('runs nothing that a record says', async () => {
    page = await browser.newPage();
    const said: string[] = [];
    page.on('dialog', (dialog) => {
      said.push(dialog.message());
      void dialog.dismiss();
    });
    const hostile = '"><img src=x onerror=alert(1)></script><script>alert(2)</script>';
    const site = siteOf((text) => `${hostile}${text}`);
    for (const text of Object.values(documents(site))) {
      await page.setContent(text);
      await page.waitForLoadState('networkidle');
      assert.equal(await page.locator('img').count(), 0);
      assert.ok((await page.locator('main').innerText()).includes(hostile));
    }
    assert.deepEqual(said, []);
  });
});

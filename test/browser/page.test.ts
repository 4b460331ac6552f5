import assert from 'node:assert/strict';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { boardView } from '../../src/webview/board/boardView';
import { buttons } from '../../src/webview/link';
import { pageView } from '../../src/webview/page/pageView';
import { launchBrowser } from '../harness/browser';
import { projectRoot } from '../harness/paths';
import { sampleBoard } from '../unit/webview/sampleBoard';
import { samplePage } from '../unit/webview/samplePage';
import { axeFinds } from './support/axe';
import { editorDocument, themes } from './support/editorDocument';
import type { Theme } from './support/editorDocument';

/** A document around a page, as the editor makes it. */
function documentOf(content: string, theme: Theme, script = ''): string {
  return editorDocument(content, theme, { styles: ['page.css'], scripts: [script] });
}

function rendered(worded?: (text: string) => string): string {
  return pageView(samplePage(worded), { link: buttons, canFix: true }).toString();
}

function renderedBoard(worded?: (text: string) => string): string {
  return boardView(sampleBoard(worded), 'orders', buttons).toString();
}

describe('the page of a decision in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await launchBrowser(console.log);
  });
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());
  after(() => browser.close());

  for (const [name, theme] of Object.entries(themes)) {
    for (const width of [320, 900]) {
      for (const [what, content] of [
        ['page', rendered()],
        ['board', renderedBoard()],
      ] as const) {
        it(`has nothing that axe objects to: ${what}, ${name}, ${width} pixels wide`, async () => {
          await page.setViewportSize({ width, height: 800 });
          await page.setContent(documentOf(content, theme));
          for (const details of await page.locator('summary').all()) {
            await details.click();
          }
          assert.deepEqual(await axeFinds(page), []);
        });
      }
    }
  }

  it('needs no scrolling sideways at 320 pixels, but for tables', async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    const longer = (text: string): string => `${text}${'x'.repeat(60)}`;
    for (const content of [rendered(longer), renderedBoard(longer)]) {
      await page.setContent(documentOf(content, themes['dark']!));
      await page.evaluate('document.querySelectorAll("details").forEach((each) => (each.open = true))');
      const width = await page.evaluate('document.documentElement.scrollWidth');
      assert.equal(width, 320);
    }
  });

  it('keeps the options in sight above many items', async () => {
    const { argument, ...rest } = samplePage();
    const [group] = argument.groups;
    const [item] = group!.items;
    const items = Array.from({ length: 100 }, (_, at) => ({ ...item!, id: `E${at + 1}` }));
    const many = { ...rest, argument: { ...argument, groups: [{ ...group!, items }] } };
    await page.setContent(
      documentOf(pageView(many, { link: buttons, canFix: true }).toString(), themes['light']!),
    );
    await page.getByRole('button', { name: 'E80: go to the record' }).scrollIntoViewIfNeeded();
    const head = page.locator('th.option', { hasText: 'PostgreSQL' });
    const [box, region] = [await head.boundingBox(), await page.locator('.is-long').boundingBox()];
    assert.equal(box?.y, region?.y);
    assert.deepEqual(await axeFinds(page), []);
  });

  it('runs nothing that a record says', async () => {
    const said: string[] = [];
    page.on('dialog', (dialog) => {
      said.push(dialog.message());
      void dialog.dismiss();
    });
    const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
    await page.setContent(
      documentOf(
        rendered((text) => `${hostile}${text}`),
        themes['dark']!,
      ),
    );
    await page.waitForLoadState('networkidle');
    assert.deepEqual(said, []);
    assert.equal(await page.locator('img').count(), 0);
    assert.ok((await page.locator('h1').innerText()).startsWith(hostile));
  });

  describe('with its script', () => {
    let script: string;

    before(async () => {
      const { outputFiles } = await build({
        entryPoints: [path.join(projectRoot, 'src/webview/browser/pageScript.ts')],
        bundle: true,
        write: false,
        format: 'iife',
        logLevel: 'error',
      });
      script = outputFiles[0]?.text ?? '';
    });

    beforeEach(async () => {
      const editor = `var said = [], kept; function acquireVsCodeApi() {
        return { postMessage: (message) => said.push(message), getState: () => kept, setState: (state) => { kept = state; } };
      }`;
      await page.setContent(documentOf(rendered(), themes['light']!, `${editor}\n${script}`));
    });

    const said = (): Promise<unknown> => page.evaluate('said.splice(0)');
    const show = (number: number, content: string): Promise<unknown> =>
      page.evaluate(
        ([shown, markup]) => {
          // Runs in the page.
          const message = { type: 'show', page: shown, content: markup };
          (globalThis as unknown as { postMessage(data: unknown, origin: string): void }).postMessage(
            message,
            '*',
          );
        },
        [number, content] as const,
      );

    it('says that it is ready, keeps its record, and tells what is clicked', async () => {
      assert.deepEqual(await said(), [{ type: 'ready' }]);
      assert.deepEqual(await page.evaluate('kept'), { record: 'file:///record.md' });
      await page.getByRole('button', { name: 'E1: go to the record' }).click();
      await page.getByRole('button', { name: 'store#put' }).click();
      await page.getByRole('button', { name: 'Add an approver' }).press('Enter');
      assert.deepEqual(await said(), [
        { type: 'open', target: { kind: 'line', line: 5 } },
        { type: 'open', target: { kind: 'test', evidence: 0, selector: 0 } },
        { type: 'fix', page: 0, finding: 0, fix: 0 },
      ]);
    });

    it('shows what the editor sends, and keeps the focus and what is open', async () => {
      await page.locator('summary').first().click();
      await page.getByRole('button', { name: 'Add an approver' }).focus();
      await show(4, rendered().replace('Use SQLite', 'Use DuckDB'));
      await page.locator('main[data-page="4"]').waitFor();
      assert.equal(await page.locator('h1').innerText(), 'Use DuckDB');
      assert.equal(await page.locator('details').first().getAttribute('open'), '');
      await page.keyboard.press('Enter');
      assert.deepEqual(await said(), [{ type: 'ready' }, { type: 'fix', page: 4, finding: 0, fix: 0 }]);
    });

    it('leaves a table where it was scrolled to', async () => {
      await page.setViewportSize({ width: 320, height: 800 });
      const left = '[...document.querySelectorAll("[role=region]")][0].scrollLeft';
      await page.evaluate(`${left} = 40`);
      await show(2, rendered());
      await page.locator('main[data-page="2"]').waitFor();
      assert.equal(await page.evaluate(left), 40);
    });

    it('takes no other message', async () => {
      await page.evaluate("postMessage({ type: 'show', page: -1, content: 'gone' }, '*')");
      await page.evaluate("postMessage('gone', '*')");
      await show(1, rendered());
      await page.locator('main[data-page="1"]').waitFor();
      assert.equal(await page.locator('h1').innerText(), 'Use SQLite');
    });

    it('is small', () => {
      assert.ok(script.length < 150 * 1024);
    });
  });
});

import assert from 'node:assert/strict';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { mapScript, mapStyle } from '../../src/cli/pages/assets';
import type { DecisionMap } from '../../src/core/map/decisionMap';
import { layoutMap } from '../../src/core/map/mapLayout';
import { html } from '../../src/webview/html';
import { buttons } from '../../src/webview/link';
import { mapFile } from '../../src/webview/map/mapFile';
import { mapView } from '../../src/webview/map/mapView';
import type { MapFrame } from '../../src/webview/map/mapView';
import { nodeAnchors, nodeButtons } from '../../src/webview/map/nodes';
import { siteDocument } from '../../src/webview/site/siteFrame';
import { launchBrowser } from '../harness/browser';
import { projectRoot } from '../harness/paths';
import { sampleMap } from '../unit/webview/sampleMap';
import { axeFinds } from './support/axe';
import { editorDocument, read, themes } from './support/editorDocument';
import type { Theme } from './support/editorDocument';

const script = read('media', 'page', 'map.js');

const editor: MapFrame = {
  link: buttons,
  node: nodeButtons,
  orderLink: (order, text) => html`<button type="button" class="link" data-order="${order}">${text}</button>`,
  exports: html`<button type="button" class="fix" data-export="png">PNG</button>`,
};

function rendered(map: DecisionMap, frame = editor): string {
  return mapView(map, layoutMap(map, 'area'), 'area', frame).toString();
}

/** A document around a map, as the editor makes it. */
function documentOf(content: string, theme: Theme, pageScript = ''): string {
  const styles = ['page.css', 'filter.css', 'map.css'];
  return editorDocument(content, theme, { styles, scripts: [script, pageScript] });
}

function siteMap(map: DecisionMap): string {
  const frame: MapFrame = {
    link: buttons,
    node: nodeAnchors((record) => `${record.replace(/\W/g, '')}.html`),
    orderLink: (_order, text) => html`<a href="map-time.html">${text}</a>`,
  };
  const content = mapView(map, layoutMap(map, 'area'), 'area', frame);
  return siteDocument(
    { name: 'map.html', title: 'Map', content, style: mapStyle(), script: mapScript() },
    { style: mapStyle(), moment: undefined },
  );
}

describe('the map of decisions in a browser', function () {
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
      it(`has nothing that axe objects to: ${name}, ${width} pixels wide`, async () => {
        await page.setViewportSize({ width, height: 800 });
        await page.setContent(documentOf(rendered(sampleMap()), theme));
        await page.locator('summary').click();
        assert.deepEqual(await axeFinds(page), []);
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
      });
    }
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has nothing that axe objects to in a site: ${colorScheme}`, async () => {
      await page.close();
      page = await browser.newPage({ colorScheme, bypassCSP: true });
      await page.setContent(siteMap(sampleMap()));
      assert.deepEqual(await axeFinds(page), []);
    });
  }

  const [dark] = Object.values(themes);
  const focused = (): Promise<unknown> =>
    page.evaluate('document.activeElement?.closest("[data-node]")?.dataset.node');

  it('is one stop of the keyboard, within which arrows walk from decision to decision', async () => {
    await page.setContent(documentOf(rendered(sampleMap()), dark!));
    await page.locator('.map').focus();
    await page.keyboard.press('Tab');
    assert.equal(await focused(), '0');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(), '1');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focused(), '0');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), undefined);
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), '0');
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate('document.activeElement.className.includes("map")'), true);
  });

  it('fades what is not looked for, walks past it, and says how much is left', async () => {
    await page.setContent(documentOf(rendered(sampleMap()), dark!));
    await page.getByLabel('Status').selectOption('accepted');
    const shown = (): Promise<unknown> =>
      page.evaluate('[...document.querySelectorAll(".node:not(.faded)")].map((node) => node.dataset.node)');
    assert.deepEqual(await shown(), ['1', '3']);
    assert.equal(await page.locator('output').innerText(), '2 of 4');
    await page.getByLabel('Tag').selectOption('storage');
    assert.deepEqual(await shown(), ['1']);
    await page.getByLabel('Tag').selectOption('');
    await page.getByLabel('Status').selectOption('');
    await page.getByLabel('Search').fill('SQLITE');
    assert.deepEqual(await shown(), ['1']);
    await page.keyboard.press('Enter');
    assert.equal(await focused(), '1');
    assert.deepEqual(await page.locator('li[data-node]:not([hidden])').count(), 1);
  });

  it('draws relations that lead far on a crowded map for the decision that is pointed at', async () => {
    const [node] = sampleMap().nodes;
    const nodes = Array.from({ length: 160 }, (_, index) => ({ ...node!, path: `docs/adr/${index}.md` }));
    const links = nodes.flatMap((_, from) =>
      [1, 2, 3, 40]
        .filter((back) => back <= from)
        .map((back) => ({ kind: 'amends' as const, from, to: from - back })),
    );
    await page.setContent(documentOf(rendered({ nodes, links }), dark!));
    const shown = (): Promise<unknown> =>
      page.evaluate(
        '[...document.querySelectorAll(".map-link.long")].filter((link) => link.getClientRects().length > 0).map((link) => link.dataset.to)',
      );
    assert.deepEqual(await shown(), []);
    assert.ok(await page.getByText('Relations that lead far').isVisible());
    await page.locator('.node[data-node="1"]').hover();
    assert.deepEqual(await shown(), ['1']);
    await page.setContent(documentOf(rendered(sampleMap()), dark!));
    assert.equal(await page.getByText('Relations that lead far').isVisible(), false);
  });

  it('draws what comes into sight of a large map, and walks to what is not', async () => {
    const [node] = sampleMap().nodes;
    const nodes = Array.from({ length: 900 }, (_, index) => ({
      ...node!,
      path: `${index}.md`,
      id: `D-${index}`,
    }));
    await page.setContent(documentOf(rendered({ nodes, links: [] }), dark!));
    const last = page.locator('.node[data-node="899"]');
    assert.equal(await last.locator('text').first().isVisible(), false);
    await page.getByLabel('Search').fill('D-899');
    await page.keyboard.press('Enter');
    await last.locator('text').first().waitFor({ state: 'visible' });
    assert.equal(await focused(), '899');
    await page.locator('.map').focus();
    await page.locator('.map').hover();
    await page.mouse.wheel(-9000, -9000);
    await last.locator('text').first().waitFor({ state: 'hidden' });
    await page.keyboard.press('Tab');
    await last.locator('text').first().waitFor({ state: 'visible' });
    assert.deepEqual(await axeFinds(page), []);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('.node[data-node="0"] text').first().isVisible());
  });

  it('moves and zooms by mouse, and does not take that for a click', async () => {
    await page.setContent(documentOf(rendered(sampleMap()), dark!));
    await page.evaluate('addEventListener("click", () => { globalThis.clicked = true; })');
    const transform = (): Promise<unknown> =>
      page.evaluate(
        'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(document.querySelector(".map-drawing").style.transform))))',
      );
    const before = await transform();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const zoomed = await transform();
    assert.notEqual(zoomed, before);
    await page.evaluate('globalThis.clicked = false');
    const box = (await page.locator('.map').boundingBox())!;
    await page.mouse.move(box.x + 100, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 180, box.y + 160, { steps: 4 });
    await page.mouse.up();
    assert.notEqual(await transform(), zoomed);
    assert.equal(await page.evaluate('globalThis.clicked'), false);
    await page.locator('.map').focus();
    await page.keyboard.press('0');
    assert.equal(await transform(), before);
  });

  it('tells the editor what was chosen, keeps where it was, and draws the picture that is asked for', async () => {
    const { outputFiles } = await build({
      entryPoints: [path.join(projectRoot, 'src', 'webview', 'browser', 'pageScript.ts')],
      bundle: true,
      format: 'iife',
      write: false,
    });
    const api =
      'globalThis.said = []; globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => said.push(message), getState: () => globalThis.state, setState: (state) => { globalThis.state = state; } });';
    await page.setContent(documentOf(rendered(sampleMap()), dark!, `${api}\n${outputFiles[0]?.text ?? ''}`));
    await page.locator('.node[data-node="1"]').click();
    await page.locator('.node[data-node="1"]').focus();
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-order="time"]').click();
    await page.locator('[data-export="png"]').click();
    assert.deepEqual(await page.evaluate('said.slice(1)'), [
      { type: 'open', target: { kind: 'decision', path: 'docs/adr/2.md' } },
      { type: 'open', target: { kind: 'path', path: 'docs/adr/2.md' } },
      { type: 'order', order: 'time' },
      { type: 'export', format: 'png' },
    ]);
    const map = sampleMap();
    const drawing = mapFile(map, layoutMap(map, 'area'));
    const message = { type: 'draw', drawing, width: 200, height: 100 };
    await page.evaluate(`postMessage(${JSON.stringify(message)}, '*')`);
    await page.waitForFunction('said.length === 6');
    const { data } = await page.evaluate<{ data: string }>('said[5]');
    const picture = Buffer.from(data, 'base64');
    assert.equal(picture.toString('latin1', 1, 4), 'PNG');
    assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [200, 100]);
    await page.getByLabel('Search').fill('cache');
    await page.waitForFunction('state?.view?.filter?.q === "cache"');
    await page.evaluate(
      `postMessage(${JSON.stringify({ type: 'show', page: 2, content: rendered(sampleMap()) })}, '*')`,
    );
    await page.locator('main[data-page="2"]').waitFor();
    assert.equal(await page.getByLabel('Search').inputValue(), 'cache');
    assert.equal(await page.locator('.node:not(.faded)').count(), 1);
  });

  it('is whole with scripts off', async () => {
    await page.close();
    page = await browser.newPage({ javaScriptEnabled: false });
    await page.setContent(siteMap(sampleMap()));
    assert.equal(await page.locator('form').isVisible(), false);
    assert.equal(await page.locator('.node[href]').count(), 4);
    assert.ok(await page.locator('.node').last().isVisible());
    await page.locator('summary').click();
    assert.match(await page.locator('li[data-node="1"]').innerText(), /Use SQLite[\s\S]*supersedes ADR-0001/);
  });

  it('runs nothing that a record says', async () => {
    const said: string[] = [];
    page.on('dialog', (dialog) => {
      said.push(dialog.message());
      void dialog.dismiss();
    });
    const hostile = '"></text></svg><img src=x onerror=alert(1)></script><script>alert(2)</script>';
    const map = sampleMap((text) => `${hostile}${text}`);
    for (const text of [
      documentOf(rendered(map), dark!),
      siteMap(map),
      mapFile(map, layoutMap(map, 'time')),
    ]) {
      await page.setContent(text);
      await page.waitForLoadState('networkidle');
      assert.equal(await page.locator('img').count(), 0);
      assert.equal(await page.locator('.node').count(), 4);
    }
    assert.deepEqual(said, []);
  });
});

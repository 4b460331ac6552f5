import assert from 'node:assert/strict';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { makeSample } from '../../scripts/sample/makeSample';
import { launchBrowser } from '../harness/browser';
import { buildExtension } from '../harness/buildExtension';
import { frameWith, startWithTheme } from '../harness/decisionPage';
import { makeTempDir } from '../harness/paths';
import type { RunningServer } from '../harness/server';
import { openWorkbench } from '../harness/workbench';
import { axeFinds } from './support/axe';

const record = 'docs/decisions/0005-use-sqlite-for-the-local-store.md';
const hostileRecord = 'docs/decisions/0010-hostile.md';
/** A state that is known: until then a preview may be made again at any time. */
const CHECKED = '.grounds-card .grounds-state:not(:has([stroke-dasharray]))';
const hostile = '<img src=x onerror="document.title=1"><script>document.title=1</script>';

describe('the preview of a record in VS Code', function () {
  this.timeout(300_000);
  let browser: Browser;
  let server: RunningServer;
  let sample: string;
  let page: Page | undefined;

  before(async () => {
    await buildExtension();
    sample = path.join(await makeTempDir('preview'), 'sample');
    await makeSample(sample);
    await appendFile(
      path.join(sample, record),
      '\nSee [E2], ADR-0006, [ADR-0001](x.md) and `ADR-0001`; not [E9] or ADR-9999.\n',
    );
    await writeFile(
      path.join(sample, hostileRecord),
      `---\nstatus: '${hostile}'\napprover: '${hostile}'\nevidence:\n  - id: '"><b>'\n    type: test\n    finding: '${hostile}'\n    supports: '${hostile}'\n    file: '${hostile}'\n---\n\n# Hostile\n\n## Considered Options\n\n- \`${hostile}\`\n`,
    );
    await writeFile(
      path.join(sample, 'NOTES.md'),
      '---\ntitle: Notes\n---\n\n# Notes\n\nSee [E2] and ADR-0006.\n',
    );
    browser = await launchBrowser(console.log);
    server = await startWithTheme('dark');
  });
  afterEach(() => page?.context().close());
  after(async () => {
    await browser.close();
    await server.stop();
    await rm(path.dirname(sample), { recursive: true, force: true });
  });

  /** Opens the preview of a file as a person does. @returns the inside of the preview, once it shows `selector` */
  async function preview(file: string, selector: string): Promise<Frame> {
    page = await openWorkbench(browser, server, { folder: sample, openFile: path.join(sample, file) });
    await page.locator('.part.editor .view-line').first().waitFor();
    await page.getByRole('button', { name: 'Open Preview to the Side' }).first().click();
    return frameWith(page, selector);
  }

  it('has a card with states and evidence in the place of the front matter', async () => {
    // Earlier previews may be made again: the one that says this is the last.
    const verdict = 'Supported. Data supports the chosen option: 3 of 4';
    const frame = await preview(record, `.grounds-verdict:has-text("${verdict}")`);
    const row = frame.locator('.grounds-card tbody tr', { hasText: 'E2' }).first();
    assert.match(await row.innerText(), /verified[\s\S]*supports SQLite: 9\.162 ms[\s\S]*PostgreSQL/);
    // Its style is there.
    const border = 'getComputedStyle(document.querySelector(".grounds-card")).borderTopWidth';
    assert.equal(await frame.evaluate(border), '1px');
    assert.equal(await frame.locator('h1').first().innerText(), 'Use SQLite for the local store');
  });

  it('links what the text names, and nothing else', async () => {
    const frame = await preview(record, CHECKED);
    const said = frame.locator('p', { hasText: 'See [E2]' });
    await said.locator('a').first().waitFor();
    const links = await said.locator('a').evaluateAll((found) =>
      found.map((link) => {
        const element = link as unknown as {
          innerText: string;
          getAttribute(name: string): string;
          title: string;
        };
        return [element.innerText, element.getAttribute('href'), element.title];
      }),
    );
    assert.deepEqual(
      links.map(([text, href]) => [text, href]),
      [
        ['[E2]', '#grounds-evidence-E2'],
        ['ADR-0006', '../../docs/decisions/0006-publish-events-through-an-outbox.md'],
        ['ADR-0001', 'x.md'],
      ],
    );
    assert.match(links[1]?.[2] ?? '', /^ADR-0006 +Publish events through an outbox \(accepted\)$/);
    assert.equal(await frame.locator('#grounds-evidence-E2').count(), 1);
    await said.locator('a', { hasText: 'ADR-0006' }).click();
    await page?.locator('.tab', { hasText: '0006-publish-events-through-an-outbox.md' }).first().waitFor();
  });

  it('runs nothing that a record says', async () => {
    const frame = await preview(hostileRecord, CHECKED);
    assert.equal(await frame.locator('.grounds-card img, .grounds-card script').count(), 0);
    assert.ok((await frame.locator('.grounds-card').innerText()).includes(hostile));
    assert.notEqual(await frame.evaluate('document.title'), '1');
  });

  it('leaves other documents as they are', async () => {
    const frame = await preview('NOTES.md', 'h1');
    assert.equal(await frame.locator('.grounds-card').count(), 0);
    assert.equal(await frame.locator('p', { hasText: 'See [E2] and ADR-0006.' }).locator('a').count(), 0);
  });

  it('has nothing that axe objects to in the card', async () => {
    const frame = await preview(record, CHECKED);
    assert.deepEqual(await axeFinds(frame, '.grounds-card'), []);
  });
});

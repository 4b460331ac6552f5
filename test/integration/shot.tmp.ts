import { launchBrowser } from '../harness/browser';
import { installVsCode } from '../harness/install';
import { installExtension } from '../harness/installExtension';
import { startServer } from '../harness/server';
import { vsCodePins } from '../harness/versions';
import { openWorkbench, quietSettings, screenshot, showView } from '../harness/workbench';
import { endAll } from '../harness/cleanup';

async function main() {
  const [theme = '', file = '', folder = '', openFile = ''] = process.argv.slice(2);
  const install = await installVsCode(vsCodePins.newest, console.log);
  const server = await startServer(install, {
    withToken: true, smokeTestDriver: true, installExtensions: installExtension,
    settings: { ...quietSettings, 'workbench.colorTheme': theme },
  });
  const browser = await launchBrowser(console.log);
  try {
    const page = await openWorkbench(browser, server, { folder, openFile, size: { width: 1440, height: 900 }, scale: 1.5 });
    await page.locator('.part.editor .view-line').first().waitFor();
    await showView(page, 'Grounds');
    await page.waitForTimeout(3000);
    const row = page.locator('.monaco-list-row', { hasText: 'ADR-0005' });
    await row.first().click();
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(1500);
    const token = page.locator('.view-line', { hasText: 'load.csv' }).first();
    const box = await token.boundingBox();
    if (box) await page.mouse.move(box.x + 300, box.y + 8);
    await page.waitForTimeout(2500);
    await screenshot(page, file);
    await page.mouse.move(700, 860);
    await page.locator('.action-item a[aria-label*="Testing"], .action-label[aria-label*="Testing"]').first().click();
    await page.waitForTimeout(1500);
    await page.keyboard.press('Control+Shift+P');
    await page.keyboard.type('Test: Run All Tests');
    await page.waitForTimeout(800);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(3000);
    await screenshot(page, file.replace('.png', '-tests.png'));
  } finally {
    await browser.close();
    await server.stop();
    await endAll();
  }
}
main().then(() => process.exit(0), (e) => { console.error(e); process.exit(1); });

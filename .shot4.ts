import { withWorkbench } from '/tmp/shots';
const theme = process.argv[2] ?? 'Default Dark Modern'; const tag = process.argv[3] ?? 'dark';
const vs = (process.argv[4] ?? 'newest') as 'newest';
withWorkbench({ folder: '/tmp/sample', theme, vscode: vs, openFile: '/tmp/sample/docs/decisions/0006-publish-events-through-an-outbox.md' }, async (page, shot) => {
  const w = (ms: number) => page.waitForTimeout(ms);
  const goto = async (line: number, col: number) => { await page.keyboard.press('Control+g'); await w(600); await page.keyboard.type(`${line}:${col}`); await page.keyboard.press('Enter'); await w(700); };
  await page.locator('.part.editor .view-line').first().waitFor();
  await page.locator('.part.activitybar').getByRole('tab', { name: 'Grounds' }).first().click();
  await page.locator('.part.sidebar .monaco-list-row').first().waitFor({timeout: 60000});
  await w(2500);
  await page.locator('.part.editor .view-line').first().click();
  await goto(20, 60); await page.keyboard.press('End'); await page.keyboard.press('Enter'); await page.keyboard.type('con', {delay: 120}); await w(1200); await shot(`${tag}-type-key`);
  await page.keyboard.press('Enter'); await w(1500); await shot(`${tag}-type-value`); await page.keyboard.press('Enter'); await w(800);
  await page.keyboard.press('Enter'); await page.keyboard.type('finding: Some text about it', {delay: 60}); await w(800); await shot(`${tag}-type-free`);
  await page.locator('#status\\.languageStatus').first().click().catch(()=>console.log('no ls')); await w(1200); await shot(`${tag}-status`); await page.keyboard.press('Escape');
  await page.locator('.part.sidebar .monaco-list-row').nth(5).hover(); await w(2500); await shot(`${tag}-tree-hover`);
  await page.locator('.part.sidebar .monaco-list-row').nth(5).click({button:'right'}); await w(1000); await shot(`${tag}-tree-menu`);
  await page.keyboard.press('Escape');
}).then(() => process.exit(0), (e) => { console.error(e); process.exit(1); });

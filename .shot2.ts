import { withWorkbench } from '/tmp/shots';
const theme = process.argv[2] ?? 'Default Dark Modern'; const tag = process.argv[3] ?? 'dark';
const vs = (process.argv[4] ?? 'newest') as 'newest';
withWorkbench({ folder: '/tmp/sample', theme, vscode: vs, openFile: '/tmp/sample/docs/decisions/0007-choose-a-search-engine-for-the-menu.md' }, async (page, shot) => {
  const w = (ms: number) => page.waitForTimeout(ms);
  const cmd = async (text: string) => { await page.keyboard.press('F1'); await w(500); await page.keyboard.type(text); await w(700); await page.keyboard.press('Enter'); await w(1200); };
  const goto = async (line: number, col: number) => { await page.keyboard.press('Control+g'); await w(400); await page.keyboard.type(`${line}:${col}`); await page.keyboard.press('Enter'); await w(500); };
  await page.locator('.part.editor .view-line').first().waitFor();
  await page.locator('.part.activitybar').getByRole('tab', { name: 'Grounds' }).first().click();
  await page.locator('.part.sidebar .monaco-list-row').first().waitFor({timeout: 60000});
  await w(2500);
  await page.locator('.part.editor .view-line').first().click();
  await goto(17, 7);
  await page.keyboard.press('Control+.'); await w(1500); await shot(`${tag}-quickfix`); await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k'); await page.keyboard.press('Control+i'); await w(1500); await shot(`${tag}-hover-problem`); await page.keyboard.press('Escape');
  // click the rule link
  await page.keyboard.press('Control+k'); await page.keyboard.press('Control+i'); await w(1200);
  const link = page.locator('.monaco-hover a.code-link').first();
  if (await link.count()) { await link.click(); await w(3000); await shot(`${tag}-rule`); await page.keyboard.press('Control+F4'); await cmd('View: Close Editor'); }
  await w(500);
}).then(() => process.exit(0), (e) => { console.error(e); process.exit(1); });

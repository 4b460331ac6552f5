import { withWorkbench } from '/tmp/shots';
withWorkbench({ folder: '/tmp/sample', vscode: (process.argv[2] ?? 'newest') as 'newest', openFile: '/tmp/sample/docs/decisions/0006-publish-events-through-an-outbox.md' }, async (page, shot) => {
  const w = (ms: number) => page.waitForTimeout(ms);
  const goto = async (line: number, col: number) => { await page.keyboard.press('Control+g'); await w(600); await page.keyboard.type(`${line}:${col}`); await page.keyboard.press('Enter'); await w(700); };
  await page.locator('.part.editor .view-line').first().waitFor();
  await page.locator('.part.activitybar').getByRole('tab', { name: 'Grounds' }).first().click();
  await page.locator('.part.sidebar .monaco-list-row').first().waitFor({timeout: 60000});
  await w(2500);
  await page.locator('.part.editor .view-line').first().click();
  await goto(20, 60); await page.keyboard.press('End'); await page.keyboard.press('Enter'); await w(500);
  await page.keyboard.type('c'); await w(1500); await shot('t1');
  await page.keyboard.type('o'); await w(1500); await shot('t2');
  await page.keyboard.press('Control+Space'); await w(1500); await shot('t3');
  await page.keyboard.press('Escape'); 
}).then(() => process.exit(0), (e) => { console.error(e); process.exit(1); });

import { withWorkbench } from '/tmp/shots';
const theme = process.argv[2] ?? 'Default Dark Modern'; const tag = process.argv[3] ?? 'dark';
const vs = (process.argv[4] ?? 'newest') as 'newest';
withWorkbench({ folder: '/tmp/sample', theme, vscode: vs, openFile: '/tmp/sample/docs/decisions/0006-publish-events-through-an-outbox.md' }, async (page, shot) => {
  await page.locator('.part.editor .view-line').first().waitFor();
  await page.locator('.part.activitybar').getByRole('tab', { name: 'Grounds' }).first().click();
  await page.locator('.part.sidebar .monaco-list-row').first().waitFor({timeout: 60000});
  await page.waitForTimeout(2500);
  await shot(`${tag}-view`);
  await page.keyboard.press('Control+Shift+M');
  await page.waitForTimeout(1500);
  await shot(`${tag}-problems`);
}).then(() => process.exit(0), (e) => { console.error(e); process.exit(1); });

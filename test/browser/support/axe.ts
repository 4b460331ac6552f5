import type { Frame, Page } from 'playwright-core';
import { read } from './editorDocument';

const axe = read('node_modules', 'axe-core', 'axe.min.js');

/** What axe objects to: for each rule its id and the elements. @param within a selector; by default the whole page */
export async function axeFinds(page: Page | Frame, within?: string): Promise<unknown> {
  await page.evaluate(axe);
  const part = within === undefined ? '' : JSON.stringify(within);
  return page.evaluate(
    `axe.run(${part}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join()))`,
  );
}

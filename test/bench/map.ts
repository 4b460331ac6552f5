import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../harness/browser';
import type { Measurement } from './measurement';
import { median } from './measureProcess';

const rounds = 3;
const frames = 30;

/** When the page showed anything, in milliseconds since somebody went to it. */
const FIRST_PAINT = `new Promise((resolve) => {
  new PerformanceObserver((entries) => {
    const [paint] = entries.getEntriesByName('first-contentful-paint');
    if (paint) resolve(paint.startTime);
  }).observe({ type: 'paint', buffered: true });
})`;
/** How long a frame takes while the map is moved to and fro, in milliseconds. */
const FRAME = `(async () => {
  const map = document.querySelector('.map');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const move = (deltaX) => map.dispatchEvent(new WheelEvent('wheel', { deltaX, cancelable: true }));
  await frame();
  const start = performance.now();
  for (let at = 0; at < ${frames}; at += 1) {
    move(at % 2 === 0 ? 40 : -40);
    await frame();
  }
  return (performance.now() - start) / ${frames};
})()`;
/** Takes away what is out of sight. */
const ONLY_IN_SIGHT = `{
  const { left, right, top, bottom } = document.querySelector('.map').getBoundingClientRect();
  for (const part of document.querySelectorAll('.map :is(.node, .map-link, .map-arrow)')) {
    const box = part.getBoundingClientRect();
    if (box.right < left - 80 || box.left > right + 80 || box.bottom < top || box.top > bottom) part.remove();
  }
}`;

/** Shows and moves the map of the site that was written in the repository at `root`. */
export async function measureMap(root: string): Promise<readonly Measurement[]> {
  const browser = await launchBrowser(console.error);
  try {
    const first: number[] = [];
    const whole: number[] = [];
    const inSight: number[] = [];
    let decisions = 0;
    for (let round = 0; round < rounds; round += 1) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      first.push(await firstPaint(page, join(root, '.git/site/map.html')));
      decisions = await page.locator('.map .node').count();
      whole.push(await page.evaluate<number>(FRAME));
      await page.evaluate(ONLY_IN_SIGHT);
      inSight.push(await page.evaluate<number>(FRAME));
      await page.close();
    }
    return [
      {
        name: `map of ${decisions} decisions`,
        value: median(first),
        limit: 1500,
        unit: 'ms',
        detail: `longest ${Math.max(...first).toFixed(0)} ms`,
      },
      {
        name: 'the same, a frame while it is moved',
        value: median(whole) / median(inSight),
        limit: 2,
        unit: 'x',
        detail: `${median(whole).toFixed(0)} ms, with nothing out of sight ${median(inSight).toFixed(0)} ms`,
      },
    ];
  } finally {
    await browser.close();
  }
}

async function firstPaint(page: Page, file: string): Promise<number> {
  await page.goto(pathToFileURL(file).href);
  await page.locator('.map.live').waitFor();
  return page.evaluate<number>(FIRST_PAINT);
}

import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { createTurnTaker } from '../../../src/node/turnTaker';

function holdFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('createTurnTaker', () => {
  for (const [name, run] of [
    [
      'one after the other',
      async (step: () => Promise<void>) => {
        for (let steps = 0; steps < 20; steps += 1) {
          await step();
        }
      },
    ],
    ['all at once', (step: () => Promise<void>) => Promise.all(Array.from({ length: 20 }, step))],
  ] as const) {
    it(`lets others go in between when steps are taken ${name}`, async () => {
      const takeTurn = createTurnTaker();
      let others = 0;
      const other = (): void => {
        others += 1;
        next = setImmediate(other);
      };
      let next = setImmediate(other);
      await run(async () => {
        await takeTurn();
        holdFor(6);
      });
      clearImmediate(next);
      // 120 ms of work in turns of 10 ms, of which the last step may overrun each.
      assert.ok(others >= 8, `${others}`);
    });
  }
});

import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

/** How long work may hold the event loop before others get a turn, in milliseconds: less than a frame of a screen. */
const TURN = 10;

/**
 * For work made of many short steps that do not give way by themselves: await the returned function before each step.
 * It costs next to nothing until the steps of one turn have taken too long, and then lets everything else that waits
 * go first.
 */
export function createTurnTaker(): () => Promise<void> {
  let turnEnds = 0;
  let last = Promise.resolve();

  async function pause(): Promise<void> {
    await setImmediate();
    turnEnds = performance.now() + TURN;
  }

  return () => {
    // One after the other, so that each step is over before it is asked whether there is time for the next one.
    last = last.then(() => (performance.now() < turnEnds ? undefined : pause()));
    return last;
  };
}

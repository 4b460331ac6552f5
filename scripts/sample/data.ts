/** The reports and data that the sample's decisions rest on, made the same on every run. */

/** A small pseudo-random generator (mulberry32): numbers from 0 up to 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface TestCase {
  readonly name: string;
  readonly seconds: number;
  readonly failure?: string;
}

function junit(suites: Readonly<Record<string, readonly TestCase[]>>): string {
  const body = Object.entries(suites).map(([suite, cases]) => {
    const failures = cases.filter(({ failure }) => failure).length;
    const lines = cases.map(({ name, seconds, failure }) => {
      const open = `    <testcase classname="${suite}" name="${name}" time="${seconds}"`;
      return failure ? `${open}>\n      <failure message="${failure}"/>\n    </testcase>` : `${open}/>`;
    });
    return `  <testsuite name="${suite}" tests="${cases.length}" failures="${failures}">\n${lines.join('\n')}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${body.join('\n')}\n</testsuites>\n`;
}

/** Latencies in milliseconds, with the long tail that measured ones have. */
function loadTest(): string {
  const random = seeded(7);
  const typical = { sqlite: 6, postgresql: 24, files: 9 };
  const rows = Object.entries(typical).flatMap(([option, median]) =>
    Array.from({ length: 200 }, (_, index) => {
      const latency = median * (0.6 + random() * 0.8) + (random() > 0.93 ? median * 1.4 * random() : 0);
      return `${option},${index + 1},${latency.toFixed(2)}`;
    }),
  );
  return `option,request,latency_ms\n${rows.join('\n')}\n`;
}

function outageReplay(): string {
  const random = seeded(11);
  const rows = Object.entries({ jitter: 10.8, fixed: 25 }).flatMap(([strategy, worst]) =>
    Array.from({ length: 120 }, (_, index) => {
      return `${strategy},${index + 1},${(worst * random() ** 0.8).toFixed(2)}`;
    }),
  );
  return `strategy,outage,seconds_to_success\n${rows.join('\n')}\n`;
}

function searchBenchmark(): string {
  const random = seeded(13);
  const results = Object.entries({ fts5: 0.0124, memory: 0.0218 }).map(([engine, mean]) => {
    const times = Array.from({ length: 10 }, () => Number((mean * (0.9 + random() * 0.2)).toFixed(5)));
    const average = times.reduce((sum, time) => sum + time, 0) / times.length;
    const spread = times.reduce((sum, time) => sum + (time - average) ** 2, 0) / (times.length - 1);
    return {
      command: `search --engine ${engine}`,
      mean: Number(average.toFixed(6)),
      stddev: Number(Math.sqrt(spread).toFixed(6)),
      min: Math.min(...times),
      max: Math.max(...times),
      times,
      exit_codes: times.map(() => 0),
    };
  });
  return `${JSON.stringify({ results }, undefined, 2)}\n`;
}

/** Every generated file by its path in the sample. */
export function sampleData(): ReadonlyMap<string, string> {
  const evidence = 'docs/decisions/evidence';
  return new Map([
    [
      `${evidence}/0003/broker.xml`,
      junit({ 'events.broker': [{ name: 'delivers an event exactly once', seconds: 0.041 }] }),
    ],
    [
      `${evidence}/0004/payments.xml`,
      junit({
        'payments.retry': [
          { name: 'charges once when the answer is lost', seconds: 0.112 },
          { name: 'charges once after five failures', seconds: 0.308 },
          { name: 'gives up after six attempts', seconds: 0.311 },
        ],
      }),
    ],
    [`${evidence}/0004/replay.csv`, outageReplay()],
    [
      `${evidence}/0005/store.xml`,
      junit({
        'store.orders': [
          { name: 'reads back what was stored', seconds: 0.004 },
          { name: 'keeps an order when the power is cut', seconds: 0.87 },
          { name: 'keeps the order of two tills apart', seconds: 0.012 },
        ],
        'store.files': [
          { name: 'keeps orders of two tills', seconds: 0.93, failure: 'expected 400 orders, found 387' },
        ],
      }),
    ],
    [`${evidence}/0005/load.csv`, loadTest()],
    [
      `${evidence}/0006/outbox.xml`,
      junit({
        'events.outbox': [
          { name: 'announces what was stored', seconds: 0.006 },
          { name: 'catches up after an hour without a broker', seconds: 1.204 },
        ],
      }),
    ],
    [`${evidence}/0007/search.json`, searchBenchmark()],
  ]);
}

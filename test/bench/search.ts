import { performance } from 'node:perf_hooks';
import { parseSearchQuery } from '../../src/core/search/searchQuery';
import { openSearch } from '../../src/node/openSearch';
import { recordPath, recordText } from './generate';
import { openGenerated } from './keystrokes';
import type { Measurement } from './measurement';
import { median, quantile } from './measureProcess';

/** What people type: words of titles and findings, unfinished words, slips, filters, and what is nowhere. */
const typed = [
  'write latency',
  'operators restore shop',
  'sqlite order store',
  'postgre',
  'elasticseach pipeline',
  'till never waits status:accepted',
  'tag:storage evidence:benchmark redis',
  'latency_ms',
  'zeppelin',
  'the',
];
const rounds = 5;
const shown = 20;

/** Searches all records of the generated repository at `root`, against looking through their texts one by one. */
export async function measureSearch(root: string, dist: string): Promise<readonly Measurement[]> {
  const workspace = await openGenerated(root, dist);
  const search = openSearch(root, workspace);
  const first = performance.now();
  await search.search(parseSearchQuery('first'), { limit: shown });
  const build = performance.now() - first;

  const paths = workspace.all().map(({ path }) => path);
  const texts: string[] = [];
  for (const path of paths) {
    texts.push((await workspace.textOf(path)) ?? '');
  }
  const times: number[] = [];
  const scans: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const words of typed) {
      const query = parseSearchQuery(words);
      const start = performance.now();
      await search.search(query, { limit: shown });
      const end = performance.now();
      times.push(end - start);
      const wanted = query.words.toLowerCase().split(' ');
      texts.filter((text) => {
        const small = text.toLowerCase();
        return wanted.every((word) => small.includes(word));
      });
      scans.push(performance.now() - end);
    }
  }
  const size = { records: paths.length };
  const updates: number[] = [];
  for (let number = 1; number <= 20; number += 1) {
    await workspace.update(recordPath(number), `${recordText(number, size)}One more sentence.\n`);
    const start = performance.now();
    await search.update({});
    updates.push(performance.now() - start);
  }
  return [
    {
      name: 'search, p95',
      value: quantile(times, 0.95),
      limit: 150,
      unit: 'ms',
      detail: `p50 ${median(times).toFixed(1)} ms, first one with reading everything ${(build / 1000).toFixed(2)} s`,
    },
    {
      name: 'the same, against a scan',
      value: median(times) / median(scans),
      limit: 3,
      unit: 'x',
      detail: `looking through all texts in memory, without ranking or slips, ${median(scans).toFixed(1)} ms`,
    },
    {
      name: 'taking in one changed record',
      value: median(updates),
      limit: undefined,
      unit: 'ms',
      detail: `longest ${Math.max(...updates).toFixed(1)} ms`,
    },
  ];
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isCoverage } from '../core/evidence/contents';
import type { ReportFormat } from '../core/evidence/report';
import { ReportError } from '../core/evidence/report';
import { FileReadError } from '../core/ports';
import { fileState } from './fileState';
import { readContents } from './reportFile';

/** What files that may be reports were like at one moment, by path relative to the root. */
export type Snapshot = ReadonlyMap<string, string>;

/** A report that a command wrote. */
export interface WrittenReport {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly format: ReportFormat;
}

/** What a command wrote. */
export interface WrittenReports {
  /** Those of the best kind that there are: results of tests and benchmarks, else tables, else JSON. */
  readonly reports: readonly WrittenReport[];
  /** Beside them, which code ran. */
  readonly coverage: readonly WrittenReport[];
}

/** Never looked into: what is in there was not made to be read by people. */
const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);
const MAY_BE_REPORT = /\.(?:xml|json|jsonl|ndjson|csv|tsv|tap|trx|info|sarif)$/i;
/** More entries than this are not looked at: a build folder with a million files must not keep anybody waiting. */
const MAX_ENTRIES = 200_000;
const MAX_DEPTH = 30;
/** So many changed files are read. */
const MAX_READ = 100;

/** The files below `root` that may be reports, by name, with what tells that one was written. */
export async function snapshotReports(root: string): Promise<Snapshot> {
  const snapshot = new Map<string, string>();
  let seen = 0;
  let folders: readonly string[] = [''];
  for (let depth = 0; depth < MAX_DEPTH && folders.length > 0; depth += 1) {
    const below: string[] = [];
    for (const folder of folders) {
      const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        seen += 1;
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (seen > MAX_ENTRIES) {
          return snapshot;
        }
        if (entry.isDirectory()) {
          if (!SKIPPED.has(entry.name)) {
            below.push(path);
          }
        } else if (entry.isFile() && MAY_BE_REPORT.test(entry.name)) {
          snapshot.set(path, (await fileState(join(root, path))) ?? '');
        }
      }
    }
    folders = below;
  }
  return snapshot;
}

/** The reports that were written since `before`. */
export async function reportsSince(root: string, before: Snapshot): Promise<WrittenReports> {
  const after = await snapshotReports(root);
  const changed = [...after].filter(([path, state]) => before.get(path) !== state).map(([path]) => path);
  const found: (WrittenReport & { readonly rank: number })[] = [];
  for (const path of changed.sort().slice(0, MAX_READ)) {
    const report = await reportAt(root, path);
    if (report !== undefined) {
      found.push(report);
    }
  }
  const coverage = found.filter(isCoverage);
  const results = found.filter((report) => !isCoverage(report));
  const best = Math.min(...results.map(({ rank }) => rank));
  const reports = results.filter(({ rank }) => rank === best);
  return reports.length > 0 ? { reports, coverage } : { reports: coverage, coverage: [] };
}

/** What is at a path as a report; undefined for what is none. */
async function reportAt(
  root: string,
  path: string,
): Promise<(WrittenReport & { readonly rank: number }) | undefined> {
  try {
    const contents = await readContents({ path: join(root, path), root });
    const { format, tests, measurementCount, table, pointers } = contents;
    const results = tests.passed + tests.failed + tests.skipped + measurementCount;
    if (results > 0 || format === 'sarif') {
      return { path, format, rank: 0 };
    }
    if (table !== undefined && table.rowCount > 0) {
      return { path, format, rank: 1 };
    }
    return pointers.length > 0 ? { path, format, rank: 2 } : undefined;
  } catch (error) {
    if (error instanceof ReportError || error instanceof FileReadError) {
      return undefined;
    }
    throw error;
  }
}

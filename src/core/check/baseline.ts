import { compareText } from '../graph/paths';
import type { Finding } from '../model/finding';
import { startOfText } from '../model/text';
import { RULE_FAILED } from './guard';

/** Where a repository keeps the findings that it starts with. */
export const BASELINE_PATH = '.grounds-baseline.json';

/** The most that is read of a baseline: about a hundred thousand entries. */
export const MAX_BASELINE_BYTES = 16 * 1024 * 1024;

/** How many findings are left out, by fingerprint. */
export type Baseline = ReadonlyMap<string, number>;

/** A repository without a baseline. */
export const emptyBaseline: Baseline = new Map();

interface BaselineEntry {
  readonly rule: string;
  readonly path: string;
  readonly key: string;
  readonly count: number;
}

/**
 * What stays the same of a finding while its record is edited: rule, path and key, but neither position nor wording.
 * Several findings of a record can share one; the baseline counts them.
 */
export function fingerprint(finding: Pick<Finding, 'rule' | 'path' | 'key'>): string {
  return JSON.stringify([finding.rule, finding.path, finding.key ?? '']);
}

/** The text of a baseline that hides `findings`: JSON, one entry a line, sorted, so that it merges and reads well. */
export function makeBaseline(findings: readonly Finding[]): string {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings.filter(({ rule }) => rule !== RULE_FAILED)) {
    const print = fingerprint(finding);
    const { rule, path, key = '' } = finding;
    entries.set(print, { rule, path, key, count: (entries.get(print)?.count ?? 0) + 1 });
  }
  const lines = [...entries.values()]
    .sort((a, b) => compareText(a.path, b.path) || compareText(a.rule, b.rule) || compareText(a.key, b.key))
    .map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "version": 1,\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

/** Reads a baseline. What cannot be read hides nothing and is reported; the rest holds. */
export function parseBaseline(
  path: string,
  text: string,
): { readonly baseline: Baseline; readonly findings: readonly Finding[] } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return broken(
      path,
      'The baseline is not valid JSON, so it hides nothing; write it anew with `grounds baseline`.',
    );
  }
  if (!isRecord(data) || data['version'] !== 1 || !Array.isArray(data['findings'])) {
    return broken(
      path,
      'The baseline is not in a form that this version of Grounds knows, so it hides nothing; write it anew with `grounds baseline`.',
    );
  }
  const counts = new Map<string, number>();
  let unread = 0;
  for (const entry of data['findings'] as readonly unknown[]) {
    if (isEntry(entry)) {
      const print = fingerprint(entry);
      counts.set(print, (counts.get(print) ?? 0) + entry.count);
    } else {
      unread += 1;
    }
  }
  if (unread === 0) {
    return { baseline: counts, findings: [] };
  }
  const { findings } = broken(
    path,
    `${unread === 1 ? 'One entry' : `${unread} entries`} of the baseline cannot be read and hide nothing: each needs \`rule\`, \`path\`, \`key\` and \`count\`.`,
  );
  return { baseline: counts, findings };
}

/** The report of a baseline that cannot be used; it hides nothing. */
export function brokenBaseline(path: string, message: string): Finding {
  return { rule: 'config-invalid', path, severity: 'warning', range: startOfText, message };
}

function broken(path: string, message: string): ReturnType<typeof parseBaseline> {
  return { baseline: emptyBaseline, findings: [brokenBaseline(path, message)] };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(value: unknown): value is BaselineEntry {
  return (
    isRecord(value) &&
    typeof value['rule'] === 'string' &&
    typeof value['path'] === 'string' &&
    typeof value['key'] === 'string' &&
    Number.isSafeInteger(value['count']) &&
    (value['count'] as number) > 0
  );
}

/** Leaves out of one record's findings, in their order, as many of each kind as the baseline counts. */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
): { readonly findings: readonly Finding[]; readonly hidden: number } {
  if (baseline.size === 0) {
    return { findings, hidden: 0 };
  }
  const used = new Map<string, number>();
  const kept = findings.filter((finding) => {
    const print = fingerprint(finding);
    const count = used.get(print) ?? 0;
    used.set(print, count + 1);
    return finding.rule === RULE_FAILED || count >= (baseline.get(print) ?? 0);
  });
  return { findings: kept, hidden: findings.length - kept.length };
}

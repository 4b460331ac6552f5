import { fingerprint } from '../check/baseline';
import type { Finding } from '../model/finding';

/** How the findings of a later commit differ from those of an earlier one. */
export interface FindingChanges {
  readonly added: readonly Finding[];
  /** With the places that they had. */
  readonly resolved: readonly Finding[];
}

/**
 * Tells which findings are new and which are gone. Neither position nor wording makes a finding another one; of several
 * that are alike, the last ones count as new.
 * @param moved records that have another path now, by the one that they had
 */
export function compareFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  moved: ReadonlyMap<string, string>,
): FindingChanges {
  const printBefore = (finding: Finding): string =>
    fingerprint({ ...finding, path: moved.get(finding.path) ?? finding.path });
  return {
    added: without(after, fingerprint, counted(before.map(printBefore))),
    resolved: without(before, printBefore, counted(after.map(fingerprint))),
  };
}

function counted(prints: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const print of prints) {
    counts.set(print, (counts.get(print) ?? 0) + 1);
  }
  return counts;
}

/** Those of `findings` that are left when each of `others` takes one that is like it away. */
function without(
  findings: readonly Finding[],
  print: (finding: Finding) => string,
  others: Map<string, number>,
): readonly Finding[] {
  return findings.filter((finding) => {
    const key = print(finding);
    const left = others.get(key) ?? 0;
    others.set(key, left - 1);
    return left <= 0;
  });
}

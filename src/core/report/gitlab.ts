import { fingerprint } from '../check/baseline';
import type { Finding } from '../model/finding';
import type { Severity } from '../model/severity';
import { wellFormed } from './printable';

const SEVERITIES: Readonly<Record<Severity, 'info' | 'minor' | 'major' | 'critical'>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};

/** Findings as a code quality report of GitLab, which shows them in merge requests. */
export function writeGitlab(findings: readonly Finding[]): string {
  const seen = new Map<string, number>();
  const issues = findings.map((finding) => {
    const stable = fingerprint(finding);
    const occurrence = (seen.get(stable) ?? 0) + 1;
    seen.set(stable, occurrence);
    return {
      description: wellFormed(finding.message),
      check_name: finding.rule,
      fingerprint: wellFormed(`${stable}#${occurrence}`),
      severity: SEVERITIES[finding.severity],
      location: { path: wellFormed(finding.path), lines: { begin: finding.range.start.line + 1 } },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}

/** How loud a finding is, from quiet to loud. */
export const severities = ['hint', 'info', 'warning', 'error'] as const;

/** How loud a finding is. */
export type Severity = (typeof severities)[number];

/** What a configuration may say about a rule: a severity, or that the rule is silent. */
export type SeveritySetting = Severity | 'off';

/** True when `severity` is `threshold` or louder. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(threshold);
}

/** The quieter of two settings. */
export function quieter(a: SeveritySetting, b: SeveritySetting): SeveritySetting {
  if (a === 'off' || b === 'off') {
    return 'off';
  }
  return isAtLeast(a, b) ? b : a;
}

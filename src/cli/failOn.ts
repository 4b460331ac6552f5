import { isAtLeast, severities } from '../core/model/severity';
import type { Severity } from '../core/model/severity';

/** The severity from which findings make a command fail. */
export type FailOn = Severity | 'never';

/** What `--fail-on` takes. */
export const failOnChoices: readonly FailOn[] = [...severities.toReversed(), 'never'];

/** The exit code for findings: 1 when any of them is loud enough. */
export function exitCodeFor(findings: readonly { readonly severity: Severity }[], failOn: FailOn): 0 | 1 {
  return failOn !== 'never' && findings.some(({ severity }) => isAtLeast(severity, failOn)) ? 1 : 0;
}

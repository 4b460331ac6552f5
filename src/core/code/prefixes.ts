/**
 * What counts as a marker where nobody says otherwise. A prefix of letters and digits, with hyphens between them, is the
 * name before a number: `ADR-0007`, `ADR 7`, `ADR#7`, `ADR_0007`, `ADR0007`, `adr-7`. Any other, such as `@adr` and
 * `grounds:`, is followed by references of any form: `grounds: 0007, 0012`, `@adr docs/decisions/0007-use-sqlite.md`.
 */
export const usualPrefixes: readonly string[] = ['ADR', '@adr', 'grounds:'];

import { yamlScalar } from '../fix/yamlText';

/** What a new configuration says; everything else in it is a comment. */
export interface NewConfig {
  /** Decision folders relative to the root. */
  readonly folders: readonly string[];
  /** ISO date from which the practice rules count; undefined: always. */
  readonly since: string | undefined;
  /** Whether records are named by date instead of by number. */
  readonly byDate: boolean;
}

/** The text of a new `.grounds.yaml`, with comments that teach what else can be set. */
export function configText({ folders, since, byDate }: NewConfig): string {
  const lines = [
    '# How Grounds checks the decisions of this repository: in the editor, on the command line and in CI.',
    '# Everything in this file is optional.',
    '',
    '# The folders that hold decisions: paths or globs.',
    'folders:',
    ...folders.map((folder) => `  - ${yamlScalar(folder)}`),
    ...(byDate ? ['', '# Records are named by date.', 'numbering:', '  scheme: date'] : []),
    '',
    '# Rules on evidence, people and time are silent on records from before this day.',
    since === undefined ? '# since: 2026-03-14' : `since: ${since}`,
    '',
    '# How loud a rule is: off, hint, info, warning or error, for all statuses or for each.',
    '# rules:',
    '#   no-evidence: error',
    '#   approver-missing:',
    '#     proposed: off',
    '',
    '# The severity from which `grounds check` fails.',
    '# fail-on: warning',
  ];
  return `${lines.join('\n')}\n`;
}

import { paintSeverity } from '../core/report/paint';
import { printable } from '../core/report/printable';
import { count } from '../core/report/wording';
import type { DecisionWorkspace } from '../core/service';
import { checkTemplates } from '../core/workspace/checkTemplates';
import { readTemplates } from '../core/workspace/templates';
import { systemClock } from '../node/clock';
import type { CommandContext } from './command';
import { exitCodeFor } from './failOn';
import type { FailOn } from './failOn';
import type { Repository } from './repository';

/** Checks the templates of a repository and says what is wrong with them. @returns the exit code */
export async function checkTemplatesOf(
  { print, note, paint }: CommandContext,
  { files }: Repository,
  workspace: DecisionWorkspace,
  failOn: FailOn,
): Promise<number> {
  const templates = await readTemplates(files, workspace.config, workspace.notRead);
  const own = templates.filter(({ path }) => path !== undefined);
  if (own.length === 0) {
    note(
      'There are no templates of your own: put them into a folder, and name it under `templates` in .grounds.yaml.',
    );
    return 0;
  }
  const problems = await checkTemplates(workspace, own, systemClock.today());
  for (const { path, line, severity, message, rule } of problems) {
    const place = printable(`${path}:${line}`);
    const end = rule === undefined ? '' : `  ${paint.dim(rule)}`;
    print(`${place}  ${paintSeverity(paint, severity, severity)}  ${printable(message)}${end}`);
  }
  if (problems.length === 0) {
    print(`${count(own.length, 'template')}: nothing to report`);
  }
  return exitCodeFor(problems, failOn);
}

import { isAbsolute } from 'node:path';
import type { Decision } from '../core/model/decision';
import { printable } from '../core/report/printable';
import { enumerate } from '../core/report/wording';
import type { DecisionWorkspace } from '../core/service';
import type { OpenRecord } from '../core/workspace/recordStatements';
import type { CommandContext } from './command';
import { CliError } from './errors';
import { pathInRepository } from './repository';
import type { Repository } from './repository';

/** A decision that a user named, and the part of it, if any. */
export interface NamedDecision {
  readonly decision: Decision;
  /** What stands after `#`. */
  readonly fragment: string | undefined;
}

/**
 * Finds the decision that a user means by an id, a number, a file name or a path.
 * @throws CliError with the nearest names when there is none, or with the candidates when there are several
 */
export function findDecision(
  context: CommandContext,
  repository: Repository,
  workspace: DecisionWorkspace,
  given: string,
): NamedDecision {
  const [written = '', ...after] = given.split('#');
  // `#7` is how people write a number.
  const [ref, fragment] = written === '' ? [after.join('#'), ''] : [written, after.join('#')];
  const path = isAbsolute(ref) ? pathInRepository(context, repository, ref) : ref;
  const resolution = workspace.resolve(path, repository.folder);
  switch (resolution.kind) {
    case 'found':
      return { decision: resolution.decision, fragment: fragment === '' ? undefined : fragment };
    case 'ambiguous':
      throw new CliError(
        `${given} can be ${enumerate(
          resolution.candidates.map((candidate) => candidate.path),
          'or',
        )}: give the path.`,
      );
    case 'unknown': {
      const unread = workspace.notRead.find((file) => file.path === path || file.path.endsWith(`/${path}`));
      if (unread !== undefined) {
        throw new CliError(`${unread.path} was not read as a decision: ${unread.reason}`);
      }
      const nearest = resolution.nearest.map(nameOf);
      throw new CliError(
        nearest.length === 0
          ? `There is no decision ${given}; \`grounds list\` shows all decisions.`
          : `There is no decision ${given}: did you mean ${enumerate(nearest, 'or')}?`,
      );
    }
  }
}

/** `ADR-0007 (Use SQLite)` */
export function nameOf({ id, title }: Decision): string {
  return printable(title === undefined || title === id ? id : `${id} (${title})`);
}

/** A decision with its current text. @throws CliError when it cannot be read any more */
export async function openRecord(workspace: DecisionWorkspace, decision: Decision): Promise<OpenRecord> {
  const parsed = await workspace.parse(decision.path);
  if (parsed === undefined) {
    throw new CliError(`${decision.path} cannot be read any more: run the command again.`);
  }
  return { parsed, decision };
}

import type { ParsedDecision } from '../core/parse/parsedDecision';
import type { DecisionWorkspace } from '../core/service';

/** Gives the record at a path; undefined when it cannot be read. */
export type RecordParser = (path: string) => Promise<ParsedDecision | undefined>;

/** Reads each record once, for a command that goes over all of them several times and does not live long. */
export function parsedOnce(workspace: Pick<DecisionWorkspace, 'parse'>): RecordParser {
  const parsed = new Map<string, Promise<ParsedDecision | undefined>>();
  return (path) => {
    const known = parsed.get(path) ?? workspace.parse(path);
    parsed.set(path, known);
    return known;
  };
}

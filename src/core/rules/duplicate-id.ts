import { basename } from '../graph/paths';
import type { RawFinding } from '../model/finding';
import type { WorkspaceRule } from './rule';

/**
 * Two records of one folder with one number: what branches that are merged cleanly leave behind, and the loudest
 * complaint about decision records. References by number then mean either. Records named by date have no number.
 *
 * Data: `number`, and `others`, the paths of the namesakes.
 */
export const rule: WorkspaceRule = {
  id: 'duplicate-id',
  group: 'record',
  scope: 'workspace',
  summary: 'Another record of the same folder has the same number.',
  severity: 'error',
  grading: 'always',

  *check(decision, view): Iterable<RawFinding> {
    if (decision.number === undefined) {
      return;
    }
    const namesakes = view.namesakes(decision);
    const [first] = namesakes;
    if (first === undefined) {
      return;
    }
    const more = namesakes.length > 1 ? ` and ${namesakes.length - 1} more` : '';
    yield {
      range: decision.titleRange,
      message: `\`${nameOf(first.path)}\`${more} is ${decision.id} too: give one of them the next free number.`,
      key: decision.id,
      related: namesakes.slice(0, MAX_RELATED).map(({ path, titleRange, id }) => ({
        path,
        range: titleRange,
        message: `This record is ${id} too.`,
      })),
      data: { number: decision.number, others: namesakes.map(({ path }) => path) },
    };
  },
};

const MAX_RELATED = 10;

/** The file name, with its folder when the folder carries the number. */
function nameOf(path: string): string {
  const base = basename(path);
  return /^\d|^adr/i.test(base) ? base : path;
}

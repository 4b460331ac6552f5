import { editFrontMatter } from '../fix/frontMatterEdits';
import { bothSides } from './supersede';
import type { BothSides } from './supersede';
import type { OpenRecord } from './recordStatements';

/**
 * Lists a commit as one that carries a decision out. A commit that is listed already, by its whole id or an abbreviation,
 * is not listed again.
 * @param id a whole commit id
 */
export function linkCommit({ parsed, decision }: OpenRecord, id: string): BothSides {
  const isListed = decision.commits.some(
    (listed) => listed.id.length >= 4 && id.startsWith(listed.id.toLowerCase()),
  );
  const edits = isListed ? [] : editFrontMatter(parsed, [{ kind: 'append', path: ['commits'], value: id }]);
  return bothSides([[decision, edits]]);
}

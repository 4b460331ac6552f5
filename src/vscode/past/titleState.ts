import { parseDecision } from '../../core/parse/parseDecision';
import { summarise } from '../../core/parse/summarise';
import { evidenceText, stateWords, statusText } from '../adapt/decisionText';
import type { Place } from '../repositories';

/** What stands beside the title of a record in a difference. */
export interface TitleState {
  /** The line of the title. */
  readonly line: number;
  readonly text: string;
}

/**
 * How a decision stands by one side of a difference.
 * @param text that side of the record
 * @param isPresent whether that side is what the window knows and has checked; of any other only the record is asked
 * @returns undefined for a text without a title
 */
export function titleState(
  { repository, path }: Place,
  text: string,
  isPresent: boolean,
): TitleState | undefined {
  const { workspace } = repository;
  const parsed = parseDecision(path, text, { statuses: workspace?.config.statuses ?? {} });
  if (parsed.title === undefined) {
    return undefined;
  }
  const { status, evidence, titleRange } = summarise(parsed, workspace?.folderOf(path) ?? '');
  const known = isPresent ? workspace?.byPath(path) : undefined;
  const state = known && workspace?.stateOf(known);
  const words = [statusText(status), state === undefined ? evidenceText(evidence.length) : stateWords(state)];
  return { line: titleRange.start.line, text: words.join(' · ') };
}

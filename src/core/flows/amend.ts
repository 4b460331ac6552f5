import type { AnalysisOptions } from '../model/config';
import type { TextEdit } from '../model/text';
import { parseDecision } from '../parse/parseDecision';
import type { ParsedDecision } from '../parse/parsedDecision';
import { applyEdits, composeEdits } from '../text/edits';

/** One change of a record as it is then; undefined when it is written in a way in which the change cannot be made. */
export type Step = (record: ParsedDecision) => readonly TextEdit[] | undefined;

/** A record after several changes, none of which has been made in its file. */
export interface Amended {
  readonly parsed: ParsedDecision;
  /** All changes together, on the text that they began with. */
  readonly edits: readonly TextEdit[];
}

/** A record before any change. */
export function unchanged(parsed: ParsedDecision): Amended {
  return { parsed, edits: [] };
}

/**
 * Makes changes one after the other, each on what the ones before it left, so that none has to know of the others.
 * @param original the text that the edits of `from` are about
 * @returns undefined when one of them cannot be made
 */
export function amend(
  original: string,
  from: Amended,
  steps: readonly Step[],
  options: AnalysisOptions,
): Amended | undefined {
  let { parsed, edits } = from;
  for (const step of steps) {
    const more = step(parsed);
    if (more === undefined) {
      return undefined;
    }
    if (more.length > 0) {
      edits = composeEdits(original, edits, more);
      parsed = parseDecision(parsed.path, applyEdits(parsed.text, more), options);
    }
  }
  return { parsed, edits };
}

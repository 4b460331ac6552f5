import type { DecisionState } from '../model/decision';
import type { Decision } from '../model/decision';
import type { Excerpt } from '../search/excerpt';
import type { SearchHit, SearchResult } from '../search/decisionSearch';
import { paintStatus, plain } from './paint';
import type { Paint } from './paint';
import { printable } from './printable';
import { count, decisionName } from './wording';

/** What was found, ready to be written. */
export interface SearchReport extends SearchResult {
  /** How well a decision is backed, by what is known of its evidence. */
  readonly stateOf: (decision: Decision) => DecisionState | undefined;
}

/** What was found as plain data: the form of `schemas/search.schema.json`. */
export function searchData({ hits, total, combination, stateOf }: SearchReport): object {
  return {
    version: 1,
    total,
    words: combination,
    decisions: hits.map((hit) => hitData(hit, stateOf(hit.decision))),
  };
}

function hitData(
  { decision: { id, title, path, status, date }, excerpt, dataFile }: SearchHit,
  state: DecisionState | undefined,
): object {
  return {
    id,
    title: title ?? null,
    path,
    status,
    date: date ?? null,
    state: state ?? null,
    excerpt:
      excerpt === undefined
        ? null
        : {
            text: excerpt.text,
            line: excerpt.line,
            character: excerpt.character,
            highlights: excerpt.highlights,
            dataFile: dataFile ?? null,
          },
  };
}

/** What was found, for people: each decision with the line that shows why. */
export function writeSearchText({ hits, total, combination }: SearchResult, paint: Paint = plain): string {
  const lines = hits.flatMap(({ decision, excerpt, dataFile }) => {
    const { status, path } = decision;
    const name = decisionName(decision);
    const place = excerpt === undefined ? path : `${path}:${excerpt.line + 1}`;
    return [
      `${paint.bold(printable(name))}  ${paintStatus(paint, status, `(${status})`)}`,
      `    ${paint.dim(printable(place))}`,
      ...(excerpt === undefined ? [] : [`    ${highlighted(excerpt, paint)}`]),
      ...(dataFile === undefined ? [] : [`    ${paint.dim(printable(`a column of ${dataFile}`))}`]),
    ];
  });
  return `${[
    ...(combination === 'any' && total > 0
      ? ['No decision has all of these words; these have some.', '']
      : []),
    ...lines,
    ...(total > hits.length
      ? ['', `${count(total - hits.length, 'more decision')}: narrow it, or raise --limit.`]
      : []),
  ].join('\n')}\n`;
}

function highlighted({ text, highlights }: Excerpt, paint: Paint): string {
  let at = 0;
  let written = '';
  for (const [start, end] of highlights) {
    // Pairs of characters overlap.
    if (start >= at) {
      written += printable(text.slice(at, start)) + paint.yellow(printable(text.slice(start, end)));
      at = end;
    }
  }
  return written + printable(text.slice(at));
}

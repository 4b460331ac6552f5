import type { DecisionView } from '../graph/decisionIndex';
import { dirname } from '../graph/paths';
import type { Decision } from '../model/decision';
import type { Span } from '../model/text';
import type { ParsedDecision } from '../parse/parsedDecision';

/** A place of a record that means another decision. */
export interface DecisionReference {
  readonly span: Span;
  readonly decision: Decision;
  /** Part of a Markdown link, which an editor follows by itself. */
  readonly inLink: boolean;
}

/** `ADR-0007`, `ADR 7`, `adr7`: how prose names a decision. */
const MENTION = /\b(?:M?ADR|adr)[-_ ]?(\d{1,6})\b/g;

/** Everything in a record's front matter and body that means another decision, ordered by place. */
export function referencesIn(record: ParsedDecision, view: DecisionView): readonly DecisionReference[] {
  const found = new Map<number, DecisionReference>();
  const add = (span: Span, ref: string, inLink: boolean): void => {
    const resolution = found.has(span.start) ? undefined : view.resolve(ref, dirname(record.path));
    if (resolution?.kind === 'found' && resolution.decision.path !== record.path) {
      found.set(span.start, { span, decision: resolution.decision, inLink });
    }
  };
  for (const { span, ref, source } of record.relations) {
    // Those of the body stand in links or prose, which are read below.
    if (source === 'front-matter') {
      add(span, ref, false);
    }
  }
  const { links, fences, comments } = record.outline;
  for (const { span, destination, image } of links) {
    if (!image && !/^[a-z][a-z0-9+.-]*:/i.test(destination)) {
      add(span, destination.replace(/[#?].*$/s, ''), true);
    }
  }
  const bodyStart = record.frontMatter?.span.end ?? 0;
  const isTaken = overlapTest([...fences, ...comments, ...links.map(({ span }) => span)]);
  for (const mention of mentionsIn(record.text, bodyStart)) {
    if (!isTaken(mention)) {
      add(mention, record.text.slice(mention.start, mention.end), false);
    }
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

/** The reference at `offset`; its end counts as part of it. */
export function referenceAt(
  record: ParsedDecision,
  offset: number,
  view: DecisionView,
): DecisionReference | undefined {
  return referencesIn(record, view).find(({ span }) => offset >= span.start && offset <= span.end);
}

/** Where prose from an offset on names decisions. */
export function mentionsIn(text: string, from: number): Span[] {
  return Array.from(text.slice(from).matchAll(MENTION), ({ index, 0: words }) => ({
    start: from + index,
    end: from + index + words.length,
  }));
}

/** Whether a span overlaps one of `spans`, by binary search: a hostile file can have very many of both. */
function overlapTest(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let furthest = 0;
  const ends = sorted.map(({ end }) => (furthest = Math.max(furthest, end)));
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) < end) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && (ends[low - 1] ?? 0) > start;
  };
}

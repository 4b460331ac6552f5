import type { RelationKind } from '../model/decision';
import type { Span } from '../model/text';
import type { ParsedRelation } from './parsedDecision';

const MARKDOWN_LINK = /^\[[^\]]{0,500}\]\(<?([^()\s<>]{1,500})>?(?:\s[^()]{0,200})?\)$/;
/** What people write where there is nothing to refer to. */
const NOTHING = /^(?:[^\p{L}\p{N}]*|none|null|n\/?a|tbd|todo|unknown|nothing)$/iu;

/** A relation to what is written at `span`: an id, a number, a file or a Markdown link, with a fragment or without. */
export function relationTo(
  kind: RelationKind,
  written: string,
  span: Span,
  source: ParsedRelation['source'],
): ParsedRelation | undefined {
  const link = MARKDOWN_LINK.exec(written.trim());
  const target = link?.[1] ?? written.trim();
  if (NOTHING.test(target) || /^\{.*\}$/s.test(target)) {
    return undefined;
  }
  // `ADR #7` and `#7` are ways to write an id, not a fragment.
  const hash = /^(?:[\p{L}]{2,8}[-_ ]{0,2})?#\d/iu.test(target) ? -1 : target.indexOf('#');
  const isEncoded = source === 'body' || link !== null;
  const ref = hash < 0 ? target : target.slice(0, hash);
  const fragment = hash < 0 ? undefined : target.slice(hash + 1);
  return {
    kind,
    ref: isEncoded ? decoded(ref) : ref.trim(),
    fragment:
      fragment === undefined || fragment === '' ? undefined : isEncoded ? decoded(fragment) : fragment,
    span,
    source,
  };
}

/** The path or fragment of a link's destination as it is meant: escapes and percent signs resolved. */
export function decoded(destination: string): string {
  const plain = destination.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  if (!plain.includes('%')) {
    return plain;
  }
  try {
    return decodeURIComponent(plain);
  } catch {
    // A stray percent sign is part of the name.
    return plain;
  }
}

import type { Span, TextEdit } from '../model/text';

/**
 * The text with all edits made. Every edit's span is in the text as given; several that insert at one place are made in
 * their order.
 * @throws RangeError when edits overlap or leave the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let copied = 0;
  for (const { span, newText } of inOrder(edits)) {
    if (span.start < copied) {
      throw new RangeError(`Two edits change the same place (offset ${span.start}).`);
    }
    if (span.end < span.start || span.end > text.length) {
      throw new RangeError(`An edit from ${span.start} to ${span.end} is not within the text.`);
    }
    result += text.slice(copied, span.start) + newText;
    copied = span.end;
  }
  return result + text.slice(copied);
}

/** Edits as they follow each other in the text; the sort is stable, so insertions at one place keep their order. */
function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** A stretch of an edited text: of the original, by its place there, or new. */
type Piece = { readonly kept: Span } | { readonly added: string };

/**
 * The edits of `text` that do at once what `first` does and then `second`, whose spans are in the text that `first`
 * makes. What both leave alone is in none of them.
 */
export function composeEdits(
  text: string,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): readonly TextEdit[] {
  const original: readonly Piece[] = [{ kept: { start: 0, end: text.length } }];
  const edits: TextEdit[] = [];
  let at = 0;
  let newText = '';
  for (const piece of [...editPieces(editPieces(original, first), second), endOf(text)]) {
    if ('added' in piece) {
      newText += piece.added;
      continue;
    }
    if (piece.kept.start > at || newText !== '') {
      edits.push({ span: { start: at, end: piece.kept.start }, newText });
    }
    at = piece.kept.end;
    newText = '';
  }
  return edits;
}

function endOf(text: string): Piece {
  return { kept: { start: text.length, end: text.length } };
}

function editPieces(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const result: Piece[] = [];
  let copied = 0;
  for (const { span, newText } of inOrder(edits)) {
    result.push(...within(pieces, { start: copied, end: span.start }), { added: newText });
    copied = span.end;
  }
  return [...result, ...within(pieces, { start: copied, end: Number.POSITIVE_INFINITY })];
}

/** The pieces of a stretch of the text that they make, those at its ends cut. */
function within(pieces: readonly Piece[], { start, end }: Span): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = 'added' in piece ? piece.added.length : piece.kept.end - piece.kept.start;
    const from = Math.max(0, start - at);
    const to = Math.min(length, end - at);
    if (from < to) {
      found.push(
        'added' in piece
          ? { added: piece.added.slice(from, to) }
          : { kept: { start: piece.kept.start + from, end: piece.kept.start + to } },
      );
    }
    at += length;
  }
  return found;
}

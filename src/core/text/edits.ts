import type { TextEdit } from '../model/text';

/**
 * The text with all edits made. Every edit's span is in the text as given; several that insert at one place are made in
 * their order.
 * @throws RangeError when edits overlap or leave the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.index - b.index);
  let result = '';
  let copied = 0;
  for (const { span, newText } of ordered) {
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

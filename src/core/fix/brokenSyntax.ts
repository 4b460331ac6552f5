import type { Span, TextEdit } from '../model/text';
import { readStatus } from '../parse/status';
import { fixRecord, spanOf, textOf } from './fix';
import type { FixContext, FixMaker, Fixable } from './fix';
import { doubleQuoted } from './yamlText';

/** What is not YAML as it was meant: braces of a template, tabs, a block that was not closed. */
export const brokenSyntax: FixMaker = (finding, context) => {
  switch (textOf(finding.data, 'code')) {
    case 'braces':
      return fixBraces(finding, context);
    case 'tab':
      return fixRecord(context, 'Indent the front matter by spaces', replaceTabs(context), {
        preferred: true,
      });
    case 'unclosed':
      return fixRecord(context, 'Close the front matter', closeBlock(context));
    default:
      return [];
  }
};

/**
 * `status: {accepted}` was meant without the braces. `date: {YYYY-MM-DD when …}` is text of the template: as a comment
 * it keeps reminding, in quotes it is a value like another.
 */
function fixBraces(finding: Fixable, context: FixContext): ReturnType<FixMaker> {
  const { text } = context.record;
  const span = bracesAt(text, spanOf(finding, context));
  if (span === undefined) {
    return [];
  }
  const written = text.slice(span.start, span.end);
  const inner = written.slice(1, -1).trim();
  const quote: TextEdit = { span, newText: doubleQuoted(written.replace(/\s+/g, ' ')) };
  const isValue =
    /^\d{4}-\d{2}-\d{2}$/.test(inner) ||
    (/^[\p{L}-]+$/u.test(inner) && readStatus(inner, context.config.statuses) !== 'unknown');
  return [
    ...(isValue
      ? fixRecord(context, 'Remove the braces', [{ span, newText: inner }], { preferred: true })
      : fixRecord(context, 'Turn the placeholder into a comment', commentOut(text, span), {
          preferred: true,
        })),
    ...fixRecord(context, 'Put the placeholder in quotes', [quote]),
  ];
}

/** The `{…}` that a finding is about, whether it is shown on the braces or on the whole field. */
function bracesAt(text: string, span: Span): Span | undefined {
  const open = text.indexOf('{', span.start);
  const lineEnd = text.slice(span.start).search(/[\r\n]/);
  const limit = Math.max(span.end, lineEnd < 0 ? text.length : span.start + lineEnd);
  const close = text.slice(0, limit).trimEnd().lastIndexOf('}');
  return open < 0 || open >= limit || close < open ? undefined : { start: open, end: close + 1 };
}

/** Puts `# ` before every line that the field of a span has. */
function commentOut(text: string, span: Span): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = text.lastIndexOf('\n', span.start - 1) + 1; at < span.end;) {
    edits.push({ span: { start: at, end: at }, newText: '# ' });
    const next = text.indexOf('\n', at);
    at = next < 0 ? span.end : next + 1;
  }
  return edits;
}

function replaceTabs({ record: { text, frontMatter } }: FixContext): readonly TextEdit[] {
  if (frontMatter === undefined) {
    return [];
  }
  const edits: TextEdit[] = [];
  const block = text.slice(frontMatter.content.start, frontMatter.content.end);
  for (const match of block.matchAll(/^[ ]*\t[ \t]*/gm)) {
    const start = frontMatter.content.start + match.index;
    const newText = match[0].replaceAll('\t', '  ');
    edits.push({ span: { start, end: start + match[0].length }, newText });
  }
  return edits;
}

/** Behind the last line at the top that can be part of the block: a field, an item of a list or a comment. */
function closeBlock({ record: { text, eol } }: FixContext): readonly TextEdit[] {
  const lines = text.split('\n');
  let at = (lines[0]?.length ?? 0) + 1;
  for (const line of lines.slice(1)) {
    if (!/^(?:[\w-]+:(?:\s|$)|\s+\S|- |#\s?[^#]*:)/.test(line) || /^#\s+\S[^:]*$/.test(line)) {
      break;
    }
    at += line.length + 1;
  }
  if (at <= (lines[0]?.length ?? 0) + 1 || at > text.length) {
    return [];
  }
  return [{ span: { start: at, end: at }, newText: `---${eol}` }];
}

/**
 * How the texts of well-known templates begin between their brackets: MADR 1 to 4 (and what log4brains and others made
 * of it), in the capitals that the templates have. Real prose hardly ever begins like this inside a bracket.
 */
const TEMPLATE_PHRASES = [
  'short title',
  'title of ',
  'Describe the context',
  'Describe how the implementation',
  'Describe here',
  'decision driver',
  'driver \\d',
  'option \\d',
  'argument [a-d]\\b',
  'justification',
  'positive consequence',
  'negative consequence',
  'e\\.g\\., ',
  'example \\|',
  'description \\|',
  'pointer to more information',
  'list everyone',
  'YYYY-MM-DD',
  'draft \\|',
  'proposed \\|',
  'accepted \\|',
  'space and/or comma',
  'Link type\\]',
  'Link to ADR',
  'link to adr',
  'You might want to provide',
];

const OPENING = new RegExp(`[{[<](?=\\s{0,10}(?:${TEMPLATE_PHRASES.join('|')}))`, 'g');

/** Whole lines of templates that have no brackets (adr-tools, and the forms of Nygard's template around it). */
const TEMPLATE_LINES: ReadonlySet<string> = new Set([
  'Date: DATE',
  'The issue motivating this decision, and any context that influences or constrains the decision.',
  "The change that we're proposing or have agreed to implement.",
  'What becomes easier or more difficult to do and any risks introduced by the change that will need to be mitigated.',
  'What is the status, such as proposed, accepted, rejected, deprecated, superseded, etc.?',
  "What is the issue that we're seeing that is motivating this decision or change?",
  "What is the change that we're proposing and/or doing?",
  'What becomes easier or more difficult to do because of this change?',
]);

/** What templates call the title of a record. As a line of its own it may be prose. */
const TEMPLATE_TITLE =
  /^(?:ADR[- ])?(?:N{3,4}|NUMBER|XXXX|\d{1,6})?[.:]?\s*(?:TITLE|Title|<title>|Title of (?:the|this) decision|Decision title)$/;

/** Notes to oneself that stand alone where text should be. */
const NOTE = /^(?:TODO|TBD|TBC|tbd|to be (?:decided|defined|determined|done|written))\s*[.:!…]*$/i;

/** What stands before the text of a line: quote marks, heading marks, list markers, a task box. */
const LINE_MARKERS = /^(?:\s{0,20}(?:>|#{1,6}(?=\s)|[-*+](?=\s)|\d{1,9}[.)](?=\s)|\[[ xX]\](?=\s))){0,8}\s*/;

/** A brace text that fills its line: `{describe what was measured}`. The braces of code, attributes and templates differ. */
const BRACE_LINE = /^\{([\p{L}…][^{}]*)\}[.:;,]?$/u;
const BRACE_CODE = /^[\w$-]+\s*[:=]|^[\w$]+(?:\s*,\s*[\w$.]+)*$|["$%;=<>]/;

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']', '<': '>' };

/** A stretch of a line, in characters from its start. */
export interface Found {
  readonly start: number;
  readonly end: number;
}

/** The template texts that are left in a line of prose, in order, without overlaps. */
export function placeholdersIn(line: string): readonly Found[] {
  const start = LINE_MARKERS.exec(line)?.[0].length ?? 0;
  const content = line.slice(start).trimEnd();
  const whole = { start, end: start + content.length };
  if (content !== '' && (isTemplateLine(content) || isBraceText(content))) {
    return [whole];
  }
  const found: Found[] = [];
  OPENING.lastIndex = start;
  for (let match = OPENING.exec(line); match !== null; match = OPENING.exec(line)) {
    const end = closingAt(line, match.index);
    if (!isLinkText(line, match.index, end)) {
      found.push({ start: match.index, end });
      OPENING.lastIndex = end;
    }
  }
  const empty = /Chosen option: ""/.exec(line);
  if (empty !== null) {
    found.push({ start: empty.index, end: empty.index + empty[0].length });
  }
  return found;
}

/** True for a note to oneself, such as `TODO`, that stands where text should be. */
export function isNote(text: string): boolean {
  return NOTE.test(withoutEmphasis(text));
}

/** True when the title of a record is the text of a template. */
export function isTemplateTitle(title: string): boolean {
  return TEMPLATE_TITLE.test(title.trim()) || isPlaceholder(title);
}

/** True when the value of a field (a status, a date, the name of an option) is the text of a template. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  return (
    /^["'[{(<]*(?:YYYY|yyyy|DATE$|STATUS$)/.test(text) ||
    /^["'[{(<]*(?:draft|proposed|accepted|rejected|deprecated|superseded) \| /i.test(text) ||
    placeholdersIn(text).some((found) => found.start === 0)
  );
}

/** How the lines that {@link isTemplateLine} looks for begin; most lines of a record do not. */
const MAY_BE_TEMPLATE_LINE = /^[*_]{0,3}(?:(?:TODO|TB[DC]|to be)\b|Date: |The |What )/i;

function isTemplateLine(content: string): boolean {
  return (
    MAY_BE_TEMPLATE_LINE.test(content) &&
    (isNote(content) || TEMPLATE_LINES.has(withoutEmphasis(content).replaceAll('’', "'")))
  );
}

function withoutEmphasis(text: string): string {
  return text.replace(/^[*_]{1,3}|(?<![*_])[*_]{1,3}$/g, '');
}

function isBraceText(content: string): boolean {
  const inner = content.startsWith('{') ? BRACE_LINE.exec(content)?.[1] : undefined;
  return inner?.includes(' ') === true && !BRACE_CODE.test(inner);
}

/** Where the bracket at `open` ends, its closing bracket included; the end of the line when it does not close there. */
function closingAt(line: string, open: number): number {
  const close = CLOSING[line[open]!];
  let depth = 0;
  for (let at = open; at < line.length; at += 1) {
    if (line[at] === line[open]) {
      depth += 1;
    } else if (line[at] === close) {
      depth -= 1;
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return line.trimEnd().length;
}

/** `[option 1](#option-1)` and `[option 1][1]` are links, `[option 1]: x` defines one; `[Link type][link to adr]` is MADR's. */
function isLinkText(line: string, open: number, end: number): boolean {
  return (
    line[open] === '[' &&
    (line[end] === '(' || line[end] === ':' || (line[end] === '[' && !line.startsWith('[Link type]', open)))
  );
}

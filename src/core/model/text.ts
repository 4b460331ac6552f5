/** A half-open stretch of a text, in UTF-16 code units from its start. A leading byte order mark is not part of the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text: both 0-based, `character` in UTF-16 code units (as in the Language Server Protocol). */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open stretch of a text in lines and characters. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A value together with where it stands in the text. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** Replace `span` by `newText`; an empty span inserts. The edits of one file never overlap. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The start of a text, for findings that concern a file as a whole. */
export const startOfText: Range = {
  start: { line: 0, character: 0 },
  end: { line: 0, character: 0 },
};

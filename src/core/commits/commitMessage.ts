import type { TextEdit } from '../model/text';
import { trailersOf } from './trailers';

/** Messages that git, or a person for a moment, has made of other commits' messages. */
export type MadeMessage = 'merge' | 'revert' | 'fixup' | 'squash' | 'amend';

/** What a commit is made with: a message, and behind it what git shows to its author. */
export interface CommitMessage {
  /** Where what belongs to the message ends; comments may stand before. */
  readonly end: number;
  /** The first line with text that is no comment; undefined where git would refuse to commit. */
  readonly subject: string | undefined;
  /** What made it, where nobody wrote it. */
  readonly made: MadeMessage | undefined;
}

/** Git cuts a message off here, in whatever mode, when it has shown the changes behind it. */
const SCISSORS = ' ------------------------ >8 ------------------------';
const MADE: readonly (readonly [MadeMessage, RegExp])[] = [
  ['merge', /^Merge (?:branch|branches|remote-tracking|tag|tags|commit|commits|pull request|[0-9a-f]{7,})\b/],
  ['revert', /^(?:Revert|Reapply) "/],
  ['fixup', /^fixup! /],
  ['squash', /^squash! /],
  ['amend', /^amend! /],
];

/**
 * Reads the file that git hands to a `commit-msg` hook.
 * @param comment what starts a comment, `core.commentChar` of git; empty where there are none
 */
export function readCommitMessage(text: string, comment: string): CommitMessage {
  let end = 0;
  let subject: string | undefined;
  for (const { start, line } of linesOf(text)) {
    const isComment = comment !== '' && line.startsWith(comment);
    if (isComment && line === comment + SCISSORS) {
      break;
    }
    const isText = !isComment && !/^[ \t\r]*$/.test(line);
    if (isText) {
      subject ??= line.trim();
      end = start + line.length;
    }
  }
  const made = MADE.find(([, pattern]) => subject !== undefined && pattern.test(subject))?.[0];
  return { end, subject, made };
}

/**
 * What starts a comment in a message for which git chose a character by itself (`core.commentChar = auto`): the one of
 * the scissors line, or else of the last line, which is a comment in every message that git has an editor opened on.
 */
export function commentOf(text: string): string {
  let last = '';
  for (const { line } of linesOf(text)) {
    if (line.endsWith(SCISSORS)) {
      return line.slice(0, -SCISSORS.length);
    }
    last = line === '' ? last : line;
  }
  return /^[#;@!$%^&|:](?=[ \t]|$)/.exec(last)?.[0] ?? '#';
}

/**
 * The edit that adds a trailer behind the others, or in a paragraph of its own. Every byte of the message stays, and so
 * does what follows it.
 */
export function addTrailer(text: string, key: string, value: string, comment: string): TextEdit {
  const { end } = readCommitMessage(text, comment);
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  const { trailers } = trailersOf(text.slice(0, end), { comment });
  const gap = trailers.length > 0 ? eol : eol + eol;
  const rest = end === text.length ? eol : '';
  return { span: { start: end, end }, newText: `${gap}${key}: ${value}${rest}` };
}

function* linesOf(text: string): Iterable<{ readonly start: number; readonly line: string }> {
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf('\n', start);
    const next = feed < 0 ? text.length : feed + 1;
    yield { start, line: text.slice(start, feed < 0 ? next : feed).replace(/\r$/, '') };
    start = next;
  }
}

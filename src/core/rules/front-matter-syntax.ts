import type { RawFinding } from '../model/finding';
import type { ParsedDecision, SyntaxProblem } from '../parse/parsedDecision';
import type { RecordRule } from './rule';

/**
 * The YAML block at the top cannot be read as it stands. Comes from MADR's own template, whose unquoted `{braces}` YAML
 * reads as mappings, and from tools that dropped a record they could not read without a word.
 *
 * Data: `code` as in `SyntaxProblem`, and `field`, the key that the problem stands at, when there is one.
 */
export const rule: RecordRule = {
  id: 'front-matter-syntax',
  group: 'record',
  scope: 'record',
  summary: 'The front matter is not YAML that can be read as it was meant.',
  severity: 'error',
  grading: 'always',

  *check(record): Iterable<RawFinding> {
    for (const problem of record.problems) {
      const field = fieldAt(record, problem);
      yield {
        range: record.rangeOf(problem.span),
        // A key that it quotes may go over several lines.
        message: problem.message.replace(/\s+/g, ' '),
        key: field === undefined ? problem.code : `${problem.code} ${field}`,
        data: { code: problem.code, ...(field !== undefined && { field }) },
      };
    }
  },
};

/** The key at the beginning of the line that a problem starts in. */
function fieldAt({ text }: ParsedDecision, { span }: SyntaxProblem): string | undefined {
  const lineStart =
    Math.max(text.lastIndexOf('\n', span.start - 1), text.lastIndexOf('\r', span.start - 1)) + 1;
  return /^[ \t]*(?:- +)?([\w-]{1,60})[ \t]*:/.exec(text.slice(lineStart, lineStart + 200))?.[1];
}

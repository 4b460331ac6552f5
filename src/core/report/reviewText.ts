import { evidenceSign } from '../page/signs';
import { isEmptyReview } from '../review/review';
import type { Review, ReviewedDecision } from '../review/review';
import { location } from './location';
import { paintSeverity, plain } from './paint';
import type { Paint } from './paint';
import { printable } from './printable';
import { affectedWords, governedWords, reviewSummary, standing } from './reviewWording';
import { decisionName } from './wording';

/** The review for people at a terminal. Empty when there is nothing to say. */
export function writeReviewText(review: Review, paint: Paint = plain): string {
  if (isEmptyReview(review)) {
    return '';
  }
  const { decisions, affected, deletedData, governed, findings, incomplete } = review;
  const groups = [
    incomplete.map(({ message }) => paint.yellow(`Incomplete: ${printable(message)}`)),
    ...decisions.map((decision) => decisionLines(decision, paint)),
    titled(
      'Evidence that holds less than before',
      affected.map((item) => {
        const why = item.paths.length > 0 ? `changed: ${item.paths.join(', ')}` : item.reasons.join('; ');
        return printable(`${decisionName(item.decision)}: ${affectedWords(item)} (${why})`);
      }),
      paint,
    ),
    titled(
      'Data that was deleted',
      deletedData.map(({ path, decisions: users }) =>
        printable(`${path}, which ${users.map(({ id }) => id).join(', ')} stood on`),
      ),
      paint,
    ),
    titled(
      'Decisions that govern changed code',
      governed.map((change) =>
        printable(`${decisionName(change.decision)}: ${governedWords(change)}, ${change.paths.join(', ')}`),
      ),
      paint,
    ),
    titled(
      'New findings',
      findings.added.map(
        ({ path, range, severity, message, rule }) =>
          `${printable(location(path, range))}  ${paintSeverity(paint, severity, severity)}  ${printable(message)}  ${paint.dim(rule)}`,
      ),
      paint,
    ),
    titled(
      'Findings that are resolved',
      findings.resolved.map(({ path, message, rule }) => printable(`${path}  ${message}  ${rule}`)),
      paint,
    ),
  ];
  const blocks = groups.filter((lines) => lines.length > 0).map((lines) => `${lines.join('\n')}\n`);
  return `${[...blocks, `${paint.bold(reviewSummary(review))}\n`].join('\n')}`;
}

function decisionLines(decision: ReviewedDecision, paint: Paint): readonly string[] {
  return [
    `${paint.bold(printable(decisionName(decision)))}  (${standing(decision)})`,
    `  ${paint.dim(printable(decision.path))}`,
    ...decision.events.map(({ detail }) => `  ${printable(detail)}`),
    ...decision.evidence.map(
      ({ id, after, before, finding }) =>
        `  ${printable(id)}  ${evidenceSign(after ?? before).word}  ${printable(finding ?? '')}`,
    ),
  ];
}

/** @param lines ready to be written */
function titled(title: string, lines: readonly string[], paint: Paint): readonly string[] {
  return lines.length === 0 ? [] : [paint.bold(title), ...lines.map((line) => `  ${line}`)];
}

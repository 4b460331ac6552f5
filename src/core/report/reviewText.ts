import { isEmptyReview } from '../review/review';
import type { NamedDecision, Review, ReviewedDecision } from '../review/review';
import { location } from './location';
import { paintSeverity, plain } from './paint';
import type { Paint } from './paint';
import { printable } from './printable';
import { affectedWords, governedWords, reviewSummary, standing } from './reviewWording';

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
        return `${nameOf(item.decision)}: ${affectedWords(item)} (${why})`;
      }),
      paint,
    ),
    titled(
      'Data that was deleted',
      deletedData.map(
        ({ path, decisions: users }) => `${path}, which ${users.map(({ id }) => id).join(', ')} stood on`,
      ),
      paint,
    ),
    titled(
      'Decisions that govern changed code',
      governed.map(
        (change) => `${nameOf(change.decision)}: ${governedWords(change)}, ${change.paths.join(', ')}`,
      ),
      paint,
    ),
    [
      ...titled('New findings', [], paint, findings.added.length),
      ...findings.added.map(
        ({ path, range, severity, message, rule }) =>
          `  ${location(path, range)}  ${paintSeverity(paint, severity, severity)}  ${printable(message)}  ${paint.dim(rule)}`,
      ),
    ],
    titled(
      'Findings that are resolved',
      findings.resolved.map(({ path, message, rule }) => `${path}  ${message}  ${rule}`),
      paint,
    ),
  ];
  const blocks = groups.filter((lines) => lines.length > 0).map((lines) => `${lines.join('\n')}\n`);
  return `${[...blocks, `${paint.bold(reviewSummary(review))}\n`].join('\n')}`;
}

function nameOf({ id, title }: Pick<NamedDecision, 'id' | 'title'>): string {
  return [id, title].filter((part) => part !== undefined).join('  ');
}

function decisionLines(decision: ReviewedDecision, paint: Paint): readonly string[] {
  return [
    `${paint.bold(printable(nameOf(decision)))}  (${standing(decision)})`,
    `  ${paint.dim(printable(decision.path))}`,
    ...decision.events.map(({ detail }) => `  ${printable(detail)}`),
    ...decision.evidence.map(
      ({ id, after, before, finding }) =>
        `  ${printable(id)}  ${after ?? before ?? 'not checked'}  ${printable(finding ?? '')}`,
    ),
  ];
}

function titled(
  title: string,
  lines: readonly string[],
  paint: Paint,
  size = lines.length,
): readonly string[] {
  return size === 0 ? [] : [paint.bold(title), ...lines.map((line) => `  ${printable(line)}`)];
}

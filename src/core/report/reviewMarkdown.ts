import type { Finding } from '../model/finding';
import { severities } from '../model/severity';
import { evidenceSign, sideSigns } from '../page/signs';
import { optionKey } from '../rules/support/options';
import { isEmptyReview } from '../review/review';
import type { NamedDecision, Review, ReviewedDecision, ReviewedItem } from '../review/review';
import { markdownCode, markdownPath, markdownSentence, markdownTable, markdownText } from './markdown';
import { affectedWords, governedWords, reviewSummary, standing } from './reviewWording';
import { count } from './wording';

/** By this a comment that was written before is found again, to be brought up to date. */
export const REVIEW_MARKER = '<!-- grounds-review -->';

/** GitHub takes 65,536 characters for a comment, GitLab a million; some room is left for what a script adds. */
const MAX_LENGTH = 60_000;
/** Longer lists are cut: who wants all has the other formats. */
const MAX_LISTED = 20;
const MAX_COLUMNS = 8;

/** How a review is written as Markdown. */
export interface MarkdownOptions {
  /** The address at which the files of the head can be seen, without a final slash. */
  readonly linkBase?: string;
}

/**
 * The review as a comment for people, the weightiest first, always the same for the same two commits. Empty when there is
 * nothing to say. Never longer than a code host takes; what does not fit is counted.
 */
export function writeReviewMarkdown(review: Review, { linkBase }: MarkdownOptions = {}): string {
  if (isEmptyReview(review)) {
    return '';
  }
  const blocks = [
    ...review.incomplete.map(({ message }) => `> Incomplete: ${markdownSentence(message, 1000)}`),
    ...review.decisions.map((decision) => decisionBlock(decision, linkBase)),
    ...affectedBlock(review, linkBase),
    ...deletedBlock(review),
    ...governedBlock(review, linkBase),
    ...findingsBlock(review.findings.added, linkBase),
    ...details(
      `${count(review.findings.resolved.length, 'finding')} resolved`,
      review.findings.resolved,
      (finding) => findingLine(finding, undefined),
    ),
  ];
  const head = `${REVIEW_MARKER}\n### Decisions in this change\n\n**${reviewSummary(review)}**`;
  const foot = `<sub>${short(review.base.id)} → ${short(review.head.id)}</sub>`;
  const shown: string[] = [];
  let length = head.length + foot.length;
  for (const block of blocks) {
    length += block.length + 2;
    if (length > MAX_LENGTH) {
      break;
    }
    shown.push(block);
  }
  const left = blocks.length - shown.length;
  const cut =
    left === 0
      ? []
      : [`_${count(left, 'more part does', 'more parts do')} not fit here: \`grounds review\` tells all._`];
  return `${[head, ...shown, ...cut, foot].join('\n\n')}\n`;
}

function short(id: string): string {
  return id.slice(0, 10);
}

function heading({ id, title }: Pick<NamedDecision, 'id' | 'title'>): string {
  return [id, title].flatMap((part) => (part === undefined ? [] : [markdownText(part)])).join(' ');
}

function decisionBlock(decision: ReviewedDecision, base: string | undefined): string {
  const { path, events, evidence, options, change } = decision;
  const where = change === 'deleted' ? markdownCode(path) : markdownPath(path, base);
  const told = events.filter(({ kind }) => kind !== 'created' && kind !== 'deleted');
  return [
    `#### ${heading(decision)}\n${standing(decision)} · ${where}`,
    ...list(told.map(({ detail }) => markdownText(detail))),
    ...(change !== 'deleted' && evidence.length + options.length > 0 ? [argument(decision)] : []),
  ].join('\n\n');
}

/** The argument: what the evidence says for and against each option. */
function argument({ options, evidence }: ReviewedDecision): string {
  if (evidence.length === 0) {
    return `_${count(options.length, 'option')}, no evidence._`;
  }
  const columns = options.slice(0, MAX_COLUMNS);
  const rows = evidence
    .slice(0, MAX_LISTED)
    .map((item) => [
      `${markdownText(item.id)}${item.type === undefined ? '' : ` ${markdownText(item.type)}`}${stateWords(item)}`,
      ...columns.map(({ title }) => cell(item, title)),
      markdownText(item.finding ?? ''),
    ]);
  const heads = columns.map(
    ({ title, isChosen }) => `${markdownText(title, 60)}${isChosen ? ' (chosen)' : ''}`,
  );
  const more = [
    ...(options.length > columns.length ? [count(options.length - columns.length, 'more option')] : []),
    ...(evidence.length > MAX_LISTED ? [count(evidence.length - MAX_LISTED, 'more item')] : []),
  ];
  return [
    markdownTable(['Evidence', ...heads, 'Finding'], rows),
    ...(more.length === 0 ? [] : [`_${more.join(', ')}_`]),
  ].join('\n\n');
}

function stateWords({ before, after }: ReviewedItem): string {
  if (after === undefined) {
    return '';
  }
  const { symbol, word } = evidenceSign(after);
  const was = before === undefined || before === after ? '' : ` (was ${evidenceSign(before).word})`;
  return `<br>${symbol} ${word}${was}`;
}

function cell({ supports, refutes }: ReviewedItem, title: string): string {
  const names = (listed: readonly string[]): boolean =>
    listed.some((each) => optionKey(each) === optionKey(title));
  return [...(names(supports) ? [sideSigns.supports] : []), ...(names(refutes) ? [sideSigns.refutes] : [])]
    .map(({ symbol, word }) => `${symbol} ${word}`)
    .join('<br>');
}

function affectedBlock({ affected }: Review, base: string | undefined): readonly string[] {
  const lines = affected.map((item) => {
    const why = item.paths.length === 0 ? item.reasons : [`${pathList(item.paths)} changed`];
    return `**${heading(item.decision)}**: ${markdownText(affectedWords(item))}${why.length === 0 ? '' : `, because ${item.paths.length === 0 ? markdownText(why.join('; ')) : (why[0] ?? '')}`} · ${markdownPath(item.decision.path, base)}`;
  });
  return section('Evidence that holds less than before', lines);
}

function pathList(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).map(markdownCode);
  return [...shown, ...(paths.length > 3 ? [`${paths.length - 3} more`] : [])].join(', ');
}

function deletedBlock({ deletedData }: Review): readonly string[] {
  return section(
    'Data that was deleted',
    deletedData.map(
      ({ path, decisions }) => `${markdownCode(path)}, which ${decisions.map(heading).join(', ')} stood on`,
    ),
  );
}

function governedBlock({ governed }: Review, base: string | undefined): readonly string[] {
  const [first] = governed;
  if (first === undefined) {
    return [];
  }
  const line = (change: (typeof governed)[number]): string =>
    `**${heading(change.decision)}** (${change.decision.status}): ${governedWords(change)}, ${pathList(change.paths)} · ${markdownPath(change.decision.path, base)}`;
  return details(
    count(governed.length, 'decision governs changed code', 'decisions govern changed code'),
    governed,
    line,
  );
}

/** Hints are there for who looks for them. */
function findingsBlock(findings: readonly Finding[], base: string | undefined): readonly string[] {
  const line = (finding: Finding): string => findingLine(finding, base);
  const hints = findings.filter(({ severity }) => severity === 'hint');
  const loudest = findings
    .filter(({ severity }) => severity !== 'hint')
    .sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
  return [
    ...section('New findings', loudest.map(line)),
    ...details(count(hints.length, 'new hint'), hints, line),
  ];
}

function findingLine({ severity, message, path, range, rule }: Finding, base: string | undefined): string {
  return `${severity}: ${markdownSentence(message)} ${markdownPath(path, base, range.start.line + 1)} ${markdownCode(rule)}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [[`#### ${title}`, ...list(lines)].join('\n')];
}

function details<T>(title: string, items: readonly T[], line: (item: T) => string): readonly string[] {
  return items.length === 0
    ? []
    : [[`<details><summary>${title}</summary>`, '', ...list(items.map(line)), '', '</details>'].join('\n')];
}

/** Bullets, with the number of those that are too many; nothing for none. */
function list(lines: readonly string[]): readonly string[] {
  if (lines.length === 0) {
    return [];
  }
  const shown = lines.slice(0, MAX_LISTED).map((line) => `- ${line}`);
  return [
    [...shown, ...(lines.length > MAX_LISTED ? [`- and ${lines.length - MAX_LISTED} more`] : [])].join('\n'),
  ];
}

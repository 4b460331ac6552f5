import { shortId } from '../rules/support/commits';
import { creditTable } from './credits';
import type { DecisionDetails, EvidenceDetails, OptionDetails, RelationDetails } from './decisionDetails';
import { wordedRelations } from './decisionDetails';
import { markdownCode, markdownSentence, markdownTable, markdownText } from './markdown';
import { count } from './wording';

/** Longer lists are cut, and counted. */
const MAX_LISTED = 50;
const MAX_COMMITS = 20;

/** Everything that is known about a decision, as Markdown. */
export function writeDetailsMarkdown(details: DecisionDetails): string {
  const { decision, options, otherEvidence, findings, credits } = details;
  const { id, title, path, status, date, category, tags, state } = decision;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['status', status],
    ['date', date],
    ['category', category],
    ['tags', tags.length === 0 ? undefined : tags.join(', ')],
    ['state', state],
  ];
  const blocks = [
    `## ${markdownText([id, title].filter((part) => part !== undefined).join(' '))}`,
    [
      markdownCode(path),
      ...facts.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${markdownText(value)}`])),
    ].join(' · '),
    ...section('Options', [
      ...options.flatMap(optionLines),
      ...otherEvidence.map((item) => evidenceLine(item, 'also')),
    ]),
    ...section(
      'Relations',
      wordedRelations(details).map(({ words, relation }) => relationLine(relation, words)),
    ),
    ...commitBlocks(details),
    ...(credits === undefined ? [] : titled('Credits', creditTable(credits))),
    ...section(
      'Findings',
      findings.map(
        ({ severity, message, rule, range }) =>
          `- ${severity}, line ${range.start.line + 1}: ${markdownSentence(message)} (${markdownCode(rule)})`,
      ),
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function titled(title: string, block: string | undefined): readonly string[] {
  return block === undefined ? [] : [`### ${title}`, block];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  const more = lines.length - MAX_LISTED;
  const shown = more <= 0 ? lines : [...lines.slice(0, MAX_LISTED), `- and ${more} more`];
  return titled(title, shown.length === 0 ? undefined : shown.join('\n'));
}

function optionLines({ title, isChosen, supporting, refuting }: OptionDetails): readonly string[] {
  const isTested = supporting.length + refuting.length > 0;
  return [
    `- ${isChosen ? `**${markdownText(title)}** (chosen)` : markdownText(title)}${isTested ? '' : ': no evidence'}`,
    ...supporting.map((item) => `  ${evidenceLine(item, 'for')}`),
    ...refuting.map((item) => `  ${evidenceLine(item, 'against')}`),
  ];
}

function evidenceLine(
  { id, type, finding, file, about }: EvidenceDetails,
  side: 'for' | 'against' | 'also',
): string {
  const named = [id, type].flatMap((part) => (part === undefined ? [] : [markdownText(part)])).join(', ');
  const what = about === undefined ? '' : ` about the ${markdownText(about)}`;
  const said = finding === undefined ? '' : `: ${markdownText(finding, 500)}`;
  return `- ${side}${what} ${named}${said}${file === undefined ? '' : ` (${markdownCode(file)})`}`;
}

function relationLine({ ref, decision }: RelationDetails, words: string): string {
  const target =
    decision === undefined
      ? `${markdownCode(ref)} (not found)`
      : `${markdownText([decision.id, decision.title].filter((part) => part !== undefined).join(' '))} (${markdownCode(decision.path)})`;
  return `- ${words} ${target}`;
}

function commitBlocks({ commits = [], incomplete }: DecisionDetails): readonly string[] {
  const more = commits.length - MAX_COMMITS;
  const notes = [
    ...(more > 0 ? [`and ${count(more, 'more commit')}`] : []),
    ...(incomplete === undefined ? [] : [`This clone is ${incomplete}: there may be more.`]),
  ];
  if (commits.length === 0 && notes.length === 0) {
    return [];
  }
  const table = markdownTable(
    ['day', 'commit', 'subject', 'author'],
    commits
      .slice(0, MAX_COMMITS)
      .map(({ commit: { id, subject, author, authored } }) => [
        authored.slice(0, 10),
        markdownCode(shortId(id)),
        markdownText(subject),
        markdownText(author.name),
      ]),
  );
  return ['### Commits', ...(commits.length === 0 ? [] : [table]), ...notes];
}

import type { CommitFacts } from '../commits/facts';
import type { PersonCredit } from '../credits/credits';
import type { DecisionOutcome, Outcomes, Share } from '../outcomes/outcomes';
import { peopleData, personLines, personTable } from './credits';
import { markdownSentence, markdownTable, markdownText } from './markdown';
import { definitions, figuresOf } from './outcomesFigures';
import { plain } from './paint';
import type { Paint } from './paint';
import { count } from './wording';

/** How decisions were made and how they turned out, ready to be written. */
export interface OutcomesReport {
  readonly outcomes: Outcomes;
  /** Those who did most first. */
  readonly people: readonly PersonCredit[];
  /** What git said; undefined when it was not asked. */
  readonly facts: CommitFacts | undefined;
}

/** The report as JSON: see `schemas/outcomes.schema.json`. */
export function writeOutcomesJson({ outcomes, people, facts }: OutcomesReport): string {
  const { decisions, withoutStatus, effective, withEvidence, testedOptions, allTested, time, verdicts } =
    outcomes;
  const data = {
    version: 1,
    commit: facts?.head ?? null,
    incompleteHistory: facts?.incomplete ?? null,
    decisions,
    withoutStatus,
    effective: effective.length,
    figures: {
      evidence: shareData(definitions.evidence, withEvidence),
      options: shareData(definitions.options, testedOptions),
      allOptions: shareData(definitions.allOptions, allTested),
      time: {
        definition: definitions.time,
        of: time.of,
        median: time.days?.median ?? null,
        shortest: time.days?.shortest ?? null,
        longest: time.days?.longest ?? null,
        unknown: time.unknown,
      },
      verdicts: { definition: definitions.verdicts, ...verdicts },
    },
    items: effective.map(itemData),
    people: peopleData(people),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function shareData(definition: string, { count: part, of, unknown }: Share): object {
  return { definition, count: part, of, unknown };
}

function itemData({ decision, acceptance, time, verdict }: DecisionOutcome): object {
  const { id, title, path, status } = decision;
  return {
    id,
    title: title ?? null,
    path,
    status,
    accepted:
      'unknown' in acceptance
        ? null
        : {
            commit: acceptance.commit.id,
            committed: acceptance.commit.committed,
            evidence: acceptance.content.evidence.length,
            options: acceptance.content.considered,
            testedOptions: acceptance.content.tested,
          },
    acceptedUnknown: 'unknown' in acceptance ? acceptance.unknown : null,
    days: 'days' in time ? time.days : null,
    daysUnknown: 'unknown' in time ? time.unknown : null,
    verdict: verdict ?? null,
  };
}

/** The report for people. */
export function writeOutcomesText(report: OutcomesReport, paint: Paint = plain): string {
  const lines = [
    paint.bold(headline(report.outcomes)),
    ...gapLines(report).map((line) => paint.yellow(line)),
    ...figuresOf(report.outcomes).flatMap(({ name, value, definition, untold }) => [
      '',
      `${paint.bold(name.padEnd(NAME_WIDTH))}  ${value}`,
      paint.dim(`    ${definition.replaceAll('`', '')}`),
      ...(untold === undefined ? [] : [paint.dim(`    Not told of ${untold}.`)]),
    ]),
    ...titled(paint.bold('Credits'), personLines(report.people, paint)),
  ];
  return `${lines.join('\n')}\n`;
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `    ${line}`)];
}

const NAME_WIDTH = 'Evidence when accepted'.length;

/** The report as Markdown, to be put into a page or a comment. */
export function writeOutcomesMarkdown(report: OutcomesReport): string {
  const figures = figuresOf(report.outcomes);
  const people = personTable(report.people);
  const blocks = [
    '## Outcomes of decisions',
    `${headline(report.outcomes)}.`,
    ...gapLines(report).map((line) => `> ${markdownSentence(line)}`),
    markdownTable(
      ['', 'figure', 'not told of'],
      figures.map(({ name, value, untold = '' }) => [markdownText(name), markdownText(value), untold]),
    ),
    figures
      .map(({ name, definition }) => `- ${markdownText(name)}: ${markdownSentence(definition)}`)
      .join('\n'),
    ...(people === undefined ? [] : ['### Credits', people]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function headline({ decisions, withoutStatus, effective }: Outcomes): string {
  const silent = withoutStatus === 0 ? '' : `; ${withoutStatus} without a known status`;
  return `${count(decisions, 'decision')}, of which ${effective.length} took effect${silent}`;
}

/** Why nothing is known of the past: sentences; empty where it is known. */
export function gapLines({ facts }: Pick<OutcomesReport, 'facts'>): readonly string[] {
  if (facts?.head === undefined) {
    return [`Incomplete: ${facts?.trouble ?? 'git was not asked'}, so that nothing is known of the past.`];
  }
  switch (facts.incomplete) {
    case undefined:
      return [];
    case 'shallow':
      return [
        'Incomplete: this clone is shallow, so that nothing is known of the past. `git fetch --unshallow` gets it.',
      ];
    case 'partial':
      return [
        'Incomplete: this clone is partial, so that nothing is known of the past. `git fetch --refetch --no-filter` gets it.',
      ];
  }
}

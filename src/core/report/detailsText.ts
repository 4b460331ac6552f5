import type { CommitSourceKind, DecisionCommit } from '../commits/decisionCommits';
import type { DecisionState } from '../model/decision';
import { wordedRelations } from './decisionDetails';
import type { DecisionDetails, EvidenceDetails, OptionDetails, RelationDetails } from './decisionDetails';
import { creditLines } from './credits';
import { shortId } from '../rules/support/commits';
import { paintSeverity, paintStatus, plain } from './paint';
import type { Paint } from './paint';
import { printable } from './printable';

const STATES: Readonly<Record<DecisionState, string>> = {
  failing: 'its support is contradicted or broken',
  contested: 'verified evidence speaks against the chosen option',
  unsupported: 'no evidence supports the chosen option',
  stale: 'all of its support is out of date',
  'one-sided': 'no evidence is about the options that were not chosen',
  unverified: 'evidence is claimed that was not checked against its data',
  supported: 'evidence supports the chosen option',
};

/** Everything that is known about a decision, for people. */
export function writeDetails(details: DecisionDetails, paint: Paint = plain): string {
  const { decision, options, otherEvidence, findings } = details;
  const lines = [
    paint.bold(printable([decision.id, decision.title].filter((part) => part !== undefined).join('  '))),
    paint.dim(printable(decision.path)),
    '',
    ...facts(details, paint),
    ...section(
      'Options',
      options.flatMap((option) => optionLines(option, paint)),
      paint,
    ),
    ...section(
      'Other evidence',
      otherEvidence.flatMap((item) => evidenceLines(item, '', paint)),
      paint,
    ),
    ...section(
      'Relations',
      wordedRelations(details).map(({ words, relation }) => relationLine(relation, words)),
      paint,
    ),
    ...section('Commits', commitLines(details, paint), paint),
    ...section('Credits', details.credits === undefined ? [] : creditLines(details.credits, paint), paint),
    ...section(
      'Findings',
      findings.map(
        ({ range: { start }, severity, message, rule }) =>
          `${`${start.line + 1}:${start.character + 1}`.padEnd(7)}  ${paintSeverity(paint, severity, severity.padEnd(7))}  ${printable(message)}  ${paint.dim(rule)}`,
      ),
      paint,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, lines: readonly string[], paint: Paint): readonly string[] {
  return lines.length === 0 ? [] : ['', paint.bold(title), ...lines.map((line) => `  ${line}`)];
}

function facts({ decision }: DecisionDetails, paint: Paint): readonly string[] {
  const { status, rawStatus, date, format, category, people, tags, state, evidence } = decision;
  const worded =
    rawStatus === undefined || rawStatus.toLowerCase() === status ? '' : ` (“${printable(rawStatus)}”)`;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['status', paintStatus(paint, status, status) + worded],
    ['date', date],
    ['category', category === undefined ? undefined : printable(category)],
    ['people', people.length === 0 ? undefined : printable(people.join(', '))],
    ['tags', tags.length === 0 ? undefined : printable(tags.join(', '))],
    ['evidence', String(evidence.length)],
    ['state', state === undefined ? undefined : `${state}: ${STATES[state]}`],
    ['format', format],
  ];
  return rows.flatMap(([name, value]) =>
    value === undefined ? [] : [`${paint.dim(name.padEnd(8))}  ${value}`],
  );
}

function optionLines(
  { title, isChosen, supporting, refuting }: OptionDetails,
  paint: Paint,
): readonly string[] {
  const isTested = supporting.length + refuting.length > 0;
  return [
    `${isChosen ? paint.green('* ') : '- '}${printable(title)}${isChosen ? paint.green(' (chosen)') : ''}${isTested ? '' : paint.yellow(' (no evidence)')}`,
    ...supporting.flatMap((item) => evidenceLines(item, 'for', paint).map((line) => `    ${line}`)),
    ...refuting.flatMap((item) => evidenceLines(item, 'against', paint).map((line) => `    ${line}`)),
  ];
}

function evidenceLines(
  { id, type, finding, about, file }: EvidenceDetails,
  side: 'for' | 'against' | '',
  paint: Paint,
): readonly string[] {
  const colour = side === 'against' ? paint.red : paint.green;
  const head = [
    ...(side === '' ? [] : [colour(side)]),
    ...[id, type, file, about === undefined ? undefined : `about: ${about}`].flatMap((part) =>
      part === undefined ? [] : [printable(part)],
    ),
  ].join('  ');
  return finding === undefined ? [head] : [head, `  ${printable(finding)}`];
}

function relationLine({ ref, decision }: RelationDetails, words: string): string {
  const target =
    decision === undefined
      ? `${ref} (not found)`
      : [decision.id, decision.title, `(${decision.path})`].filter((part) => part !== undefined).join('  ');
  return `${words}  ${printable(target)}`;
}

const SOURCES: Readonly<Record<CommitSourceKind, string>> = {
  field: 'listed',
  trailer: 'trailer',
  mention: 'named in its message',
  record: 'changes the record',
};
/** How a commit belongs to a decision, in words. */
function standingOf({ sources, changesGoverned }: DecisionCommit): string {
  const words = sources.map((source) => SOURCES[source]);
  return [...words, ...(changesGoverned === true ? ['changes governed code'] : [])].join(', ');
}

/** More commits than this are a history. */
const MAX_COMMITS = 20;

function commitLines(
  { commits = [], unknownCommits, incomplete }: DecisionDetails,
  paint: Paint,
): readonly string[] {
  const lines = commits.slice(0, MAX_COMMITS).map((each) => {
    const { id, subject, author, authored } = each.commit;
    return `${authored.slice(0, 10)}  ${paint.cyan(shortId(id))}  ${printable(subject)}  ${paint.dim(
      `${printable(author.name)}; ${standingOf(each)}`,
    )}`;
  });
  return [
    ...lines,
    ...(commits.length > MAX_COMMITS ? [`and ${commits.length - MAX_COMMITS} more`] : []),
    ...unknownCommits.map((id) => `${paint.yellow(printable(shortId(id)))}  listed, no commit of this clone`),
    ...(incomplete === undefined ? [] : [paint.dim(`This clone is ${incomplete}: there may be more.`)]),
  ];
}

import type { AddedGap, DecisionCredits, EvidenceCredit, PersonCredit, WorkCredit } from '../credits/credits';
import type { ParsedPerson } from '../parse/parsedDecision';
import { shortId } from '../rules/support/commits';
import { markdownTable, markdownText } from './markdown';
import { plain } from './paint';
import type { Paint } from './paint';
import { printable } from './printable';
import { count } from './wording';

/** More of anything than this is a list of its own. */
const MAX_LISTED = 20;

const ROLES: Readonly<Record<ParsedPerson['role'], string>> = {
  'decision-maker': 'decision maker',
  approver: 'approver',
  accountable: 'accountable',
  consulted: 'consulted',
  informed: 'informed',
  stakeholder: 'stakeholder',
};

const GAPS: Readonly<Record<AddedGap, string>> = {
  'no-history': 'there is no history in git',
  shallow: 'this clone is shallow',
  partial: 'this clone is partial',
  uncommitted: 'not committed yet',
  'too-many': 'there are more versions of the record than are read',
  beginning: 'added before the history that is known',
  unread: 'a version of the record cannot be read',
};

/** Whose a decision is, as JSON has it. */
export function creditsData({ evidence, people, work, unchecked }: DecisionCredits): object {
  return {
    evidence: evidence.map(({ id, by, added }) => ({
      id,
      by,
      added:
        'commit' in added
          ? {
              commit: added.commit.id,
              author: added.commit.author.name,
              committed: added.commit.committed,
            }
          : null,
      unknown: 'unknown' in added ? added.unknown : null,
    })),
    people,
    work:
      work?.map(({ author, commits }) => ({
        author,
        commits: commits.map(({ commit }) => commit.id),
      })) ?? null,
    unchecked,
  };
}

/** What people did, as JSON has it. */
export function peopleData(people: readonly PersonCredit[]): readonly object[] {
  return people.map(({ name, evidence, decided, commits }) => ({ name, evidence, decided, commits }));
}

/** Whose a decision is, a line each; empty where nobody is known. */
export function creditLines(credits: DecisionCredits, paint: Paint = plain): readonly string[] {
  return creditRows(credits).map(([kind, text], at, rows) => {
    const shown = rows[at - 1]?.[0] === kind ? '' : kind;
    return `${paint.dim(shown.padEnd(KIND_WIDTH))}  ${printable(text)}`;
  });
}

const KIND_WIDTH = 'carried out'.length;

/** The same as a table. */
export function creditTable(credits: DecisionCredits): string | undefined {
  const rows = creditRows(credits);
  return rows.length === 0
    ? undefined
    : markdownTable(
        ['', 'who'],
        rows.map(([kind, text]) => [markdownText(kind), markdownText(text)]),
      );
}

function creditRows({
  evidence,
  people,
  work,
  unchecked,
}: DecisionCredits): readonly (readonly [kind: string, text: string])[] {
  const named = [
    ...limited(evidence.map(evidenceText), 'item').map((text) => ['gathered', text] as const),
    ...limited(
      people.map(({ name, roles }) => `${name} (${roles.map((role) => ROLES[role]).join(', ')})`),
      'person',
      'people',
    ).map((text) => ['took part', text] as const),
  ];
  const done = limited((work ?? []).map(workText), 'author');
  const unknown =
    unchecked > 0
      ? [`not looked up for ${count(unchecked, 'more commit')}`]
      : work === undefined && named.length > 0
        ? ['not known: there is no whole history in this clone']
        : [];
  return [...named, ...[...done, ...unknown].map((text) => ['carried out', text] as const)];
}

function evidenceText({ id, by, added }: EvidenceCredit): string {
  const stated = by.slice(0, MAX_LISTED).join(', ');
  if ('unknown' in added) {
    return `${id}  ${stated === '' ? '' : `${stated}; `}${GAPS[added.unknown]}`;
  }
  const { commit } = added;
  const when = `added ${commit.committed.slice(0, 10)} in ${shortId(commit.id)}`;
  return stated === ''
    ? `${id}  ${commit.author.name}; ${when}`
    : `${id}  ${stated}; ${when} by ${commit.author.name}`;
}

function workText({ author, commits }: WorkCredit): string {
  const days = commits.map(({ commit }) => commit.authored.slice(0, 10)).sort();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return `${author}; ${count(commits.length, 'commit')}, ${first === last ? first : `${first} to ${last}`}`;
}

/** What each person did over all decisions, for people. */
export function personLines(people: readonly PersonCredit[], paint: Paint = plain): readonly string[] {
  const shown = people.slice(0, MAX_LISTED);
  if (shown.length === 0) {
    return [];
  }
  const width = Math.max(...shown.map(({ name }) => printable(name).length));
  const cell = (number: number): string => String(number).padStart(8);
  return [
    paint.dim(`${' '.repeat(width)}  evidence  decided  commits`),
    ...shown.map(
      ({ name, evidence, decided, commits }) =>
        `${printable(name).padEnd(width)}  ${cell(evidence)} ${cell(decided)} ${cell(commits)}`,
    ),
    ...(people.length > shown.length
      ? [paint.dim(`and ${count(people.length - shown.length, 'other')}`)]
      : []),
  ];
}

/** The same as a table of Markdown; undefined without anybody. */
export function personTable(people: readonly PersonCredit[]): string | undefined {
  const shown = people.slice(0, MAX_LISTED);
  const rest = people.length - shown.length;
  return shown.length === 0
    ? undefined
    : [
        markdownTable(
          ['', 'evidence', 'decided', 'commits'],
          shown.map(({ name, evidence, decided, commits }) => [
            markdownText(name),
            String(evidence),
            String(decided),
            String(commits),
          ]),
        ),
        ...(rest === 0 ? [] : [`and ${count(rest, 'other')}`]),
      ].join('\n\n');
}

/** At most so many, and how many there are more. */
function limited(texts: readonly string[], noun: string, plural?: string): readonly string[] {
  const more = texts.length - MAX_LISTED;
  return more <= 0
    ? texts
    : [...texts.slice(0, MAX_LISTED), `and ${count(more, `more ${noun}`, plural && `more ${plural}`)}`];
}

import { claimsOf } from '../evidence/claim';
import { replacementOf } from '../rules/support/relations';
import { shortId } from '../rules/support/commits';
import type { Decision } from '../model/decision';
import type { Finding } from '../model/finding';
import { severities } from '../model/severity';
import { isOpen } from '../model/status';
import { textField, listField } from '../parse/fields';
import type { FrontMatter, ParsedDecision, ParsedPerson } from '../parse/parsedDecision';
import { decisionDetails, wordedRelations } from '../report/decisionDetails';
import type { DecisionDetails } from '../report/decisionDetails';
import type { DecisionWorkspace } from '../service';
import { argumentOf } from './argument';
import { comparisonsOf } from './comparisons';
import type { DecisionPage, Fact, PageCommits, PageFinding, PageLink, PageRelation } from './decisionPage';
import { headlineOf } from './headline';
import type { Checking } from './headline';
import type { PagePast } from './past';
import { isSupportVerified } from './standing';
import { withPresent } from './steps';

/** What a page shows beside what the workspace knows. */
export interface PageFacts {
  readonly checking: Checking;
  readonly past: PagePast;
  /** What the fixes of each finding do, in the order of the findings; empty where nobody looked for them. */
  readonly fixes: readonly (readonly string[])[];
}

/** More commits than these are a history. */
const MAX_COMMITS = 12;
/** More findings are for the list of problems. */
const MAX_FINDINGS = 40;

/** The page of a decision, by what the workspace knows now. `parsed` is its record. */
export function makePage(
  workspace: DecisionWorkspace,
  decision: Decision,
  parsed: ParsedDecision,
  { checking, past, fixes }: PageFacts,
): DecisionPage {
  const details = decisionDetails(workspace, decision, parsed);
  const claims = claimsOf(parsed);
  const known = workspace.verdictsOf(decision.path);
  const verdicts = new Map((known ?? []).map((verdict) => [verdict.index, verdict]));
  const facts = { decision, parsed, claims, verdicts };
  const replacement = replacementOf(decision, workspace)?.by;
  return {
    path: decision.path,
    id: decision.id,
    title: decision.title ?? decision.id,
    headline: headlineOf(
      decision,
      workspace.stateOf(decision),
      {
        count: claims.length,
        checking: known === undefined && checking === 'checked' ? 'pending' : checking,
        verdicts: known ?? [],
        isSupportVerified: isSupportVerified(decision, claims, verdicts),
      },
      replacement && labelOf(replacement),
    ),
    problems: parsed.problems.map(({ message, span }) => ({
      message,
      line: parsed.rangeOf(span).start.line,
    })),
    steps: withPresent(past.steps, decision),
    facts: factsOf(decision, parsed),
    relations: relationsOf(details),
    argument: argumentOf(facts),
    comparisons: comparisonsOf(facts, past.captures),
    outcome: outcomeOf(parsed),
    governs: decision.governs,
    commits: commitsOf(details),
    findings: findingsOf(details, fixes),
  };
}

/** The findings that a page shows, in the order in which it shows them, by which its buttons count: the loudest first. */
export function shownFindings(findings: readonly Finding[]): readonly Finding[] {
  const loudness = ({ severity }: Finding): number => severities.indexOf(severity);
  return [...findings].sort((a, b) => loudness(b) - loudness(a)).slice(0, MAX_FINDINGS);
}

function findingsOf({ findings }: DecisionDetails, fixes: PageFacts['fixes']): readonly PageFinding[] {
  return shownFindings(findings).map(({ severity, message, rule, range }, index) => ({
    severity,
    message,
    rule,
    line: range.start.line,
    fixes: fixes[index] ?? [],
  }));
}

const ROLES: readonly (readonly [ParsedPerson['role'], string])[] = [
  ['decision-maker', 'Decided by'],
  ['approver', 'Approved by'],
  ['accountable', 'Accountable'],
  ['stakeholder', 'Stakeholders'],
  ['consulted', 'Consulted'],
  ['informed', 'Informed'],
];

function factsOf(
  { date, category, tags, status }: Decision,
  { people, frontMatter }: ParsedDecision,
): readonly Fact[] {
  const field = (name: string): readonly string[] =>
    frontMatter === undefined ? [] : listField(frontMatter, [name]).map(({ value }) => value);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ...ROLES.map(([role, name]): [string, readonly string[]] => [
      name,
      people.filter((person) => person.role === role).map((person) => person.name.value),
    ]),
    ['Date', date === undefined ? [] : [date]],
    ['Decide by', isOpen(status) ? field('decide-by') : []],
    ['Blocks', isOpen(status) ? field('blocks') : []],
    ['Category', category === undefined ? [] : [category]],
    ['Tags', tags],
  ];
  return rows.flatMap(([name, values]) =>
    values.length === 0 ? [] : [{ name, values: values.map(asText) }],
  );
}

function asText(text: string): PageLink {
  return { text };
}

function relationsOf(details: DecisionDetails): readonly PageRelation[] {
  return wordedRelations(details).map(({ words, relation: { ref, decision } }) => ({
    words,
    link:
      decision === undefined
        ? { text: `${ref} (not found)` }
        : { text: labelOf(decision), target: { kind: 'decision', path: decision.path } },
    status: decision?.status,
  }));
}

function labelOf({ id, title }: Decision): string {
  return title === undefined ? id : `${id} ${title}`;
}

const OUTCOME: readonly (readonly [string, string])[] = [
  ['expected', 'Expected'],
  ['measured', 'Measured'],
  ['verdict', 'Verdict'],
  ['review-by', 'Review by'],
];

/** What the decision was to bring, beside what it brought. */
function outcomeOf(parsed: ParsedDecision): readonly Fact[] {
  const { frontMatter } = parsed;
  if (frontMatter === undefined) {
    return [];
  }
  const stated = OUTCOME.flatMap(([field, name]) => {
    const found = textField(frontMatter, ['outcome', field]);
    return found === undefined ? [] : [{ name, values: [linkTo(parsed, found.value, found.span)] }];
  });
  const evidence = evidenceOfOutcome(frontMatter);
  return evidence.length === 0 ? stated : [...stated, { name: 'Evidence', values: evidence }];
}

function linkTo(parsed: ParsedDecision, text: string, span: { start: number; end: number }): PageLink {
  return { text, target: { kind: 'line', line: parsed.rangeOf(span).start.line } };
}

function evidenceOfOutcome(frontMatter: FrontMatter): readonly PageLink[] {
  return listField(frontMatter, ['outcome', 'evidence']).map(({ value }) => asText(value));
}

function commitsOf({ commits = [] }: DecisionDetails): PageCommits {
  return {
    shown: commits
      .slice(0, MAX_COMMITS)
      .map(({ commit: { id, subject, author, authored }, isWork, changesGoverned }) => ({
        id: shortId(id),
        subject,
        who: author.name,
        date: authored.slice(0, 10),
        isWork,
        changesGoverned,
      })),
    more: Math.max(0, commits.length - MAX_COMMITS),
  };
}

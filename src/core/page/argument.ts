import type { EvidenceClaim } from '../evidence/claim';
import { shownResult } from '../evidence/shownResult';
import type { Decision } from '../model/decision';
import type { EvidenceVerdict } from '../model/evidence';
import type { Located } from '../model/text';
import { listField } from '../parse/fields';
import type { ParsedDecision } from '../parse/parsedDecision';
import { optionFinder, optionKey } from '../rules/support/options';
import type {
  Argument,
  ArgumentCell,
  ArgumentGroup,
  ArgumentItem,
  ArgumentOption,
  PageLink,
} from './decisionPage';
import { reasonsOf } from './headline';

/** What the argument is made from; `verdicts` are by the position of the item. */
export interface ArgumentFacts {
  readonly decision: Decision;
  readonly parsed: ParsedDecision;
  readonly claims: readonly EvidenceClaim[];
  readonly verdicts: ReadonlyMap<number, EvidenceVerdict>;
}

/** Which evidence speaks for and against which option, by the drivers that it bears on. */
export function argumentOf(facts: ArgumentFacts): Argument {
  const { decision, parsed, claims } = facts;
  const titles = decision.options.length > 0 ? decision.options : decision.chosen;
  const keyOf = optionFinder(titles);
  const chosen = new Set(decision.chosen.map(keyOf));
  const named = new Set(
    claims.flatMap(({ supports, refutes, options = [] }) =>
      [...supports, ...refutes, ...options.map(({ title }) => title)].map(keyOf),
    ),
  );
  const lines = new Map(
    parsed.options.map(({ value, span }) => [optionKey(value), lineOf(parsed, { span })]),
  );
  const options = titles.map((title): ArgumentOption => {
    const key = optionKey(title);
    return { title, line: lines.get(key), isChosen: chosen.has(key), isTested: named.has(key) };
  });
  return { options, groups: groupsOf(facts, titles) };
}

function groupsOf(facts: ArgumentFacts, titles: readonly string[]): readonly ArgumentGroup[] {
  const { parsed, claims } = facts;
  const items = claims.map((claim) => ({
    claim,
    item: itemOf(claim, facts, titles),
    drivers: driversOf(parsed, claim),
  }));
  const placed = new Set<EvidenceClaim>();
  const groups: ArgumentGroup[] = [];
  for (const { value, span } of driversNamed(parsed, items)) {
    const bearing = items.filter(({ drivers }) =>
      drivers.some((driver) => optionKey(driver.value) === optionKey(value)),
    );
    groups.push({
      title: value,
      kind: 'driver',
      line: lineOf(parsed, { span }),
      items: bearing.filter(({ claim }) => !placed.has(claim)).map(({ item }) => item),
      also: bearing.filter(({ claim }) => placed.has(claim)).map(({ claim }) => claim.id),
    });
    bearing.forEach(({ claim }) => placed.add(claim));
  }
  const others = items.filter(({ claim }) => !placed.has(claim));
  const onProblem = others.filter(({ claim }) => isOnProblem(parsed, claim));
  const rest = others.filter((each) => !onProblem.includes(each));
  const group = (title: string, kind: 'problem' | 'other', of: typeof others): readonly ArgumentGroup[] =>
    of.length === 0 ? [] : [{ title, kind, line: undefined, items: of.map(({ item }) => item), also: [] }];
  return [
    ...group('The problem itself', 'problem', onProblem),
    ...groups,
    ...group(groups.length === 0 ? 'Evidence' : 'Other evidence', 'other', rest),
  ];
}

/** The drivers of the record, then those that only evidence names; each once. */
function driversNamed(
  { drivers }: ParsedDecision,
  items: readonly { readonly drivers: readonly Located<string>[] }[],
): readonly Located<string>[] {
  const byKey = new Map<string, Located<string>>();
  for (const driver of [...drivers, ...items.flatMap((item) => item.drivers)]) {
    const key = optionKey(driver.value);
    if (!byKey.has(key)) {
      byKey.set(key, driver);
    }
  }
  return [...byKey.values()];
}

function driversOf({ frontMatter }: ParsedDecision, { index }: EvidenceClaim): readonly Located<string>[] {
  return frontMatter === undefined ? [] : listField(frontMatter, ['evidence', index, 'driver']);
}

function isOnProblem({ evidence }: ParsedDecision, { index }: EvidenceClaim): boolean {
  return evidence.find((item) => item.index === index)?.about?.value === 'problem';
}

function itemOf(claim: EvidenceClaim, { verdicts }: ArgumentFacts, titles: readonly string[]): ArgumentItem {
  const verdict = verdicts.get(claim.index);
  const keyOf = optionFinder(titles);
  const result = verdict?.result ?? claim.captured?.result;
  const byOption = new Map(
    typeof result === 'object' ? Object.entries(result).map(([name, value]) => [keyOf(name), value]) : [],
  );
  const keysOf = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(keyOf));
  const [supported, refuted] = [keysOf(claim.supports), keysOf(claim.refutes)];
  const measured = keysOf((claim.options ?? []).map(({ title }) => title));
  const shown = titles.map((title): ArgumentCell => {
    const key = optionKey(title);
    const side = supported.has(key)
      ? 'supports'
      : refuted.has(key)
        ? 'refutes'
        : measured.has(key)
          ? 'measured'
          : undefined;
    return { side, value: byOption.get(key) };
  });
  const isInCells =
    byOption.size > 0 && shown.filter(({ value }) => value !== undefined).length === byOption.size;
  return {
    id: claim.id,
    line: claim.range.start.line,
    type: claim.type,
    finding: claim.finding,
    state: verdict?.state,
    reasons: verdict === undefined ? [] : reasonsOf(verdict),
    result: result === undefined || isInCells ? undefined : shownResult(result),
    sources: sourcesOf(claim),
    cells: shown,
  };
}

function sourcesOf({ index, file, url, tests, from, commit, type }: EvidenceClaim): readonly PageLink[] {
  return [
    ...(file === undefined ? [] : [{ text: file, target: { kind: 'path', path: file } } as const]),
    ...(file === undefined ? [] : tests).map(
      (text, selector) => ({ text, target: { kind: 'test', evidence: index, selector } }) as const,
    ),
    ...(url === undefined ? [] : [{ text: url, target: { kind: 'url', url } } as const]),
    ...(from === undefined ? [] : [{ text: `from ${from}` }]),
    ...(type === 'commit' && commit !== undefined ? [{ text: commit }] : []),
  ];
}

function lineOf(parsed: ParsedDecision, { span }: Pick<Located<unknown>, 'span'>): number {
  return parsed.rangeOf(span).start.line;
}

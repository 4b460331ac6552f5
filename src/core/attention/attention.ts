import type { DecisionView } from '../graph/decisionIndex';
import { compareText } from '../graph/paths';
import type { Decision, Waiver } from '../model/decision';
import type { Finding } from '../model/finding';
import { isClosed } from '../model/status';
import type { Range } from '../model/text';
import { listField } from '../parse/fields';
import type { ParsedDecision, ParsedPerson } from '../parse/parsedDecision';
import type { CancellationToken } from '../ports';
import { dateFault, daysBetween } from '../rules/support/dates';
import { personKey } from '../rules/support/people';
import type { DecisionWorkspace } from '../service';
import { throwIfCancelled } from '../workspace/cancellation';

/**
 * What is asked of somebody, most pressing first. `decide`: an open decision is overdue or has stalled; `failing`: the
 * data of evidence contradicts it or is gone; `review`: the outcome was to be measured; `suspect`: evidence is out of
 * date; `waiver`: a waiver has ended or is about to.
 */
export const attentionKinds = ['decide', 'failing', 'review', 'suspect', 'waiver'] as const;

/** What is asked of somebody. */
export type AttentionKind = (typeof attentionKinds)[number];

/** A waiver is about to end so many days before its last one. */
export const WAIVER_NOTICE = 14;

/** What has no day comes after what has one, however far that is. */
const UNDATED = -1_000_000_000;

/** Rules whose findings ask somebody to act, whether or not there are such rules in this version. */
const KINDS = new Map<string, AttentionKind>([
  ['decision-overdue', 'decide'],
  ['decision-stalled', 'decide'],
  ['evidence-contradicts', 'failing'],
  ['evidence-broken', 'failing'],
  ['review-overdue', 'review'],
  ['evidence-suspect', 'suspect'],
  ['evidence-expired', 'suspect'],
  ['waiver-expired', 'waiver'],
]);

/** Who is asked first, second, …: the first group in which the record names anybody. */
const ASKED: Readonly<Record<AttentionKind, readonly (readonly ParsedPerson['role'][])[]>> = {
  decide: [['decision-maker', 'approver'], ['accountable']],
  failing: [['decision-maker', 'approver'], ['accountable']],
  review: [['accountable'], ['approver'], ['decision-maker']],
  suspect: [['decision-maker', 'approver'], ['accountable']],
  waiver: [['approver'], ['decision-maker'], ['accountable']],
};

/** Why somebody is asked. */
export interface AttentionReason {
  /** The rule that found it; undefined for a waiver that has not ended yet. */
  readonly rule: string | undefined;
  /** One sentence. */
  readonly message: string;
  /** The id of the item of evidence that it is about. */
  readonly evidence: string | undefined;
  readonly range: Range;
}

/** One thing that a decision needs somebody for. */
export interface AttentionItem {
  readonly kind: AttentionKind;
  readonly decision: Decision;
  /** At least one. */
  readonly reasons: readonly AttentionReason[];
  /** ISO date: the earliest day by which it was, or is, to be done; undefined when there is none. */
  readonly due: string | undefined;
  /** Days since `due`, negative before it; undefined without one. */
  readonly days: number | undefined;
  /** What waits for the decision, as its record says. */
  readonly blocks: readonly string[];
  /** Who is asked, as the record names them; empty when it names nobody. */
  readonly people: readonly string[];
}

/** What is asked of one person. */
export interface PersonAttention {
  readonly name: string;
  readonly counts: Readonly<Record<AttentionKind, number>>;
}

/** A reason with what decides its place among others. */
interface Cause {
  readonly kind: AttentionKind;
  readonly reason: AttentionReason;
  readonly due: string | undefined;
  /** Who is asked about this very thing. */
  readonly person?: string | undefined;
}

/**
 * What needs somebody, most pressing first: by kind, then by how much waits for it, then by how long it is due. Evidence
 * and history count as far as they were looked at: see `DecisionWorkspace.verify` and `readCommits`.
 * @param today ISO date
 * @throws CancelledError
 */
export async function collectAttention(
  workspace: Pick<DecisionView, 'all'> & Pick<DecisionWorkspace, 'check' | 'parse'>,
  today: string,
  token?: CancellationToken,
): Promise<readonly AttentionItem[]> {
  const findings = new Map<string, Finding[]>();
  for (const finding of workspace.check().findings) {
    if (KINDS.has(finding.rule)) {
      findings.set(finding.path, [...(findings.get(finding.path) ?? []), finding]);
    }
  }
  const items: AttentionItem[] = [];
  for (const decision of workspace.all()) {
    const causes = [
      ...(findings.get(decision.path) ?? []).flatMap((finding) => causeOf(finding, decision)),
      ...(isClosed(decision.status) ? [] : endingWaivers(decision, today)),
    ];
    if (causes.length > 0) {
      throwIfCancelled(token);
      const record = await workspace.parse(decision.path);
      items.push(...itemsOf(decision, causes, record, today));
    }
  }
  return items.sort(byPressure);
}

/** The items in which somebody is asked; capitals, spaces and a leading `@` make no difference. */
export function attentionFor(items: readonly AttentionItem[], name: string): readonly AttentionItem[] {
  const key = personKey(name);
  return items.filter(({ people }) => people.some((person) => personKey(person) === key));
}

/** What is asked of each person, those of whom most is asked first. */
export function attentionByPerson(items: readonly AttentionItem[]): readonly PersonAttention[] {
  const byKey = new Map<string, { name: string; counts: Record<AttentionKind, number> }>();
  for (const { kind, people } of items) {
    for (const name of people) {
      const key = personKey(name);
      const known = byKey.get(key) ?? {
        name,
        counts: { decide: 0, failing: 0, review: 0, suspect: 0, waiver: 0 },
      };
      known.counts[kind] += 1;
      byKey.set(key, known);
    }
  }
  const total = ({ counts }: PersonAttention): number =>
    attentionKinds.reduce((sum, kind) => sum + counts[kind], 0);
  return [...byKey.values()].sort((a, b) => total(b) - total(a) || compareText(a.name, b.name));
}

function causeOf(
  { rule, message, data, range, after, key }: Finding,
  { waivers }: Decision,
): readonly Cause[] {
  const kind = KINDS.get(rule);
  if (kind === undefined) {
    return [];
  }
  const evidence = typeof data?.['evidence'] === 'string' ? data['evidence'] : undefined;
  const ended =
    kind === 'waiver' ? waivers.find((waiver) => `${waiver.rule} ${waiver.until}` === key) : undefined;
  return [{ kind, reason: { rule, message, evidence, range }, due: after, person: ended?.by }];
}

function endingWaivers({ waivers, statusRange, titleRange }: Decision, today: string): readonly Cause[] {
  return waivers.flatMap(({ rule, until, by }: Waiver): readonly Cause[] => {
    if (until === undefined || dateFault(until) !== undefined) {
      return [];
    }
    const left = daysBetween(today, until);
    // One that has ended is told by its rule.
    if (!(left >= 0 && left <= WAIVER_NOTICE)) {
      return [];
    }
    const message = `The waiver of ${rule} ends on ${until}: do what it put off, or give it another end.`;
    const range = statusRange ?? titleRange;
    return [
      {
        kind: 'waiver',
        reason: { rule: undefined, message, evidence: undefined, range },
        due: until,
        person: by,
      },
    ];
  });
}

function itemsOf(
  decision: Decision,
  causes: readonly Cause[],
  record: ParsedDecision | undefined,
  today: string,
): readonly AttentionItem[] {
  const { frontMatter, people = [] } = record ?? {};
  const blocks = frontMatter === undefined ? [] : listField(frontMatter, ['blocks']);
  return attentionKinds.flatMap((kind) => {
    const own = causes.filter((cause) => cause.kind === kind);
    if (own.length === 0) {
      return [];
    }
    const [due] = own.flatMap((cause) => cause.due ?? []).sort(compareText);
    const asked = own.flatMap(({ person }) => person ?? []);
    return [
      {
        kind,
        decision,
        reasons: own.map(({ reason }) => reason),
        due,
        days: due === undefined ? undefined : daysBetween(due, today),
        blocks: blocks.map(({ value }) => value),
        people: withoutDoubles(asked.length > 0 ? asked : askedFor(kind, people)),
      },
    ];
  });
}

function askedFor(kind: AttentionKind, people: readonly ParsedPerson[]): readonly string[] {
  for (const roles of ASKED[kind]) {
    const named = people.filter(({ role }) => roles.includes(role)).map(({ name }) => name.value);
    if (named.length > 0) {
      return named;
    }
  }
  return [];
}

/** Each person once, as named first. */
function withoutDoubles(names: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const name of names) {
    const key = personKey(name);
    byKey.set(key, byKey.get(key) ?? name);
  }
  return [...byKey.values()];
}

function byPressure(a: AttentionItem, b: AttentionItem): number {
  return (
    attentionKinds.indexOf(a.kind) - attentionKinds.indexOf(b.kind) ||
    b.blocks.length - a.blocks.length ||
    (b.days ?? UNDATED) - (a.days ?? UNDATED) ||
    compareText(a.decision.path, b.decision.path)
  );
}

import type { DecisionView } from '../graph/decisionIndex';
import { dirname } from '../graph/paths';
import { isWorse } from '../model/evidence';
import type { EvidenceReason, EvidenceVerdict } from '../model/evidence';
import type { EvidenceClaim } from './claim';
import { nearestNames } from './nearestNames';

/** The evidence of a record with what checking it on its own gave. */
export interface CitingRecord {
  readonly path: string;
  readonly claims: readonly EvidenceClaim[];
  readonly verdicts: readonly EvidenceVerdict[];
}

/** One item with what it is worth on its own. */
interface Item {
  readonly path: string;
  readonly claim: EvidenceClaim;
  readonly verdict: EvidenceVerdict;
}

/** More names than this that may have been meant help nobody. */
const MAX_NEAREST = 3;

/** The record and the item that `ADR-0003#E2` names; `#E2` names one of the same record. */
export function parseCitation(from: string): { readonly record: string; readonly item: string } {
  const at = from.lastIndexOf('#');
  return at < 0
    ? { record: from.trim(), item: '' }
    : { record: from.slice(0, at).trim(), item: from.slice(at + 1).trim() };
}

/** The path of the record that an item cites from; undefined when it is not exactly one. */
export function citedRecord(
  { from }: Pick<EvidenceClaim, 'from'>,
  path: string,
  view: Pick<DecisionView, 'resolve'>,
): string | undefined {
  if (from === undefined) {
    return undefined;
  }
  const { record } = parseCitation(from);
  if (record === '') {
    return path;
  }
  const resolution = view.resolve(record, dirname(path));
  return resolution.kind === 'found' ? resolution.decision.path : undefined;
}

/**
 * What items are worth that are cited from other records: what the cited item is worth, unless they are worth less for
 * themselves. What cites nothing is left as it is.
 * @param records all records that are cited from too
 * @returns the verdicts of each record, by its path
 */
export function followCitations(
  records: readonly CitingRecord[],
  view: Pick<DecisionView, 'resolve'>,
): ReadonlyMap<string, readonly EvidenceVerdict[]> {
  const items = new Map<string, readonly Item[]>();
  for (const { path, claims, verdicts } of records) {
    const own = claims.flatMap((claim, at) => {
      const verdict = verdicts[at];
      return verdict === undefined ? [] : [{ path, claim, verdict }];
    });
    items.set(path, own);
  }
  const known = new Map<Item, EvidenceVerdict>();
  const follow = (first: Item): EvidenceVerdict => {
    // Each item cites at most one other, so that what it leads to is a chain.
    const chain = new Set<Item>();
    let item: Item | undefined = first;
    let end: EvidenceReason | undefined;
    while (item !== undefined && !known.has(item)) {
      if (chain.has(item)) {
        end = broken('cited-cycle', 'what it cites leads back to itself');
        break;
      }
      chain.add(item);
      if (item.claim.from === undefined) {
        known.set(item, item.verdict);
        break;
      }
      const next: Item | EvidenceReason = citedItem(item, items, view);
      if ('code' in next) {
        end = next;
        break;
      }
      item = next;
    }
    let cited = item === undefined || end !== undefined ? undefined : known.get(item);
    for (const each of [...chain].reverse()) {
      if (!known.has(each)) {
        known.set(each, withCited(each, cited, end));
        // Who cites what is broken has a reason of his own.
        end = end?.code === 'cited-cycle' ? end : undefined;
      }
      cited = known.get(each);
    }
    return known.get(first) ?? first.verdict;
  };
  return new Map([...items].map(([path, own]) => [path, own.map(follow)]));
}

function citedItem(
  { path, claim }: Item,
  items: ReadonlyMap<string, readonly Item[]>,
  view: Pick<DecisionView, 'resolve'>,
): Item | EvidenceReason {
  const { record, item } = parseCitation(claim.from ?? '');
  const cited = citedRecord(claim, path, view);
  if (cited === undefined) {
    const several = view.resolve(record, dirname(path)).kind === 'ambiguous';
    return broken(
      'cited-decision',
      several ? `${record} can be several decisions` : `there is no decision ${record}`,
    );
  }
  const named = items.get(cited) ?? [];
  const found = named.find(({ claim: { id } }) => id === item);
  if (found !== undefined) {
    return found;
  }
  const ids = named.map(({ claim: { id } }) => id).filter((id) => !id.startsWith('#'));
  const what = record === '' ? 'this decision' : record;
  return {
    ...broken(
      'cited-item',
      item === '' ? `it does not say which item of ${what}` : `${what} has no item ${item}`,
    ),
    subject: claim.from ?? '',
    nearest: nearestNames(item, ids, MAX_NEAREST).map((id) => `${record}#${id}`),
  };
}

function broken(code: string, message: string): EvidenceReason {
  return { code, state: 'broken', field: 'from', message };
}

function withCited(
  { claim, verdict }: Item,
  cited: EvidenceVerdict | undefined,
  problem: EvidenceReason | undefined,
): EvidenceVerdict {
  const from = claim.from ?? '';
  const reason: EvidenceReason =
    problem ??
    (cited === undefined
      ? broken('cited-item', `${from} cannot be checked`)
      : {
          code: 'cited-from',
          state: cited.state === 'verified' ? undefined : cited.state,
          field: 'from',
          message: [
            `${from} is ${wordFor(cited.state)}`,
            ...cited.reasons.slice(0, 1).map(({ message }) => message),
          ].join(': '),
        });
  const state =
    reason.state !== undefined && isWorse(reason.state, verdict.state) ? reason.state : verdict.state;
  return {
    ...verdict,
    state,
    reasons:
      state === verdict.state && reason.state !== state
        ? [...verdict.reasons, reason]
        : [reason, ...verdict.reasons],
    result: verdict.result ?? cited?.result,
    changed: verdict.changed.length > 0 ? verdict.changed : (cited?.changed ?? []),
  };
}

function wordFor(state: EvidenceVerdict['state']): string {
  return state === 'contradicts' ? 'contradicted' : state;
}

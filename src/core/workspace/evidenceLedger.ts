import { decisionState } from '../check/decisionState';
import { citedRecord } from '../evidence/citations';
import type { EvidenceClaim } from '../evidence/claim';
import type { ReportClaims, ReverseLinks, reverseLinksOf } from '../evidence/reverseLinks';
import type { DecisionView } from '../graph/decisionIndex';
import { deepEqual } from '../graph/sameness';
import type { Decision, DecisionState } from '../model/decision';
import type { EvidenceVerdict } from '../model/evidence';
import type { EvidenceSource, WorkHooks } from '../ports';
import { throwIfCancelled } from './cancellation';

/** Verdicts on the evidence of one record, and what they were given on. */
interface Checked {
  readonly claims: readonly EvidenceClaim[];
  readonly options: readonly string[];
  readonly verdicts: readonly EvidenceVerdict[];
}

/** A decision with what its evidence claims. */
export interface ClaimingDecision {
  readonly decision: Decision;
  readonly claims: readonly EvidenceClaim[];
}

/** What the records of a workspace claim, and what checking the claims gave. */
export class EvidenceLedger {
  readonly #source: EvidenceSource | undefined;
  readonly #known = new Map<string, ClaimingDecision>();
  readonly #checked = new Map<string, Checked>();
  /** The reports that were read for records and in which tests claim decisions, by the record. */
  readonly #reports = new Map<string, readonly ReportClaims[]>();

  /** Loaded with what reads reports. */
  #linksOf: typeof reverseLinksOf | undefined;

  constructor(source: EvidenceSource | undefined) {
    this.#source = source;
  }

  /**
   * Takes what a record claims now. Verdicts stay as long as the claims and the options they were given on do; where
   * the text above the evidence grew or shrank, they move with it.
   */
  take(path: string, known: ClaimingDecision): void {
    this.#known.set(path, known);
    const verdicts = this.verdictsFor(path, known);
    if (verdicts === undefined) {
      this.#checked.delete(path);
    } else {
      this.#checked.set(path, { claims: known.claims, options: known.decision.options, verdicts });
    }
  }

  /** The verdicts on a record, were these its claims; undefined when they were given on others. */
  verdictsFor(path: string, { decision, claims }: ClaimingDecision): readonly EvidenceVerdict[] | undefined {
    const checked = this.#checked.get(path);
    if (
      checked === undefined ||
      !isSame(checked.claims, claims) ||
      !deepEqual(checked.options, decision.options)
    ) {
      return undefined;
    }
    return checked.verdicts.map((verdict, at) => {
      const { range, places } = claims[at] ?? verdict;
      return { ...verdict, range, places };
    });
  }

  forget(path: string): void {
    this.#known.delete(path);
    this.#checked.delete(path);
    this.#reports.delete(path);
  }

  /** Whether tests of the reports that were read claim any decision. */
  get hasReports(): boolean {
    return [...this.#reports.values()].some((reports) => reports.length > 0);
  }

  /** What tests say about decisions that the records do not say, by the path of the record to tell it in. */
  reverseLinks(view: Pick<DecisionView, 'resolve'>): ReadonlyMap<string, ReverseLinks> {
    const reporting = [...this.#known].map(([path, known]) => ({
      ...known,
      reports: this.#reports.get(path) ?? [],
    }));
    return this.#linksOf?.(reporting, view) ?? new Map();
  }

  /** Undefined as long as nobody has looked. */
  claimsOf(path: string): readonly EvidenceClaim[] | undefined {
    return this.#known.get(path)?.claims;
  }

  verdictsOf(path: string): readonly EvidenceVerdict[] | undefined {
    return this.#checked.get(path)?.verdicts;
  }

  /** The records that have to be checked with these: those they cite from, and those known that cite from them. */
  besides(paths: ReadonlySet<string>, view: Pick<DecisionView, 'resolve'>): readonly string[] {
    const found = new Set<string>();
    for (const [path, { claims }] of this.#known) {
      for (const claim of claims) {
        const cited = citedRecord(claim, path, view);
        if (cited !== undefined && paths.has(path) !== paths.has(cited)) {
          found.add(paths.has(path) ? cited : path);
        }
      }
    }
    return [...found];
  }

  /**
   * Checks the evidence of records.
   * @param decisions those that are cited from too: see {@link besides}
   * @param kept the reports that are kept with the evidence of each, in their order
   * @returns the verdicts in the order of the records
   * @throws CancelledError
   */
  async verify(
    decisions: readonly Decision[],
    hooks: WorkHooks,
    kept: readonly (readonly string[])[],
    view: Pick<DecisionView, 'resolve'>,
  ): Promise<readonly EvidenceVerdict[]> {
    if (this.#source === undefined) {
      return [];
    }
    // In the build of the extension this is in a file of its own: where nothing is verified none of it is loaded.
    const { followCitations, verifyClaims, reverseLinksOf } = await import('../evidence/verifyClaims.js');
    this.#linksOf = reverseLinksOf;
    const snapshot = await this.#source.open(hooks);
    const records = decisions.map(({ path, options }, index) => ({
      path,
      options,
      claims: this.claimsOf(path) ?? [],
      kept: kept[index] ?? [],
    }));
    const { verdicts, reports } = await verifyClaims(records, snapshot, hooks);
    throwIfCancelled(hooks.token);
    const alone = groupByPath(verdicts);
    const byRecord = followCitations(
      records.map((record) => ({ ...record, verdicts: alone.get(record.path) ?? [] })),
      view,
    );
    for (const [index, { path, claims, options }] of records.entries()) {
      const known = this.#known.get(path);
      if (known !== undefined) {
        this.#reports.set(path, reports[index] ?? []);
        this.#checked.set(path, { claims, options, verdicts: byRecord.get(path) ?? [] });
        // A record that was edited meanwhile waits for the next time.
        this.take(path, known);
      }
    }
    return records.flatMap(({ path }) => byRecord.get(path) ?? []);
  }

  /** How well a decision is backed, by what is known of its evidence now. */
  stateOf(decision: Decision): DecisionState | undefined {
    const checked = this.#checked.get(decision.path);
    if (checked === undefined) {
      return decision.state;
    }
    const states = new Map(checked.verdicts.map(({ index, state }) => [index, state]));
    return decisionState({
      status: decision.status,
      options: decision.options,
      chosen: decision.chosen,
      evidence: checked.claims.map(({ index, type, supports, refutes, options = [] }) => ({
        type,
        supports,
        refutes,
        measures: options.map(({ title }) => title),
        state: states.get(index),
      })),
    });
  }
}

/** Whether claims are the same but for where they stand. */
function isSame(before: readonly EvidenceClaim[], after: readonly EvidenceClaim[]): boolean {
  const content = ({ range: _, places: __, ...rest }: EvidenceClaim): unknown => rest;
  return deepEqual(before.map(content), after.map(content));
}

function groupByPath(verdicts: readonly EvidenceVerdict[]): ReadonlyMap<string, readonly EvidenceVerdict[]> {
  const groups = new Map<string, EvidenceVerdict[]>();
  for (const verdict of verdicts) {
    const group = groups.get(verdict.path);
    if (group === undefined) {
      groups.set(verdict.path, [verdict]);
    } else {
      group.push(verdict);
    }
  }
  return groups;
}

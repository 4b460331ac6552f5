import { decisionState } from '../check/decisionState';
import type { EvidenceClaim } from '../evidence/claim';
import type { ClaimsOfRecord } from '../evidence/verifyClaims';
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

  constructor(source: EvidenceSource | undefined) {
    this.#source = source;
  }

  /**
   * Takes what a record claims now. Verdicts stay as long as the claims and the options they were given on do; where
   * the text above the evidence grew or shrank, they move with it.
   */
  take(path: string, known: ClaimingDecision): void {
    this.#known.set(path, known);
    const checked = this.#checked.get(path);
    if (checked === undefined) {
      return;
    }
    const { claims, decision } = known;
    if (isSame(checked.claims, claims) && deepEqual(checked.options, decision.options)) {
      const verdicts = checked.verdicts.map((verdict, at) => {
        const { range, places } = claims[at] ?? verdict;
        return { ...verdict, range, places };
      });
      this.#checked.set(path, { claims, options: decision.options, verdicts });
    } else {
      this.#checked.delete(path);
    }
  }

  forget(path: string): void {
    this.#known.delete(path);
    this.#checked.delete(path);
  }

  /** Undefined as long as nobody has looked. */
  claimsOf(path: string): readonly EvidenceClaim[] | undefined {
    return this.#known.get(path)?.claims;
  }

  verdictsOf(path: string): readonly EvidenceVerdict[] | undefined {
    return this.#checked.get(path)?.verdicts;
  }

  /**
   * Checks the evidence of records.
   * @returns the verdicts in the order of the records
   * @throws CancelledError
   */
  async verify(decisions: readonly Decision[], hooks: WorkHooks): Promise<readonly EvidenceVerdict[]> {
    if (this.#source === undefined) {
      return [];
    }
    // In the build of the extension this is in a file of its own: where nothing is verified none of it is loaded.
    const { verifyClaims } = await import('../evidence/verifyClaims.js');
    const snapshot = await this.#source.open(hooks);
    const records = decisions.map(({ path, options }): ClaimsOfRecord => ({
      path,
      options,
      claims: this.claimsOf(path) ?? [],
    }));
    const verdicts = await verifyClaims(
      records.filter(({ claims }) => claims.length > 0),
      snapshot,
      hooks,
    );
    throwIfCancelled(hooks.token);
    const byRecord = groupByPath(verdicts);
    for (const { path, claims, options } of records) {
      const known = this.#known.get(path);
      if (known !== undefined) {
        this.#checked.set(path, { claims, options, verdicts: byRecord.get(path) ?? [] });
        // A record that was edited meanwhile waits for the next time.
        this.take(path, known);
      }
    }
    return verdicts;
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

import type { Decision, DecisionState } from '../../core/model/decision';
import type { Repository } from '../repository';
import { lacksData } from './decisionNodes';

/** One decision as the view shows it. */
export interface ListedDecision {
  readonly decision: Decision;
  /** Whether it is shown as having no supporting data. */
  readonly isLacking: boolean;
  /** How well it is backed, by what is known of its evidence. */
  readonly state: DecisionState | undefined;
  /** What its items of evidence are shown by; as text, to tell whether it has changed. */
  readonly evidence: string;
}

/** What of a list has to be drawn again: nothing, some decisions in their places, or everything. */
export type Redraw = 'nothing' | 'everything' | { readonly items: readonly string[] };

/**
 * The decisions of a repository as they were drawn last. With many thousands of them, a keystroke must cost no more
 * than the one decision that it changes.
 */
export class DecisionList {
  readonly #repository: Repository;
  readonly #listed = new Map<string, ListedDecision>();

  constructor(repository: Repository) {
    this.#repository = repository;
    this.update(undefined);
  }

  /** Ordered by path. */
  get all(): readonly ListedDecision[] {
    const all = this.#repository.workspace?.all() ?? [];
    return all.flatMap(({ path }) => this.#listed.get(path) ?? []);
  }

  at(path: string): ListedDecision | undefined {
    return this.#listed.get(path);
  }

  /** Takes over what is known of the decisions at `paths` now; of all when undefined. */
  update(paths: readonly string[] | undefined): Redraw {
    const { workspace } = this.#repository;
    if (paths === undefined) {
      this.#listed.clear();
      workspace?.all().forEach((decision) => this.#list(decision));
      return 'everything';
    }
    const items: string[] = [];
    let isMoved = false;
    for (const path of paths) {
      const before = this.#listed.get(path);
      const decision = workspace?.byPath(path);
      if (decision === undefined) {
        isMoved ||= this.#listed.delete(path);
        continue;
      }
      const after = this.#list(decision);
      if (before === undefined || placeOf(before) !== placeOf(after)) {
        isMoved = true;
      } else if (faceOf(before) !== faceOf(after)) {
        items.push(path);
      }
    }
    return isMoved ? 'everything' : items.length > 0 ? { items } : 'nothing';
  }

  #list(decision: Decision): ListedDecision {
    const { workspace } = this.#repository;
    const { path } = decision;
    const verdicts = workspace
      ?.verdictsOf(path)
      ?.map(({ state, result, reasons }) => [state, result, reasons]);
    const claims = workspace?.claimsOf(path).map(({ id, finding }) => [id, finding]);
    const listed: ListedDecision = {
      decision,
      isLacking: lacksData(this.#repository, decision),
      state: workspace?.stateOf(decision),
      evidence: JSON.stringify([claims, verdicts]),
    };
    this.#listed.set(decision.path, listed);
    return listed;
  }
}

/** What decides where a decision stands, and what its group says. */
function placeOf({ decision, isLacking }: ListedDecision): string {
  return `${decision.status} ${isLacking}`;
}

function faceOf({ decision, state, evidence }: ListedDecision): string {
  const { id, title, date, tags, category } = decision;
  return JSON.stringify([id, title, date, state, tags, category, evidence]);
}

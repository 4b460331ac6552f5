import type { TreeItem } from 'vscode';
import type { Decision } from '../../core/model/decision';
import type { Status } from '../../core/model/status';
import type { Repository } from '../repository';

/** A repository, when the window has several. */
export interface RepositoryNode {
  readonly kind: 'repository';
  readonly repository: Repository;
}

/** The decisions of one status. */
export interface GroupNode {
  readonly kind: 'group';
  readonly repository: Repository;
  readonly status: Status;
}

/** One decision. */
export interface DecisionNode {
  readonly kind: 'decision';
  readonly repository: Repository;
  readonly path: string;
}

/** One item of evidence of a decision. */
export interface EvidenceNode {
  readonly kind: 'evidence';
  readonly repository: Repository;
  readonly path: string;
  /** Its position in the `evidence` list. */
  readonly index: number;
}

/** Decisions that are similar to a draft, one of them, or an item of its evidence; made by what is loaded with search. */
export interface SimilarNode {
  readonly kind: 'similar';
  readonly repository: Repository;
  readonly item: TreeItem;
  readonly children: readonly SimilarNode[];
}

/** What the tree of decisions is made of. */
export type TreeNode = RepositoryNode | GroupNode | DecisionNode | EvidenceNode | SimilarNode;

/** The order of the groups: what waits for somebody comes first, history last. */
export const groupOrder: readonly Status[] = [
  'proposed',
  'draft',
  'accepted',
  'unknown',
  'deprecated',
  'superseded',
  'rejected',
];

/** The rules that say that a decision has no supporting data. */
const dataRules: ReadonlySet<string> = new Set(['no-evidence', 'chosen-unsupported']);

/**
 * Whether a decision is shown as having no supporting data: when a check says so, so that configuration, waivers and
 * baseline count. Drafts are let be.
 */
export function lacksData(repository: Repository, decision: Decision): boolean {
  const findings = repository.workspace?.findingsFor(decision.path) ?? [];
  return decision.status !== 'draft' && findings.some(({ rule }) => dataRules.has(rule));
}

/** Whether every word of `filter` is in the id, title, status, category or a tag of the decision. */
export function matches(decision: Decision, filter: string): boolean {
  const { id, number, title, status, rawStatus, category, tags } = decision;
  const haystack = [id, String(number ?? ''), title, status, rawStatus, category, ...tags]
    .join('\n')
    .toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

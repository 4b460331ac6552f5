import type * as vscode from 'vscode';
import type { ContextKey } from './commandIds';
import type { ContextKeys } from './features/contextKeys';
import type { EvidenceStates } from './features/evidenceStates';
import type { ToldResult } from './features/decisionTests';
import type { EvidenceTests } from './features/evidenceTests';
import type { DecisionStatus } from './features/statusItem';
import type { Watching } from './features/watching';
import type { Services } from './services';
import type { TreeNode } from './views/decisionNodes';

/** An item of the view as a person sees it. */
export interface ShownItem {
  readonly label: string;
  readonly description: string;
  readonly icon: string | undefined;
  readonly contextValue: string | undefined;
  readonly spoken: string | undefined;
  readonly children: readonly ShownItem[];
}

/** What `activate` returns: what the editor does not tell, for this project's own tests. It can change at any time. */
export interface GroundsApi {
  /** How many passes over repositories there were. */
  readonly passes: number;
  /** Whether nothing is under way or waits to be. */
  readonly isIdle: boolean;
  /** How many times the text of a document was taken. */
  readonly readings: number;
  /** What the language status item says; undefined while it is hidden. */
  readonly statusText: string | undefined;
  contextKey(key: ContextKey): unknown;
  /** What is shown beside the evidence of a document, by line. */
  statesIn(document: vscode.TextDocument): ReadonlyMap<number, string>;
  /** Runs the evidence of all decisions as tests, and gives what was told about each item. */
  runTests(): Promise<readonly ToldResult[]>;
  shownDecisions(): readonly ShownItem[];
  /** What the Review view shows, group by group. */
  shownReview(): readonly { readonly group: vscode.TreeItem; readonly items: readonly vscode.TreeItem[] }[];
  /** What the History view shows, with what opening it does. */
  shownHistory(): Promise<readonly vscode.TreeItem[]>;
  /** Does something while all repositories are busy. */
  whileBusy(work: () => Promise<void>): Promise<void>;
}

interface ApiParts {
  readonly services: Services;
  readonly watching: Watching;
  readonly contextKeys: ContextKeys;
  readonly status: DecisionStatus;
  readonly states: EvidenceStates;
  readonly tests: EvidenceTests;
}

/** Looks into the running extension. */
export function createApi(parts: ApiParts): GroundsApi {
  const { services, watching, contextKeys, status, states, tests } = parts;
  const { repositories, documents, verification, view, history, review } = services;
  let passes = 0;
  services.context.subscriptions.push(
    repositories.onDidChange(() => {
      passes += 1;
    }),
  );
  const shown = (node?: TreeNode): ShownItem[] =>
    view.getChildren(node).map((child) => {
      const { label, description, iconPath, contextValue, accessibilityInformation } =
        view.getTreeItem(child);
      return {
        label: typeof label === 'string' ? label : (label?.label ?? ''),
        description: typeof description === 'string' ? description : '',
        icon:
          iconPath !== undefined && typeof iconPath === 'object' && 'id' in iconPath
            ? iconPath.id
            : undefined,
        contextValue,
        spoken: accessibilityInformation?.label,
        children: shown(child),
      };
    });
  return {
    get passes(): number {
      return passes;
    },
    get isIdle(): boolean {
      const workers = [documents, watching, verification, ...repositories.all];
      return repositories.situation !== 'reading' && workers.every(({ isIdle }) => isIdle);
    },
    get readings(): number {
      return documents.readings;
    },
    get statusText(): string | undefined {
      return status.text;
    },
    contextKey: (key) => contextKeys.values.get(key),
    statesIn: (document) => states.shownIn(document),
    runTests: () => tests.runAll(),
    shownDecisions: () => shown(),
    shownReview: () =>
      review.getChildren().map((node) => ({
        group: review.getTreeItem(node),
        items: review.getChildren(node).map((child) => review.getTreeItem(child)),
      })),
    shownHistory: async () => (await history.getChildren()).map((node) => history.getTreeItem(node)),
    whileBusy: (work) =>
      repositories.all.reduce<() => Promise<void>>(
        (inner, repository) => () => repository.hold(inner),
        work,
      )(),
  };
}

import type * as vscode from 'vscode';
import type { CommitReading } from './commitReading';
import type { ContextKey } from './commandIds';
import type { Attention } from './features/attention';
import type { ContextKeys } from './features/contextKeys';
import type { EvidenceStates } from './features/evidenceStates';
import type { ToldResult } from './features/decisionTests';
import type { EvidenceTests } from './features/evidenceTests';
import { previewExtender } from './features/markdownPreview';
import type { DecisionStatus } from './features/statusItem';
import type { TitleStates } from './features/titleStates';
import type { Watching } from './features/watching';
import type { Services } from './services';

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
  /** What is shown beside the title of a record in a difference. */
  titleStateIn(document: vscode.TextDocument): string | undefined;
  /** Runs the evidence of all decisions as tests, and gives what was told about each item. */
  runTests(): Promise<readonly ToldResult[]>;
  shownDecisions(): readonly ShownItem[];
  /** What the Review view shows, group by group. */
  shownReview(): readonly { readonly group: vscode.TreeItem; readonly items: readonly vscode.TreeItem[] }[];
  /** What the History view shows, with what opening it does. */
  shownHistory(): Promise<readonly vscode.TreeItem[]>;
  /** The same for the view of what needs somebody; empty while there is none. */
  shownAttention(): readonly ShownItem[];
  /** What the badge of that view says; undefined while it has none. */
  readonly attentionBadge: vscode.ViewBadge | undefined;
  /** For the editor's own previews of Markdown. */
  readonly extendMarkdownIt: ReturnType<typeof previewExtender>;
  /** Does something while all repositories are busy. */
  whileBusy(work: () => Promise<void>): Promise<void>;
}

interface ApiParts {
  readonly services: Services;
  readonly commits: CommitReading;
  readonly watching: Watching;
  readonly contextKeys: ContextKeys;
  readonly status: DecisionStatus;
  readonly states: EvidenceStates;
  readonly titles: TitleStates;
  readonly tests: EvidenceTests;
  readonly attention: Attention;
}

/** Looks into the running extension. */
export function createApi(parts: ApiParts): GroundsApi {
  const { services, commits, watching, contextKeys, status, states, titles, tests, attention } = parts;
  const { repositories, documents, verification, view, history, review } = services;
  let passes = 0;
  services.context.subscriptions.push(
    repositories.onDidChange(() => {
      passes += 1;
    }),
  );
  return {
    get passes(): number {
      return passes;
    },
    get isIdle(): boolean {
      const workers = [
        documents,
        watching,
        verification,
        commits,
        ...(attention.view === undefined ? [] : [attention.view]),
        ...repositories.all,
      ];
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
    titleStateIn: (document) => titles.shownIn(document),
    runTests: () => tests.runAll(),
    shownDecisions: () => shownIn(view),
    shownReview: () =>
      review.getChildren().map((node) => ({
        group: review.getTreeItem(node),
        items: review.getChildren(node).map((child) => review.getTreeItem(child)),
      })),
    shownHistory: async () => (await history.getChildren()).map((node) => history.getTreeItem(node)),
    shownAttention: () => (attention.view === undefined ? [] : shownIn(attention.view)),
    get attentionBadge(): vscode.ViewBadge | undefined {
      return attention.view?.badge;
    },
    extendMarkdownIt: previewExtender(services),
    whileBusy: (work) =>
      repositories.all.reduce<() => Promise<void>>(
        (inner, repository) => () => repository.hold(inner),
        work,
      )(),
  };
}

/** What both views are to those who look at them. */
interface Tree<Node> {
  getChildren(node?: Node): readonly Node[];
  getTreeItem(node: Node): vscode.TreeItem;
}

function shownIn<Node>(tree: Tree<Node>, node?: Node): readonly ShownItem[] {
  return tree.getChildren(node).map((child) => {
    const { label, description, iconPath, contextValue, accessibilityInformation } = tree.getTreeItem(child);
    return {
      label: typeof label === 'string' ? label : (label?.label ?? ''),
      description: typeof description === 'string' ? description : '',
      icon:
        iconPath !== undefined && typeof iconPath === 'object' && 'id' in iconPath ? iconPath.id : undefined,
      contextValue,
      spoken: accessibilityInformation?.label,
      children: shownIn(tree, child),
    };
  });
}

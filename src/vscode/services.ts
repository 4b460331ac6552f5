import type * as vscode from 'vscode';
import type { GitState } from './gitState';
import type { LiveDocuments } from './liveDocuments';
import type { Repositories } from './repositories';
import type { Verification } from './verification';
import type { DecisionsView } from './views/decisionsView';
import type { HistoryView } from './views/historyView';
import type { ReviewView } from './views/reviewView';

/** What features and commands work with. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly repositories: Repositories;
  readonly git: GitState;
  readonly documents: LiveDocuments;
  readonly verification: Verification;
  readonly view: DecisionsView;
  readonly history: HistoryView;
  readonly review: ReviewView;
}

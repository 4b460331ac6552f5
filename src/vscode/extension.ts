import * as vscode from 'vscode';
import type { GroundsApi } from './api';
import { createApi } from './api';
import { registerAgentTools } from './features/agentTools';
import { registerAttention } from './features/attention';
import { registerCode } from './features/code';
import { registerCodeActions } from './features/codeActions';
import { registerCompletion } from './features/completion';
import { registerContextKeys } from './features/contextKeys';
import { registerDecisionPages } from './features/decisionPages';
import { registerDiagnostics } from './features/diagnostics';
import { registerEvidenceLenses } from './features/evidenceLenses';
import { registerEvidenceStates } from './features/evidenceStates';
import { registerEvidenceTests } from './features/evidenceTests';
import { registerEvidenceWatching } from './features/evidenceWatching';
import { registerHover } from './features/hover';
import { registerPastOfRecords } from './features/pastOfRecords';
import { registerReferences } from './features/references';
import { registerRevisions } from './features/revisions';
import { registerRulePages } from './features/rulePages';
import { registerStatusItem } from './features/statusItem';
import { registerTitleStates } from './features/titleStates';
import { registerWatching } from './features/watching';
import { CommitReading } from './commitReading';
import { GitState } from './gitState';
import { LiveDocuments } from './liveDocuments';
import { registerCommands } from './registerCommands';
import { Repositories } from './repositories';
import type { Services } from './services';
import { Verification } from './verification';
import { DecisionsView } from './views/decisionsView';
import { HistoryView } from './views/historyView';
import { ReviewView } from './views/reviewView';

/** Composes the extension. Nothing is read here: that begins once this has returned. */
export function activate(context: vscode.ExtensionContext): GroundsApi {
  const add = <T extends vscode.Disposable>(item: T): T => {
    context.subscriptions.push(item);
    return item;
  };
  const log = add(vscode.window.createOutputChannel('Grounds', { log: true }));
  const repositories = add(new Repositories(log));
  const documents = add(new LiveDocuments(repositories, log));
  const verification = add(new Verification(repositories, log));
  const git = add(new GitState(repositories));
  const commits = add(new CommitReading(repositories, git, log));
  const view = add(new DecisionsView(repositories));
  const history = add(new HistoryView(repositories, git, log));
  const review = add(new ReviewView());
  const services: Services = {
    context,
    log,
    repositories,
    git,
    documents,
    verification,
    view,
    history,
    review,
  };

  add(registerCommands(services));
  add(registerDiagnostics(repositories));
  add(registerCodeActions(services));
  add(registerCompletion(repositories));
  add(registerHover(repositories));
  add(registerReferences(repositories));
  add(registerRulePages(context.extensionUri));
  add(registerRevisions(repositories));
  add(registerPastOfRecords(repositories, git));
  add(registerDecisionPages(services));
  add(registerCode(services));
  add(registerAgentTools(services));
  const attention = add(registerAttention(services));
  const watching = add(registerWatching(repositories, documents));
  const contextKeys = add(registerContextKeys(services));
  const status = add(registerStatusItem(repositories, verification));
  add(registerEvidenceLenses(repositories, verification));
  add(registerEvidenceWatching(repositories, verification, git));
  const states = add(registerEvidenceStates(repositories, verification));
  const titles = add(registerTitleStates(repositories));
  const tests = add(registerEvidenceTests(repositories, verification));

  setTimeout(() => {
    repositories.start().catch((error: unknown) => {
      log.error('The decisions could not be found.', error);
    });
  }, 0);
  return createApi({ services, commits, watching, contextKeys, status, states, titles, tests, attention });
}

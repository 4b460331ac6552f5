import type * as vscode from 'vscode';
import type { Services } from '../services';
import { Disposables } from '../util/disposables';
import { registerCodeDiagnostics } from './codeDiagnostics';
import { registerDecisionReferences } from './decisionReferences';
import { registerGovernedLens } from './governedLens';
import { registerMarkerCards } from './markerCards';

/** Everything that leads from code to decisions and back. */
export function registerCodeFeatures({ repositories, log }: Services): vscode.Disposable {
  const disposables = new Disposables();
  disposables.add(registerGovernedLens(repositories));
  disposables.add(registerMarkerCards(repositories));
  disposables.add(registerDecisionReferences(repositories, log));
  disposables.add(registerCodeDiagnostics(repositories));
  return disposables;
}

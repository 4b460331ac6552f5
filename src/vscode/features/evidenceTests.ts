import * as vscode from 'vscode';
import { loadOnDemand } from '../loadCore';
import type { Repositories } from '../repositories';
import { Disposables } from '../util/disposables';
import type { Verification } from '../verification';
import type { DecisionTests, ToldResult } from './decisionTests';

/** Decisions in the Test Explorer. */
export interface EvidenceTests extends vscode.Disposable {
  /** Runs everything; for tests, which cannot look into the explorer. */
  runAll(): Promise<readonly ToldResult[]>;
}

/** Shows decisions in the Test Explorer once there is one with evidence. */
export function registerEvidenceTests(repositories: Repositories, verification: Verification): EvidenceTests {
  const disposables = new Disposables();
  let tests: DecisionTests | undefined;
  let loading: Promise<DecisionTests> | undefined;
  const load = async (): Promise<DecisionTests> => {
    const { DecisionTests: Tests } = await loadOnDemand();
    tests = disposables.add(new Tests(repositories, verification));
    for (const repository of repositories.all) {
      tests.update(repository, undefined);
    }
    return tests;
  };
  disposables.add(
    repositories.onDidChange(({ repository, paths }) => {
      if (tests !== undefined) {
        tests.update(repository, paths);
      } else if (repository.isVerifiable && repository.pathsWithEvidence.length > 0) {
        loading ??= load();
      }
    }),
  );
  disposables.add(
    repositories.onDidChangeList(() => {
      tests?.keepOnly(repositories.all);
    }),
  );
  return {
    runAll: async () => {
      loading ??= load();
      return (await loading).run(new vscode.TestRunRequest(), undefined);
    },
    dispose(): void {
      disposables.dispose();
    },
  };
}

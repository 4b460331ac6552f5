import * as vscode from 'vscode';
import { toolNames } from '../../core/answers/toolNames';
import { loadSearching } from '../loadCore';
import type { Services } from '../services';
import { Disposables } from '../util/disposables';

/** Lets language models ask about decisions. What answers them is loaded with the first question. */
export function registerAgentTools(services: Services): vscode.Disposable {
  const disposables = new Disposables();
  for (const name of toolNames) {
    disposables.add(
      vscode.lm.registerTool<unknown>(`grounds_${name}`, {
        async invoke({ input }, token) {
          const { answerTool } = await loadSearching();
          const answer = await answerTool(services, name, input, token);
          return new vscode.LanguageModelToolResult([
            new vscode.LanguageModelTextPart(JSON.stringify(answer)),
          ]);
        },
      }),
    );
  }
  return disposables;
}

import * as vscode from 'vscode';
import type { Finding } from '../../core/model/finding';
import { diagnosticSource, ruleOf } from '../adapt/diagnostics';
import { toWorkspaceEdit } from '../adapt/edits';
import { toRange } from '../adapt/positions';
import type { CommandId } from '../commandIds';
import type { Repository } from '../repository';
import type { Services } from '../services';

/** All preferred fixes of a record at once, on demand or on save. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append(diagnosticSource);

/** Quick fixes for findings, the explanation of their rules, and `source.fixAll.grounds`. */
export function registerCodeActions(services: Services): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { language: 'markdown' },
    {
      async provideCodeActions(document, range, context, token): Promise<vscode.CodeAction[]> {
        const place = await services.documents.read(document);
        if (place === undefined || token.isCancellationRequested) {
          return [];
        }
        const { repository, path } = place;
        if (context.only?.contains(fixAllKind) === true || context.only?.intersects(fixAllKind) === true) {
          return fixAllActions(repository, path);
        }
        const wanted = context.only ?? vscode.CodeActionKind.Empty;
        if (!wanted.contains(vscode.CodeActionKind.QuickFix)) {
          return [];
        }
        const findings = (repository.workspace?.findingsFor(path) ?? []).filter((finding) =>
          toRange(finding.range).intersection(range),
        );
        const fixes = await Promise.all(findings.map((finding) => fixActions(repository, finding, context)));
        return [...fixes.flat(), ...aboutRules(document.uri, context.diagnostics)];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind] },
  );
}

async function fixActions(
  repository: Repository,
  finding: Finding,
  context: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  const fixes = (await repository.workspace?.fixesFor(finding)) ?? [];
  const range = toRange(finding.range);
  const diagnostics = context.diagnostics.filter(
    (diagnostic) => ruleOf(diagnostic) === finding.rule && diagnostic.range.isEqual(range),
  );
  return Promise.all(
    fixes.map(async (fix) => {
      const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
      action.edit = await toWorkspaceEdit(repository, fix, fix.title);
      action.isPreferred = fix.preferred;
      action.diagnostics = diagnostics;
      return action;
    }),
  );
}

/** What can be done about any finding: live with it, or read about its rule. */
function aboutRules(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  const rules = [...new Set(diagnostics.flatMap((diagnostic) => ruleOf(diagnostic) ?? []))];
  return rules.flatMap((rule) => [
    commandAction(vscode.l10n.t('Waive {0}…', rule), 'grounds.waiveFinding', [uri, rule], rule, diagnostics),
    commandAction(vscode.l10n.t('Explain {0}', rule), 'grounds.explainRule', [rule], rule, diagnostics),
  ]);
}

function commandAction(
  title: string,
  command: CommandId,
  args: unknown[],
  rule: string,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command, title, arguments: args };
  action.diagnostics = diagnostics.filter((diagnostic) => ruleOf(diagnostic) === rule);
  return action;
}

async function fixAllActions(repository: Repository, path: string): Promise<vscode.CodeAction[]> {
  const edits = (await repository.workspace?.fixAll(path)) ?? [];
  if (edits.length === 0) {
    return [];
  }
  const action = new vscode.CodeAction(vscode.l10n.t('Fix all problems that Grounds can fix'), fixAllKind);
  action.edit = await toWorkspaceEdit(repository, { changes: [{ path, edits }] }, action.title);
  return [action];
}

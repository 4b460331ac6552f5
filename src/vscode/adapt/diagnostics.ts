import * as vscode from 'vscode';
import type { Finding } from '../../core/model/finding';
import type { Severity } from '../../core/model/severity';
import { toRange } from './positions';
import { ruleUri } from './rulePages';

/** What every diagnostic of ours names as its source. */
export const diagnosticSource = 'grounds';

const severityOf: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  hint: vscode.DiagnosticSeverity.Hint,
  info: vscode.DiagnosticSeverity.Information,
  warning: vscode.DiagnosticSeverity.Warning,
  error: vscode.DiagnosticSeverity.Error,
};

/** A finding as the editor shows it; the rule id links to the rule's page. */
export function toDiagnostic(finding: Finding, uriOf: (path: string) => vscode.Uri): vscode.Diagnostic {
  const { range, message, severity, rule, related = [] } = finding;
  const diagnostic = new vscode.Diagnostic(toRange(range), message, severityOf[severity]);
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: rule, target: ruleUri(rule) };
  if (related.length > 0) {
    diagnostic.relatedInformation = related.map(
      (place) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(uriOf(place.path), toRange(place.range)),
          place.message,
        ),
    );
  }
  return diagnostic;
}

/** The rule that a diagnostic of ours comes from; undefined for those of others. */
export function ruleOf(diagnostic: vscode.Diagnostic): string | undefined {
  const { source, code } = diagnostic;
  return source === diagnosticSource && typeof code === 'object' ? String(code.value) : undefined;
}

import * as vscode from 'vscode';
import { resolvePath } from '../../core/graph/paths';
import type { Finding } from '../../core/model/finding';
import type { PageTarget } from '../../core/page/decisionPage';
import { listField } from '../../core/parse/fields';
import { toWorkspaceEdit } from '../adapt/edits';
import { openRecord } from '../features/openRecord';
import { loadOnDemand } from '../loadCore';
import type { Place } from '../repositories';
import type { Services } from '../services';
import { sameJson } from '../util/sameJson';
import { UserError } from '../util/userError';

/** Opens what something on the page leads to, beside the page. Targets come from records and are looked at first. */
export async function openTarget(
  services: Services,
  place: Place,
  target: Exclude<PageTarget, { kind: 'decision' }>,
  column: vscode.ViewColumn | undefined,
): Promise<void> {
  switch (target.kind) {
    case 'line':
      await showRecord(place, column, target.line);
      return;
    case 'path':
      await openPath(place, target.path, column);
      return;
    case 'test':
      await openTest(services, place, target, column);
      return;
    case 'url': {
      const uri = vscode.Uri.parse(target.url);
      if (uri.scheme === 'https' || uri.scheme === 'http') {
        await vscode.env.openExternal(uri);
      }
      return;
    }
    case 'rule':
      await vscode.commands.executeCommand('grounds.explainRule', target.rule);
  }
}

/**
 * Applies one of the fixes of a finding as one edit that can be undone in the record, which is shown.
 * @throws UserError when the record was edited meanwhile
 */
export async function applyFix(
  { documents }: Services,
  place: Place,
  finding: Finding,
  title: string,
  column: vscode.ViewColumn | undefined,
): Promise<void> {
  const { repository, path } = place;
  const editor = await showRecord(place, column);
  await documents.read(editor.document);
  const { workspace } = repository;
  const isCurrent = workspace?.findingsFor(path).some((now) => sameJson(now, finding)) === true;
  const fixes = isCurrent ? await workspace.fixesFor(finding) : [];
  const fix = fixes.find((each) => each.title === title);
  if (fix === undefined) {
    throw new UserError(vscode.l10n.t('The record was edited meanwhile: try again.'));
  }
  await vscode.workspace.applyEdit(await toWorkspaceEdit(repository, fix, fix.title));
}

/** Shows the record where it is shown already, or else beside the page. @param line where to go, 0-based */
async function showRecord(
  { repository, path }: Place,
  column: vscode.ViewColumn | undefined,
  line?: number,
): Promise<vscode.TextEditor> {
  const uri = repository.uriOf(path);
  const shown = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  const document = await vscode.workspace.openTextDocument(uri);
  const viewColumn = shown?.viewColumn ?? besideColumn(column);
  if (line === undefined) {
    return vscode.window.showTextDocument(document, { viewColumn, preserveFocus: true });
  }
  const start = document.lineAt(Math.min(line, document.lineCount - 1)).range.start;
  return vscode.window.showTextDocument(document, {
    viewColumn,
    selection: new vscode.Range(start, start),
  });
}

/** Another column than that of the page. */
function besideColumn(column: vscode.ViewColumn | undefined): vscode.ViewColumn {
  return column === undefined || column === vscode.ViewColumn.One
    ? vscode.ViewColumn.Beside
    : vscode.ViewColumn.One;
}

async function openPath(
  { repository }: Place,
  written: string,
  column: vscode.ViewColumn | undefined,
): Promise<void> {
  const path = resolvePath('', written);
  if (path === undefined) {
    throw new UserError(vscode.l10n.t('{0} is outside of the repository, so it is not opened.', written));
  }
  const uri = repository.uriOf(path);
  const stat = await vscode.workspace.fs.stat(uri).then(
    (found) => found,
    () => undefined,
  );
  if (stat === undefined) {
    throw new UserError(vscode.l10n.t('There is no {0} in the repository.', path));
  }
  const isFolder = (stat.type & vscode.FileType.Directory) !== 0;
  if (isFolder) {
    await vscode.commands.executeCommand('revealInExplorer', uri);
  } else {
    await vscode.commands.executeCommand('vscode.open', uri, { viewColumn: besideColumn(column) });
  }
}

/** Opens the test that a selector means where it is written; where that cannot be told, the report that it is in. */
async function openTest(
  { repositories }: Services,
  { repository, path }: Place,
  { evidence, selector }: Extract<PageTarget, { kind: 'test' }>,
  column: vscode.ViewColumn | undefined,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(repository.uriOf(path));
  const record = await openRecord(repositories, document);
  const { frontMatter, evidence: items = [] } = record?.parsed ?? {};
  const named = frontMatter && listField(frontMatter, ['evidence', evidence, 'tests'])[selector];
  if (record !== undefined && named !== undefined) {
    const { testDefinitions } = await loadOnDemand();
    const source = new vscode.CancellationTokenSource();
    const position = document.positionAt(named.span.start);
    const [found] = await testDefinitions(record, document, position, source.token);
    source.dispose();
    if (found !== undefined) {
      await vscode.window.showTextDocument(found.targetUri, {
        viewColumn: besideColumn(column),
        selection: found.targetRange,
      });
      return;
    }
  }
  const report = items.find(({ index }) => index === evidence)?.file?.value;
  if (report !== undefined) {
    await openPath({ repository, path }, report, column);
  }
}

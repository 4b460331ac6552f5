import * as vscode from 'vscode';
import type { OutlinedTest, ReportOutline } from '../../core/assist/reportOutline';
import type { EvidenceClaim } from '../../core/evidence/claim';
import type { Located } from '../../core/model/text';
import type { ParsedEvidence } from '../../core/parse/parsedDecision';
import { filesOf } from '../fileLists';
import { loadCore, loadEvidence } from '../loadCore';
import { outlineOf } from '../reports';
import type { Repository } from '../repository';
import type { OpenRecord } from './openRecord';

/** A test where it is written. */
interface TestPlace {
  readonly test: OutlinedTest;
  readonly uri: vscode.Uri;
  readonly line: number;
}

/** Links are shown without anybody having asked: larger reports are read when somebody does. */
const MAX_LINKED_BYTES = 4 * 1024 * 1024;
/** So many of the tests that a selector means are looked for. */
const MAX_TESTS = 20;
/** No test is written in a larger file. */
const MAX_SOURCE_BYTES = 1024 * 1024;

/** Links from the tests that evidence names to their own lines, where these can be found. */
export async function testLinks(
  record: OpenRecord,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<readonly vscode.DocumentLink[]> {
  const links: vscode.DocumentLink[] = [];
  for (const item of record.parsed.evidence) {
    const selectors = await selectorsOf(record, item);
    const outline =
      selectors.length === 0 ? undefined : await reportOf(record, item, token, MAX_LINKED_BYTES);
    for (const { value, span } of outline === undefined ? [] : selectors) {
      const tests = await matching(outline, value, 2);
      const [place] = tests.length === 1 ? await placesOf(record.repository, tests) : [];
      if (place !== undefined) {
        const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
        const target = place.uri.with({ fragment: `L${place.line + 1}` });
        const link = new vscode.DocumentLink(range, target);
        link.tooltip = vscode.l10n.t('Open the test {0}', place.test.named.name);
        links.push(link);
      }
    }
  }
  return links;
}

/** Where the tests are written that the selector at a position means. */
export async function testDefinitions(
  record: OpenRecord,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<vscode.LocationLink[]> {
  const offset = document.offsetAt(position);
  for (const item of record.parsed.evidence) {
    const selector = (await selectorsOf(record, item)).find(
      ({ span }) => offset >= span.start && offset <= span.end,
    );
    const outline = selector === undefined ? undefined : await reportOf(record, item, token);
    if (selector !== undefined && outline !== undefined) {
      const { start, end } = selector.span;
      const places = await placesOf(record.repository, await matching(outline, selector.value, MAX_TESTS));
      return places.map(({ uri, line }) => ({
        originSelectionRange: new vscode.Range(document.positionAt(start), document.positionAt(end)),
        targetUri: uri,
        targetRange: new vscode.Range(line, 0, line, 0),
      }));
    }
  }
  return [];
}

/** The tests that an item means, as they are in its report; none where that is large or cannot be read. */
export async function testsOf(
  repository: Repository,
  { file, format, tests, type }: EvidenceClaim,
  token: vscode.CancellationToken,
): Promise<readonly OutlinedTest[]> {
  const isTest = tests.length > 0 || type === 'test';
  const outline =
    file === undefined || !isTest
      ? undefined
      : await outlineOf(repository, file, format, token, MAX_LINKED_BYTES);
  const { compileSelector } = await loadEvidence();
  const matchers = (tests.length > 0 ? tests : ['*']).map(compileSelector);
  return (outline?.named ?? []).filter(({ named }) => matchers.some((matches) => matches(named)));
}

async function selectorsOf(
  { parsed }: OpenRecord,
  { index }: ParsedEvidence,
): Promise<readonly Located<string>[]> {
  const { listField } = await loadCore();
  return parsed.frontMatter === undefined ? [] : listField(parsed.frontMatter, ['evidence', index, 'tests']);
}

async function reportOf(
  { repository, parsed }: OpenRecord,
  { index, file }: ParsedEvidence,
  token: vscode.CancellationToken,
  maxBytes?: number,
): Promise<ReportOutline | undefined> {
  const { textField } = await loadCore();
  const format = parsed.frontMatter && textField(parsed.frontMatter, ['evidence', index, 'format'])?.value;
  return file === undefined ? undefined : outlineOf(repository, file.value, format, token, maxBytes);
}

async function matching(
  outline: ReportOutline | undefined,
  selector: string,
  max: number,
): Promise<readonly OutlinedTest[]> {
  const { compileSelector } = await loadEvidence();
  const matches = compileSelector(selector);
  return (outline?.named ?? []).filter(({ named }) => matches(named)).slice(0, max);
}

async function placesOf(
  repository: Repository,
  tests: readonly OutlinedTest[],
): Promise<readonly TestPlace[]> {
  const { filesOfTest, lineOfTest } = await loadEvidence();
  const all = tests.length === 0 ? [] : await filesOf(repository);
  const texts = new Map<string, string | undefined>();
  const found: TestPlace[] = [];
  for (const test of tests) {
    const places: TestPlace[] = [];
    for (const path of filesOfTest(test, all)) {
      if (!texts.has(path)) {
        texts.set(path, await textOf(repository, path));
      }
      const text = texts.get(path);
      const line = text === undefined ? undefined : lineOfTest(text, test);
      if (line !== undefined) {
        places.push({ test, uri: repository.uriOf(path), line });
      }
    }
    // Where several files have it nobody can tell which one was run.
    found.push(...(places.length === 1 ? places : []));
  }
  return found;
}

/** As it is in an editor, or else on disk; undefined where it cannot be read. */
async function textOf(repository: Repository, path: string): Promise<string | undefined> {
  const uri = repository.uriOf(path).toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  if (open !== undefined) {
    return open.getText();
  }
  const files = await repository.files();
  return files.readText(path, MAX_SOURCE_BYTES).catch(() => undefined);
}

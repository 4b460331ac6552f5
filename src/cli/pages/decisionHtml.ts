import type { Decision } from '../../core/model/decision';
import { makePage } from '../../core/page/makePage';
import type { PagePast } from '../../core/page/past';
import type { ParsedDecision } from '../../core/parse/parsedDecision';
import { decisionName } from '../../core/report/wording';
import type { DecisionWorkspace } from '../../core/service';
import { pageView } from '../../webview/page/pageView';
import { anchors } from '../../webview/static/anchors';
import { staticDocument } from '../../webview/static/document';
import { pageStyle } from './assets';

/**
 * The page of one decision as a document that stands alone, by what the workspace knows of its evidence and commits.
 * @param parsed its record
 * @param files the address at which the files of the repository can be seen
 */
export function decisionHtml(
  workspace: DecisionWorkspace,
  decision: Decision,
  parsed: ParsedDecision,
  past: PagePast,
  files: string | undefined,
): string {
  const page = makePage(workspace, decision, parsed, { checking: 'checked', past, fixes: [] });
  const link = anchors({ record: decision.path, files });
  return staticDocument({
    title: decisionName(decision),
    content: pageView(page, { link, canFix: false }),
    style: pageStyle(),
  });
}

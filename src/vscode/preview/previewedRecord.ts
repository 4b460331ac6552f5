import { dirname } from '../../core/graph/paths';
import type { Decision } from '../../core/model/decision';
import type { ArgumentItem } from '../../core/page/decisionPage';
import { makePage } from '../../core/page/makePage';
import { untoldPast } from '../../core/page/past';
import type { ParsedDecision } from '../../core/parse/parsedDecision';
import { fileAddress } from '../../core/report/fileAddress';
import { decisionName } from '../../core/report/wording';
import type { DecisionWorkspace } from '../../core/service';
import { checkedWord } from '../../webview/page/words';
import { evidenceAnchor, previewCard } from '../../webview/preview/card';
import type { PreviewedRecord } from '../../webview/preview/markdownPlugin';
import { anchors } from '../../webview/static/anchors';

/**
 * What a preview shows of a record, by what is known of it now. Links are relative to the record, as those in its text.
 * @param parsed its text as it is previewed
 * @param isVerifiable whether its evidence can be checked here
 */
export function previewedRecord(
  workspace: DecisionWorkspace,
  decision: Decision,
  parsed: ParsedDecision,
  isVerifiable: boolean,
): PreviewedRecord {
  const folder = dirname(decision.path);
  const root = folder === '' ? '.' : folder.replace(/[^/]+/g, '..');
  const pageOf = (path: string): string => fileAddress(root, path);
  const page = makePage(workspace, decision, parsed, {
    checking: isVerifiable ? 'checked' : 'impossible',
    past: untoldPast(undefined),
    fixes: [],
  });
  const items = new Map<string, ArgumentItem>();
  for (const item of page.argument.groups.flatMap((group) => group.items)) {
    items.set(item.id, items.get(item.id) ?? item);
  }
  return {
    card: previewCard(page, anchors({ record: decision.path, files: root, pageOf })),
    linkOf(name) {
      const item = items.get(name);
      if (item !== undefined) {
        const title = `${name} (${checkedWord(item.state)}): ${item.finding ?? ''}`;
        return { href: `#${evidenceAnchor(name)}`, title };
      }
      const found = workspace.resolve(name, folder);
      return found.kind === 'found' && found.decision.path !== decision.path
        ? {
            href: pageOf(found.decision.path),
            title: `${decisionName(found.decision)} (${found.decision.status})`,
          }
        : undefined;
    },
  };
}

import type { Decision } from '../../core/model/decision';
import { makePage } from '../../core/page/makePage';
import type { Steps } from '../../core/page/decisionPage';
import { decisionName } from '../../core/report/wording';
import { isUnexpected } from '../../core/report/notReadLines';
import type { DecisionWorkspace } from '../../core/service';
import { pageNames } from '../../core/site/pageNames';
import { siteDecision } from '../../core/site/siteModel';
import type { Site, SiteDecision } from '../../core/site/siteModel';
import { pageView } from '../../webview/page/pageView';
import { findingsView } from '../../webview/site/findingsView';
import { indexView, sharedView } from '../../webview/site/indexView';
import { siteDocument } from '../../webview/site/siteFrame';
import type { SiteFrame, SitePage } from '../../webview/site/siteFrame';
import { anchors } from '../../webview/static/anchors';
import { siteScript, siteStyle } from './assets';

/** What a site shows beside what the workspace knows. */
export interface SiteFacts {
  /** The statuses that a decision went through, by the path of its record. */
  readonly stepsOf: (path: string) => Steps;
  /** The address at which the files of the repository can be seen, without a final slash. */
  readonly files: string | undefined;
  /** What the site is as of, where that is not now. */
  readonly moment: string | undefined;
}

/** A site whose pages are made one after the other. */
export interface SiteFiles {
  /** The names of all its files: lower-case letters, digits and hyphens, ending in `.html`. */
  readonly names: readonly string[];
  /** Each file once, the one that leads to all others last. */
  readonly files: AsyncIterable<{ readonly name: string; readonly text: string }>;
}

const INDEX = 'index.html';
const FINDINGS = 'findings.html';

/** The files of a site of all decisions of a workspace, by what it knows of their evidence and commits. */
export function siteFiles(workspace: DecisionWorkspace, facts: SiteFacts): SiteFiles {
  const decisions = workspace.all();
  const names = pageNames(decisions);
  const frame = { style: siteStyle(), moment: facts.moment };
  const documentOf = (page: SitePage): { name: string; text: string } => ({
    name: page.name,
    text: siteDocument(page, frame),
  });
  async function* made(): AsyncGenerator<{ name: string; text: string }> {
    const listed: SiteDecision[] = [];
    for (const decision of decisions) {
      const name = names.byPath.get(decision.path) ?? '';
      const found = await decisionPage(workspace, decision, facts, names.byPath, frame);
      if (found !== undefined) {
        listed.push(found.listed);
        yield { name, text: found.text };
      }
    }
    const { shared } = names;
    const site: Site = { decisions: listed, shared, notRead: workspace.notRead.filter(isUnexpected) };
    for (const each of shared) {
      yield documentOf({ name: each.name, title: `Number ${each.number}`, content: sharedView(each, site) });
    }
    yield documentOf({ name: FINDINGS, title: 'Findings', content: findingsView(site) });
    yield documentOf({ name: INDEX, title: 'Decisions', content: indexView(site), script: siteScript() });
  }
  return {
    names: [...names.byPath.values(), ...names.shared.map(({ name }) => name), FINDINGS, INDEX],
    files: made(),
  };
}

/** The page of a decision with what lists say of it; undefined for a record that is gone meanwhile. */
async function decisionPage(
  workspace: DecisionWorkspace,
  decision: Decision,
  { stepsOf, files }: SiteFacts,
  names: ReadonlyMap<string, string>,
  frame: SiteFrame,
): Promise<{ readonly text: string; readonly listed: SiteDecision } | undefined> {
  const parsed = await workspace.parse(decision.path);
  if (parsed === undefined) {
    return undefined;
  }
  const steps = stepsOf(decision.path);
  const page = makePage(workspace, decision, parsed, { checking: 'checked', steps, fixes: [] });
  const link = anchors({ record: decision.path, files, pageOf: (path) => names.get(path) });
  const name = names.get(decision.path) ?? '';
  const content = pageView(page, { link, canFix: false });
  return {
    text: siteDocument({ name, title: decisionName(decision), content }, frame),
    listed: siteDecision(decision, page, name),
  };
}

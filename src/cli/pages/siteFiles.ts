import { collectAttention } from '../../core/attention/attention';
import { boardOf } from '../../core/board/board';
import type { BoardFacts } from '../../core/board/board';
import type { Decision } from '../../core/model/decision';
import { makePage } from '../../core/page/makePage';
import { standingIn } from '../../core/page/standing';
import type { PagePast } from '../../core/page/past';
import { decisionName } from '../../core/report/wording';
import { isUnexpected } from '../../core/report/notReadLines';
import type { ParsedDecision } from '../../core/parse/parsedDecision';
import type { DecisionWorkspace } from '../../core/service';
import { pageNames } from '../../core/site/pageNames';
import { siteDecision } from '../../core/site/siteModel';
import type { Site, SiteDecision } from '../../core/site/siteModel';
import type { SiteFile } from '../../node/writeSite';
import { boardView } from '../../webview/board/boardView';
import { pageView } from '../../webview/page/pageView';
import { findingsView } from '../../webview/site/findingsView';
import { indexView, sharedView } from '../../webview/site/indexView';
import { siteDocument } from '../../webview/site/siteFrame';
import type { SitePage } from '../../webview/site/siteFrame';
import { anchors } from '../../webview/static/anchors';
import type { RecordParser } from '../parsedOnce';
import { siteScript, siteStyle } from './assets';
import { MAP_FILES, mapPages } from './mapPages';

/** What a site shows beside what the workspace knows. */
export interface SiteFacts {
  /** Gives the record at a path; undefined when it is gone. */
  readonly parse: RecordParser;
  /** The statuses that a decision went through, by the path of its record. */
  readonly pastOf: (path: string) => PagePast;
  /** How decisions were made over time. */
  readonly past: BoardFacts['past'];
  /** ISO date: as of when it is judged what is due. */
  readonly today: string;
  /** ISO date: the end of what is shown over time. */
  readonly lastDay: string;
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
  readonly files: AsyncIterable<SiteFile>;
}

const INDEX = 'index.html';
const BOARD = 'board.html';
const FINDINGS = 'findings.html';
/** So many records are read at a time. */
const READ_AT_ONCE = 32;

/** The files of a site of all decisions of a workspace, by what it knows of their evidence and commits. */
export function siteFiles(workspace: DecisionWorkspace, facts: SiteFacts): SiteFiles {
  const decisions = workspace.all();
  const names = pageNames(decisions);
  const frame = { style: siteStyle(), moment: facts.moment };
  const documentOf = (page: SitePage): SiteFile => ({
    name: page.name,
    text: siteDocument(page, frame),
  });
  const pageOf = (path: string): string | undefined => names.byPath.get(path);
  const decisionPage = (decision: Decision, parsed: ParsedDecision, listed: SiteDecision[]): SiteFile => {
    const past = facts.pastOf(decision.path);
    const page = makePage(workspace, decision, parsed, { checking: 'checked', past, fixes: [] });
    const name = pageOf(decision.path) ?? '';
    listed.push(siteDecision(decision, page, name));
    const link = anchors({ record: decision.path, files: facts.files, pageOf });
    return documentOf({
      name,
      title: decisionName(decision),
      content: pageView(page, { link, canFix: false }),
    });
  };
  async function* made(): AsyncGenerator<SiteFile> {
    const listed: SiteDecision[] = [];
    for (let at = 0; at < decisions.length; at += READ_AT_ONCE) {
      const next = decisions.slice(at, at + READ_AT_ONCE);
      const records = await Promise.all(next.map(({ path }) => facts.parse(path)));
      for (const [index, decision] of next.entries()) {
        const parsed = records[index];
        // Its record may be gone meanwhile.
        if (parsed !== undefined) {
          yield decisionPage(decision, parsed, listed);
        }
      }
    }
    const { shared } = names;
    const site: Site = { decisions: listed, shared, notRead: workspace.notRead.filter(isUnexpected) };
    for (const each of shared) {
      yield documentOf({ name: each.name, title: `Number ${each.number}`, content: sharedView(each, site) });
    }
    const board = boardOf({
      decisions,
      stateOf: (decision) => standingIn(workspace, decision),
      attention: await collectAttention(
        { all: () => decisions, check: () => workspace.check(), parse: facts.parse },
        facts.today,
      ),
      today: facts.lastDay,
      past: facts.past,
    });
    const content = boardView(board, 'Board', anchors({ record: '', pageOf }));
    yield documentOf({ name: BOARD, title: 'Board', content });
    for (const page of mapPages(workspace, pageOf)) {
      yield documentOf(page);
    }
    yield documentOf({ name: FINDINGS, title: 'Findings', content: findingsView(site) });
    yield documentOf({ name: INDEX, title: 'Decisions', content: indexView(site), script: siteScript() });
  }
  return {
    names: [
      ...names.byPath.values(),
      ...names.shared.map(({ name }) => name),
      ...Object.values(MAP_FILES),
      BOARD,
      FINDINGS,
      INDEX,
    ],
    files: made(),
  };
}

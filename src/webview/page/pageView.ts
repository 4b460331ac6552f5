import type { DecisionPage } from '../../core/page/decisionPage';
import { html } from '../html';
import type { Html } from '../html';
import type { LinkMaker } from '../link';
import { argumentTable } from './argument';
import { comparisonSection } from './comparison';
import { about, head } from './head';
import { findingsSection, outcomeSection, workSection } from './rest';

/** Where a page is shown. */
export interface PageView {
  readonly link: LinkMaker;
  /** Whether a script hears the buttons of fixes. */
  readonly canFix: boolean;
}

/** The page of a decision, without what stands around it in a document. */
export function pageView(page: DecisionPage, { link, canFix }: PageView): Html {
  return html`<article class="page">
    ${head(page, link)} ${argumentTable(page.argument, link)} ${comparisonSection(page.comparisons, link)}
    ${findingsSection(page.findings, link, canFix)} ${outcomeSection(page, link)}
    ${about(page.facts, page.relations, link)} ${workSection(page, link)}
  </article>`;
}

/** What stands in the place of a page that cannot be shown. @param reason one sentence, with the way out */
export function noPage(reason: string): Html {
  return html`<article class="page"><p class="notice tone-warning">${reason}</p></article>`;
}

import { severities } from '../../core/model/severity';
import type { Severity } from '../../core/model/severity';
import type { Site, SiteDecision } from '../../core/site/siteModel';
import { count, severitySummary } from '../../core/report/wording';
import { html } from '../html';
import type { Html } from '../html';
import { toneIcon } from '../icons';
import { severitySigns } from '../page/rest';
import { withCode } from '../withCode';

const NONE: Readonly<Record<Severity, number>> = { error: 0, warning: 0, info: 0, hint: 0 };

/** The findings of all decisions by their severity, the loudest first; and the files that were not read. */
export function findingsView({ decisions, notRead }: Site): Html {
  const sections = severities
    .toReversed()
    .map((severity) => [severity, decisions.filter((decision) => has(decision, severity))] as const)
    .filter(([, found]) => found.length > 0);
  return html`<article class="page">
    <h1>Findings</h1>
    ${sections.length + notRead.length === 0 && html`<p class="note">There is nothing to look at.</p>`}
    ${sections.map(([severity, found]) => severitySection(severity, found))}
    ${
      notRead.length > 0 &&
      html`<section aria-labelledby="not-read">
        <h2 id="not-read">${count(notRead.length, 'file')} not read</h2>
        <ul>
          ${notRead.map(({ path, reason }) => html`<li><code>${path}</code> ${reason}</li>`)}
        </ul>
      </section>`
    }
  </article>`;
}

function has({ findings }: SiteDecision, severity: Severity): boolean {
  return findings.some((finding) => finding.severity === severity);
}

function severitySection(severity: Severity, decisions: readonly SiteDecision[]): Html {
  const { tone } = severitySigns[severity];
  const total = decisions.reduce(
    (sum, { findings }) => sum + findings.filter((finding) => finding.severity === severity).length,
    0,
  );
  const heading = html`<h2 id="${severity}">${severitySummary({ ...NONE, [severity]: total })}</h2>`;
  const list = html`<ul class="findings">
    ${decisions.map(
      ({ id, title, page, findings }) =>
        html`<li class="finding-item tone-${tone}">
          ${toneIcon(tone)}
          <div>
            <p><a href="${page}">${title === id ? id : `${id} ${title}`}</a></p>
            <ul class="messages">
              ${findings
                .filter((finding) => finding.severity === severity)
                .map(
                  ({ message, rule }) =>
                    html`<li>${withCode(message)} <span class="rule dim">${rule}</span></li>`,
                )}
            </ul>
          </div>
        </li>`,
    )}
  </ul>`;
  // Hints are there for who looks for them.
  return severity === 'hint'
    ? html`<details>
        <summary>${heading}</summary>
        ${list}
      </details>`
    : html`<section aria-labelledby="${severity}">${heading} ${list}</section>`;
}

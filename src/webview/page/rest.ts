import type { DecisionPage, PageCommits, PageFinding } from '../../core/page/decisionPage';
import type { Severity } from '../../core/model/severity';
import { html } from '../html';
import type { Html } from '../html';
import { toneIcon } from '../icons';
import type { LinkMaker } from '../link';
import { withCode } from '../withCode';
import { factList } from './head';

/** The sign and the word of each severity. */
export const severitySigns: Readonly<
  Record<Severity, { readonly tone: 'bad' | 'warning' | 'quiet'; readonly word: string }>
> = {
  error: { tone: 'bad', word: 'Error' },
  warning: { tone: 'warning', word: 'Warning' },
  info: { tone: 'quiet', word: 'Information' },
  hint: { tone: 'quiet', word: 'Hint' },
};

/** What there is to do, with the fixes that can be applied. @param canFix whether a script hears the buttons */
export function findingsSection(findings: readonly PageFinding[], link: LinkMaker, canFix: boolean): Html {
  return findings.length === 0
    ? html``
    : html`<section aria-labelledby="findings">
        <h2 id="findings">To look at</h2>
        <ul class="findings">
          ${findings.map((finding, index) => findingItem(finding, index, link, canFix))}
        </ul>
      </section>`;
}

function findingItem(
  { severity, message, rule, line, fixes }: PageFinding,
  index: number,
  link: LinkMaker,
  canFix: boolean,
): Html {
  const { tone, word } = severitySigns[severity];
  return html`<li class="finding-item tone-${tone}">
    ${toneIcon(tone)}
    <div>
      <p><span class="unseen">${word}:</span> ${withCode(message)}</p>
      <p class="actions">
        ${
          canFix &&
          fixes.map(
            (title, fix) =>
              html`<button type="button" class="fix" data-finding="${index}" data-fix="${fix}">
                ${title}
              </button>`,
          )
        }
        ${link({ kind: 'line', line }, `line ${line + 1}`, { label: `Go to line ${line + 1}` })}
        ${link({ kind: 'rule', rule }, rule, { label: `Explain ${rule}` })}
      </p>
    </div>
  </li>`;
}

/** What the decision was to bring, beside what it brought. */
export function outcomeSection({ outcome }: DecisionPage, link: LinkMaker): Html {
  return outcome.length === 0
    ? html``
    : html`<section aria-labelledby="outcome">
        <h2 id="outcome">Outcome</h2>
        ${factList(outcome, link)}
      </section>`;
}

/** The code that the decision rules, and the commits that belong to it. */
export function workSection({ governs, commits }: DecisionPage, link: LinkMaker): Html {
  if (governs.length + commits.shown.length === 0) {
    return html``;
  }
  return html`<section aria-labelledby="work">
    <h2 id="work">Code and commits</h2>
    ${
      governs.length > 0 &&
      html`<p>Rules ${governs.map((glob, at) => html`${at > 0 && ', '}${globLink(glob, link)}`)}</p>`
    }
    ${commitList(commits)}
  </section>`;
}

/** A glob leads nowhere; a file or folder does. */
function globLink(glob: string, link: LinkMaker): Html {
  return /[*?[\]{}!]/.test(glob) ? html`<code>${glob}</code>` : link({ kind: 'path', path: glob }, glob);
}

function commitList({ shown, more }: PageCommits): Html {
  if (shown.length === 0) {
    return html``;
  }
  return html`<ul class="commits">
      ${shown.map(
        ({ id, subject, who, date, isWork, changesGoverned }) =>
          html`<li>
            <code>${id}</code> <span>${subject}</span>
            <span class="dim"
              >· ${who},
              ${date}${!isWork && ' · record only'}${changesGoverned === true && ' · changes governed code'}</span
            >
          </li>`,
      )}
    </ul>
    ${more > 0 && html`<p class="note">and ${more} more</p>`}`;
}

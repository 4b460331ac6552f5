import type { DecisionPage, Fact, PageRelation, Step, Steps } from '../../core/page/decisionPage';
import { html } from '../html';
import type { Html } from '../html';
import { toneIcon } from '../icons';
import { linked } from '../link';
import type { LinkMaker } from '../link';

/** What was decided, and how it stands. */
export function head(page: DecisionPage, link: LinkMaker): Html {
  const { id, title, headline, problems, steps } = page;
  const { status, wording, statusLine, tone, word, sentence, chosen } = headline;
  const shown = wording ?? status;
  return html`<header class="head">
    <p class="kicker">
      <span class="id">${id}</span>
      ${
        statusLine === undefined
          ? html`<span class="status">${shown}</span>`
          : html`<span class="status"
              >${link({ kind: 'line', line: statusLine }, shown, { label: `Status: ${shown}` })}</span
            >`
      }
    </p>
    <h1>${title}</h1>
    ${
      chosen.length > 0 &&
      html`<p class="chosen">
        Chosen: ${chosen.map((option, at) => html`${at > 0 && ', '}<strong>${option}</strong>`)}
      </p>`
    }
    ${problems.length > 0 && broken(page, link)}
    <p class="verdict tone-${tone}">
      ${toneIcon(tone)}<span><strong>${word}.</strong> ${sentence}</span>
    </p>
    ${timeline(steps)}
  </header>`;
}

function broken({ problems }: DecisionPage, link: LinkMaker): Html {
  return html`<div class="notice tone-bad">
    <p>
      <strong>This record cannot be read completely.</strong> What is shown below may be less than it says.
    </p>
    <ul>
      ${problems.map(
        ({ message, line }) =>
          html`<li>
            ${message}
            ${link({ kind: 'line', line }, `line ${line + 1}`, { label: `Go to line ${line + 1}` })}
          </li>`,
      )}
    </ul>
  </div>`;
}

function timeline(steps: Steps): Html {
  if (steps.kind === 'untold') {
    return html`<p class="note">${steps.reason ?? 'Reading the history…'}</p>`;
  }
  const { steps: told, notes } = steps;
  return html`<ol class="steps" aria-label="History of the status">
      ${told.map((step, index) => stepItem(step, index === told.length - 1))}
    </ol>
    ${notes.map((note) => html`<p class="note">${note}</p>`)}`;
}

function stepItem({ status, date, who }: Step, isLast: boolean): Html {
  return html`<li class="${isLast ? 'step now' : 'step'}">
    <span class="step-status">${status}</span>
    <span class="step-when">${date ?? 'not committed'}</span>
    <span class="step-who">${who}</span>
  </li>`;
}

/** People with their roles, dates, and the decisions around this one. */
export function about(facts: readonly Fact[], relations: readonly PageRelation[], link: LinkMaker): Html {
  if (facts.length + relations.length === 0) {
    return html``;
  }
  return html`<section aria-labelledby="about">
    <h2 id="about">People, dates and relations</h2>
    ${factList(facts, link)}
    ${
      relations.length > 0 &&
      html`<ul class="relations">
        ${relations.map(
          ({ words, link: to, status }) =>
            html`<li>
              <span class="words">${words}</span> ${linked(to, link)}
              ${status !== undefined && html`<span class="dim">(${status})</span>`}
            </li>`,
        )}
      </ul>`
    }
  </section>`;
}

/** Names with their values. */
export function factList(facts: readonly Fact[], link: LinkMaker): Html {
  return html`<dl class="facts">
    ${facts.map(
      ({ name, values }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${values.map((value, at) => html`${at > 0 && ', '}${linked(value, link)}`)}</dd>
        </div>`,
    )}
  </dl>`;
}

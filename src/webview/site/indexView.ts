import type { Site, SiteDecision } from '../../core/site/siteModel';
import type { SharedName } from '../../core/site/pageNames';
import { compareText } from '../../core/graph/paths';
import { count } from '../../core/report/wording';
import { choiceField, searchField } from '../filterFields';
import { html } from '../html';
import type { Html } from '../html';
import { toneIcon } from '../icons';

/** All decisions, with what is needed to find one. Its script shows the filter; without it everything is listed. */
export function indexView({ decisions }: Site): Html {
  const folders = [...new Set(decisions.map(({ folder }) => folder))];
  return html`<article class="page">
    <h1>Decisions</h1>
    ${summary(decisions)} ${filter(decisions)}
    ${folders.map((folder) =>
      listOf(
        folders.length > 1 ? folder : undefined,
        decisions.filter((decision) => decision.folder === folder),
      ),
    )}
    <p class="note none" hidden>No decision is like that.</p>
  </article>`;
}

const TONES: readonly SiteDecision['tone'][] = ['good', 'quiet', 'warning', 'bad'];

/** How many decisions stand how. */
function summary(decisions: readonly SiteDecision[]): Html {
  const words = new Map<string, { tone: SiteDecision['tone']; number: number }>();
  for (const { word, tone } of decisions) {
    words.set(word, { tone, number: (words.get(word)?.number ?? 0) + 1 });
  }
  const ordered = [...words].sort(
    ([a, { tone: first }], [b, { tone: second }]) =>
      TONES.indexOf(first) - TONES.indexOf(second) || compareText(a, b),
  );
  return html`<p class="counts">
    <span>${count(decisions.length, 'decision')}:</span>
    ${ordered.map(
      ([word, { tone, number }]) =>
        html`<span class="state tone-${tone}">${toneIcon(tone)}${number} ${word.toLowerCase()}</span>`,
    )}
  </p>`;
}

function filter(decisions: readonly SiteDecision[]): Html {
  return html`<form class="filter" role="search" hidden>
    ${searchField('title, tag, person…')}
    ${choiceField(
      'status',
      'Status',
      decisions.map(({ status }) => status),
    )}
    ${choiceField(
      'state',
      'How it stands',
      decisions.map(({ word }) => word),
    )}
    <output></output>
  </form>`;
}

function listOf(folder: string | undefined, decisions: readonly SiteDecision[]): Html {
  return html`<section class="folder">
    ${folder !== undefined && html`<h2>${folder}</h2>`}
    <ul class="decisions">
      ${decisions.map(listItem)}
    </ul>
  </section>`;
}

function listItem(decision: SiteDecision): Html {
  const { id, title, page, status, statusText, tone, word, chosen, date, tags, people } = decision;
  return html`<li data-status="${status}" data-state="${word}" data-words="${people.join(' ')}">
    <span class="id dim">${title === id ? '' : id}</span>
    <div class="name">
      <a href="${page}">${title}</a>
      ${
        chosen.length + tags.length > 0 &&
        html`<p class="dim">
          ${[...chosen, ...tags.map((tag) => `#${tag}`)].map((text, at) => html`${at > 0 && ' · '}${text}`)}
        </p>`
      }
    </div>
    <span class="state tone-${tone}">${word.toLowerCase() !== status && html`${toneIcon(tone)}${word}`}</span>
    <span class="status">${statusText}</span>
    <span class="date dim">${date}</span>
  </li>`;
}

/** What a number leads to that several decisions have. */
export function sharedView({ number, paths }: SharedName, { decisions }: Site): Html {
  const named = decisions.filter(({ path }) => paths.includes(path));
  return html`<article class="page">
    <h1>${count(named.length, 'decision')} with the number ${number}</h1>
    ${listOf(undefined, named)}
    <section>
      <h2>Their records</h2>
      <ul>
        ${named.map(
          ({ path, page, title }) => html`<li><a href="${page}">${title}</a> <code>${path}</code></li>`,
        )}
      </ul>
    </section>
  </article>`;
}

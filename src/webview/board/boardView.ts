import type { Board, BoardEntry, BoardGroup } from '../../core/board/board';
import { count } from '../../core/report/wording';
import { html } from '../html';
import type { Html } from '../html';
import { toneIcon } from '../icons';
import type { LinkMaker } from '../link';
import { withCode } from '../withCode';
import { pastSection } from './past';

/** The board of a repository, without what stands around it in a document. @param name what the repository is called */
export function boardView(board: Board, name: string, link: LinkMaker): Html {
  const { states, attention, statuses, past } = board;
  return html`<article class="page board">
    <header class="head">
      <p class="kicker"><span class="id">${name}</span></p>
      <h1>Decision board</h1>
      <p class="lead">${summary(board)}</p>
    </header>
    ${
      states.length > 0 &&
      html`<section aria-labelledby="states">
        <h2 id="states">How those in force stand</h2>
        ${shares(states)} ${groupList('state', states, link)}
      </section>`
    }
    <section aria-labelledby="attention">
      <h2 id="attention">What needs attention</h2>
      ${attention.length === 0 ? html`<p>Nothing: no decision is waiting for anybody.</p>` : groupList('attention', attention, link)}
    </section>
    ${pastSection(past, link)}
    ${
      statuses.length > 0 &&
      html`<section aria-labelledby="statuses">
        <h2 id="statuses">By status</h2>
        ${groupList('status', statuses, link)}
      </section>`
    }
  </article>`;
}

function summary({ decisions, inForce, states }: Board): string {
  const counts = states.map(({ name, entries }) => `${entries.length} ${name.toLowerCase()}`);
  const standing = counts.length === 0 ? '' : `: ${counts.join(', ')}`;
  return decisions === 0
    ? 'There is no decision yet: write the first one with the command “Grounds: New Decision…”.'
    : `${count(decisions, 'decision')}, ${inForce} in force${standing}.`;
}

/** The parts of a whole, for the eye: the list below says the same in words. */
function shares(groups: readonly BoardGroup[]): Html {
  const total = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  let start = 0;
  return html`<svg class="shares" width="100%" height="14" aria-hidden="true">
    ${groups.map(({ key, tone, entries }) => {
      const [from, width] = [start, (100 * entries.length) / total];
      start += width;
      return html`<rect
        class="share tone-${tone} share-${key}"
        x="${rounded(from)}%"
        width="${rounded(width)}%"
        height="14"
      />`;
    })}
  </svg>`;
}

function rounded(percent: number): number {
  return Math.round(percent * 100) / 100;
}

/** Numbers, each of which opens its list. @param kind tells these lists from others on the board */
export function groupList(kind: string, groups: readonly BoardGroup[], link: LinkMaker): Html {
  return html`<ul class="groups">
    ${groups.map(
      ({ key, tone, name, definition, entries }) =>
        html`<li class="group-item tone-${tone}">
          <details data-key="${kind}-${key}">
            <summary>
              ${toneIcon(tone)}<strong class="number">${entries.length}</strong> <span>${name}</span>
            </summary>
            ${definition !== '' && html`<p class="note">${definition}</p>`}
            <ul class="entries">
              ${entries.map((entry) => entryItem(entry, link))}
            </ul>
          </details>
        </li>`,
    )}
  </ul>`;
}

function entryItem({ path, name, note }: BoardEntry, link: LinkMaker): Html {
  return html`<li>
    ${link({ kind: 'decision', path }, name)}
    ${note !== undefined && html`<span class="dim">${withCode(note)}</span>`}
  </li>`;
}

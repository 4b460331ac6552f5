import type { ArgumentItem, DecisionPage } from '../../core/page/decisionPage';
import { html } from '../html';
import type { Html } from '../html';
import { sideIcon, stateIcon, toneIcon } from '../icons';
import { linked } from '../link';
import type { LinkMaker } from '../link';
import { factList } from '../page/head';
import { checkedWord, toneOf } from '../page/words';

/** What stands in a preview in the place of the front matter of a record: how it stands, its evidence, people and relations. */
export function previewCard(page: DecisionPage, link: LinkMaker): Html {
  const { id, headline, argument, facts, relations, problems } = page;
  const { status, wording = status, tone, word, sentence } = headline;
  const items = argument.groups.flatMap((group) => group.items);
  return html`<section class="grounds-card" aria-label="${id}">
    <p class="grounds-head">
      <span class="grounds-dim">${id}</span> <span class="grounds-status">${wording}</span>
    </p>
    <p class="grounds-verdict grounds-${tone}">
      ${toneIcon(tone)}<span><strong>${word}.</strong> ${sentence}</span>
    </p>
    ${problems.map(
      ({ message, line }) =>
        html`<p class="grounds-verdict grounds-bad">
          ${toneIcon('bad')}<span>Line ${line + 1} cannot be read: ${message}</span>
        </p>`,
    )}
    ${
      items.length > 0 &&
      html`<table>
        <thead>
          <tr>
            <th scope="col">Evidence</th>
            <th scope="col">Says</th>
            <th scope="col">Finding</th>
          </tr>
        </thead>
        <tbody>
          ${items.map((item) => itemRow(item, page, link))}
        </tbody>
      </table>`
    }
    ${facts.length > 0 && factList(facts, link)}
    ${
      relations.length > 0 &&
      html`<ul>
        ${relations.map(
          ({ words, link: to, status: other }) =>
            html`<li>
              <span class="grounds-dim">${words}</span> ${linked(to, link)}
              ${other !== undefined && html`<span class="grounds-dim">(${other})</span>`}
            </li>`,
        )}
      </ul>`
    }
  </section>`;
}

/** What a reference to an item of evidence leads to within the preview. */
export function evidenceAnchor(id: string): string {
  return `grounds-evidence-${encodeURIComponent(id.replace(/\p{Cs}/gu, ''))}`;
}

function itemRow(
  { id, type, state, cells, finding, reasons, result, sources }: ArgumentItem,
  { argument }: DecisionPage,
  link: LinkMaker,
): Html {
  const sides = cells.flatMap(({ side, value }, index) => {
    const title = argument.options[index]?.title ?? '';
    return side === undefined
      ? []
      : [
          html`<p>
            ${sideIcon(side)}${side} ${title}${value !== undefined && html`: <strong>${value}</strong>`}
          </p>`,
        ];
  });
  return html`<tr id="${evidenceAnchor(id)}">
    <td>
      <strong>${id}</strong> <span class="grounds-dim">${type}</span>
      <p class="grounds-state grounds-${toneOf(state)}">${stateIcon(state)}${checkedWord(state)}</p>
    </td>
    <td>${sides}</td>
    <td>
      ${finding ?? html`<em>It does not say what its data means.</em>`}
      ${state !== 'verified' && reasons.map((reason) => html`<p class="grounds-dim">${reason}</p>`)}
      <p class="grounds-sources">
        ${result !== undefined && html`<span>${result}</span> `}${sources.map(
          (source) => html`${linked(source, link)} `,
        )}
      </p>
    </td>
  </tr>`;
}

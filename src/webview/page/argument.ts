import type {
  Argument,
  ArgumentCell,
  ArgumentGroup,
  ArgumentItem,
  ArgumentOption,
} from '../../core/page/decisionPage';
import { html } from '../html';
import type { Html } from '../html';
import { sideIcon, stateIcon } from '../icons';
import { linked } from '../link';
import type { LinkMaker } from '../link';
import { checkedWord, toneOf } from './words';

/** A table of more items than these scrolls by itself, so that the options stay in sight. */
const LONG = 12;

/** Options across, evidence down by the drivers that it bears on, and in each cell what the one says about the other. */
export function argumentTable({ options, groups }: Argument, link: LinkMaker): Html {
  const items = groups.flatMap((group) => group.items);
  if (options.length === 0 && items.length === 0) {
    return html`<section aria-labelledby="argument">
      <h2 id="argument">The argument</h2>
      <p class="note">The record names no options and no evidence yet.</p>
    </section>`;
  }
  const isLong = items.length > LONG;
  // The head of the table says it already.
  const isOnlyOne = groups.length === 1 && groups[0]?.kind === 'other';
  return html`<section aria-labelledby="argument">
    <h2 id="argument">The argument</h2>
    <div class="scroll${isLong && ' is-long'}" tabindex="0" role="region" aria-label="Evidence by option">
      <table class="argument">
        <thead>
          <tr>
            <th scope="col" class="what">Evidence</th>
            ${options.map((option) => optionHead(option, link))}
          </tr>
        </thead>
        ${groups.map((group) => groupRows(group, options, link, !isOnlyOne))}
        ${
          items.length === 0 &&
          html`<tbody>
            <tr>
              <td colspan="${options.length + 1}" class="note">There is no evidence yet.</td>
            </tr>
          </tbody>`
        }
      </table>
    </div>
  </section>`;
}

function optionHead({ title, line, isChosen, isTested }: ArgumentOption, link: LinkMaker): Html {
  return html`<th scope="col" class="option${isChosen && ' is-chosen'}${!isTested && ' is-untested'}">
    ${line === undefined ? title : link({ kind: 'line', line }, title)}
    ${isChosen && html`<span class="badge">chosen</span>`}
    ${!isTested && html`<span class="badge empty">no evidence</span>`}
  </th>`;
}

function groupRows(
  group: ArgumentGroup,
  options: readonly ArgumentOption[],
  link: LinkMaker,
  hasHead: boolean,
): Html {
  return html`<tbody>
    ${hasHead && groupHead(group, options.length + 1, link)}
    ${group.items.map((item) => itemRow(item, options, link))}
  </tbody>`;
}

function groupHead(
  { title, kind, line, items, also }: ArgumentGroup,
  columns: number,
  link: LinkMaker,
): Html {
  return html`<tr class="group">
    <th scope="rowgroup" colspan="${columns}">
      ${kind === 'driver' && html`<span class="dim">Driver</span> `}${
        line === undefined ? title : link({ kind: 'line', line }, title)
      }
      ${also.length > 0 && html`<span class="dim">also ${also.join(', ')}</span>`}
      ${items.length + also.length === 0 && html`<span class="badge empty">no evidence</span>`}
    </th>
  </tr>`;
}

function itemRow(item: ArgumentItem, options: readonly ArgumentOption[], link: LinkMaker): Html {
  const { id, line, type, finding, state, reasons, result, sources, cells } = item;
  return html`<tr>
    <th scope="row" class="what">
      <p class="item-head">
        ${link({ kind: 'line', line }, id, { label: `${id}: go to the record` })}
        ${type !== undefined && html`<span class="dim">${type}</span>`}
        <span class="state tone-${toneOf(state)}">${stateIcon(state)}${checkedWord(state)}</span>
      </p>
      ${
        finding === undefined
          ? html`<p class="finding missing">It does not say what its data means.</p>`
          : html`<p class="finding">${finding}</p>`
      }
      ${state !== 'verified' && reasons.map((reason) => html`<p class="reason">${reason}</p>`)}
      <p class="sources">
        ${result !== undefined && html`<span class="result">${result}</span>`}
        ${sources.map((source) => linked(source, link))}
      </p>
    </th>
    ${cells.map((cell, index) => cellOf(cell, item, options[index]))}
  </tr>`;
}

function cellOf(
  { side, value }: ArgumentCell,
  { state }: ArgumentItem,
  option: ArgumentOption | undefined,
): Html {
  const column = `${option?.isChosen === true ? ' is-chosen' : ''}${option?.isTested === false ? ' is-untested' : ''}`;
  if (side === undefined) {
    return html`<td class="cell none${column}"><span class="unseen">says nothing</span></td>`;
  }
  return html`<td class="cell ${side}${column} tone-${toneOf(state)}">
    <span class="side">${sideIcon(side)}${side}</span>
    ${value !== undefined && html`<span class="value">${value}</span>`}
    ${state !== 'verified' && html`<span class="state">${stateIcon(state)}${checkedWord(state)}</span>`}
  </td>`;
}

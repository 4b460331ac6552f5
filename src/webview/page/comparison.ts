import { formatQuantity } from '../../core/evidence/units';
import type { ComparedValue, Comparison, Limit } from '../../core/page/decisionPage';
import { html } from '../html';
import type { Html } from '../html';
import type { LinkMaker } from '../link';
import { axisFor } from '../plot';
import type { Axis } from '../plot';
import { courseFigure } from './course';

/** Where the plots' rows have their middle, and how high they are, in pixels. */
const MIDDLE = 14;
const HEIGHT = 28;

/** The numbers of the evidence, option beside option. */
export function comparisonSection(comparisons: readonly Comparison[], link: LinkMaker): Html {
  return comparisons.length === 0
    ? html``
    : html`<section aria-labelledby="comparisons">
        <h2 id="comparisons">Measured</h2>
        ${comparisons.map((comparison) => comparisonFigure(comparison, link))}
      </section>`;
}

/** One comparison as a plot with its text behind it. Whoever cannot see it has the table. */
export function comparisonFigure(comparison: Comparison, link: LinkMaker): Html {
  const { id, line, measure, unit, better, limits, values, missing, course } = comparison;
  const axis = axisFor([
    ...limits.map(({ value }) => value),
    ...values.flatMap(({ value, low, high, distribution }) =>
      [value, low, high, distribution?.min, distribution?.max].flatMap((each) => each ?? []),
    ),
  ]);
  return html`<figure class="comparison">
    <figcaption>
      ${link({ kind: 'line', line }, id, { label: `${id}: go to the record` })} <strong>${measure}</strong>${
        unit !== undefined && ` in ${unit}`
      }${better !== undefined && html` <span class="dim">· ${better} is better</span>`}${limits.map(
        (limit) => html` <span class="dim">· ${limitText(limit)}</span>`,
      )}
    </figcaption>
    <div class="plot" aria-hidden="true">
      ${values.map((value) => plotRow(value, axis, limits))} ${axisRow(axis, limits)}
    </div>
    ${legend(comparison, axis)}
    ${missing.length > 0 && html`<p class="note">The data has no number for ${missing.join(', ')}.</p>`}
    <details data-key="${`table-${id}`}">
      <summary>Show the numbers</summary>
      ${numbers(comparison)}
    </details>
    ${course !== undefined && courseFigure(comparison, course)}
  </figure>`;
}

function limitText({ side, text }: Pick<Limit, 'side' | 'text'>): string {
  return `${side.replace('-', ' ')} ${text}`;
}

function plotRow(value: ComparedValue, axis: Axis, limits: readonly Limit[]): Html {
  const { name, isChosen, text } = value;
  return html`<div class="plot-row${isChosen && ' is-chosen'}">
    <span class="plot-name">${name}</span>
    <svg class="strip" width="100%" height="${HEIGHT}">
      <line class="grid" x1="0" x2="100%" y1="${MIDDLE}" y2="${MIDDLE}" />
      ${value.distribution === undefined ? bar(value, axis) : box(value.distribution, axis)}
      ${spread(value, axis)}
      ${limits.map((limit) => html`<line class="limit" x1="${axis.at(limit.value)}%" x2="${axis.at(limit.value)}%" y1="0" y2="${HEIGHT}" />`)}
      <circle class="point" cx="${axis.at(value.value)}%" cy="${MIDDLE}" r="5" />
    </svg>
    <span class="plot-value">${text}</span>
  </div>`;
}

/** Its length says the value, where the axis has a zero to measure from. */
function bar({ value }: ComparedValue, axis: Axis): Html {
  if (!axis.hasZero) {
    return html``;
  }
  const [from, to] = [axis.at(0), axis.at(value)].sort((a, b) => a - b) as [number, number];
  return html`<rect class="bar" x="${from}%" width="${shown(to - from)}%" y="${MIDDLE - 4}" height="8" />`;
}

function box(
  { min, lowerQuartile, median, upperQuartile, max }: NonNullable<ComparedValue['distribution']>,
  axis: Axis,
): Html {
  const [low, from, middle, to, high] = [min, lowerQuartile, median, upperQuartile, max].map((each) =>
    axis.at(each),
  ) as [number, number, number, number, number];
  return html`<line class="whisker" x1="${low}%" x2="${high}%" y1="${MIDDLE}" y2="${MIDDLE}" />
    <line class="whisker" x1="${low}%" x2="${low}%" y1="${MIDDLE - 4}" y2="${MIDDLE + 4}" />
    <line class="whisker" x1="${high}%" x2="${high}%" y1="${MIDDLE - 4}" y2="${MIDDLE + 4}" />
    <rect class="box" x="${from}%" width="${shown(to - from)}%" y="${MIDDLE - 7}" height="14" />
    <line class="median" x1="${middle}%" x2="${middle}%" y1="${MIDDLE - 7}" y2="${MIDDLE + 7}" />`;
}

function spread({ low, high }: ComparedValue, axis: Axis): Html {
  if (low === undefined || high === undefined) {
    return html``;
  }
  const [from, to] = [axis.at(low), axis.at(high)];
  return html`<line class="spread" x1="${from}%" x2="${to}%" y1="${MIDDLE}" y2="${MIDDLE}" />
    ${[from, to].map((end) => html`<line class="spread" x1="${end}%" x2="${end}%" y1="${MIDDLE - 5}" y2="${MIDDLE + 5}" />`)}`;
}

function axisRow(axis: Axis, limits: readonly Limit[]): Html {
  return html`<div class="plot-row axis">
    <span class="plot-name"></span>
    <svg class="strip" width="100%" height="${limits.length > 0 ? 32 : 18}">
      ${axis.ticks.map((tick) => mark(axis.at(tick), 13, formatQuantity(tick, undefined), 'tick'))}
      ${limits.map(({ side, value, text }) => mark(axis.at(value), 28, limitText({ side, text }), 'tick limit-text'))}
    </svg>
    <span class="plot-value"></span>
  </div>`;
}

/** A text under a place of the axis; at its ends it stays inside. */
function mark(at: number, y: number, text: string, style: string): Html {
  const anchor = at < 8 ? 'start' : at > 92 ? 'end' : 'middle';
  return html`<text class="${style}" x="${at}%" y="${y}" text-anchor="${anchor}">${text}</text>`;
}

/** What the marks of a plot mean. */
function legend({ values, measure }: Comparison, { hasZero }: Axis): Html {
  const spreads = values.some(({ low, high }) => low !== undefined && high !== undefined);
  const boxes = values.some(({ distribution }) => distribution !== undefined);
  const parts = [
    ...(boxes
      ? [
          `Point: ${measure}. Box: the middle half of the values, with their median. Thin line: lowest to highest.`,
        ]
      : []),
    ...(spreads ? ['Line through a point: where the true value lies, as far as the data can tell.'] : []),
    ...(hasZero ? [] : ['The axis does not begin at zero.']),
  ];
  return parts.length === 0 ? html`` : html`<p class="legend">${parts.join(' ')}</p>`;
}

function numbers({ id, values, unit, limits, missing }: Comparison): Html {
  const hasSpread = values.some(({ low }) => low !== undefined);
  const hasBox = values.some(({ distribution }) => distribution !== undefined);
  const number = (value: number | undefined): string =>
    value === undefined ? '' : formatQuantity(value, unit);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Numbers of ${id}">
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">Option</th>
          <th scope="col">Value</th>
          ${hasSpread && html`<th scope="col">Interval</th>`}
          ${hasBox && ['Lowest', 'Lower quartile', 'Median', 'Upper quartile', 'Highest'].map((name) => html`<th scope="col">${name}</th>`)}
          <th scope="col">Measurements</th>
        </tr>
      </thead>
      <tbody>
        ${values.map(
          ({ name, isChosen, leads, text, low, high, count, distribution }) =>
            html`<tr>
              <th scope="row">${name}${isChosen && ' (chosen)'}${leads && ' (best)'}</th>
              <td>${text}</td>
              ${hasSpread && html`<td>${low === undefined ? '' : `${number(low)} to ${number(high)}`}</td>`}
              ${
                hasBox &&
                [
                  distribution?.min,
                  distribution?.lowerQuartile,
                  distribution?.median,
                  distribution?.upperQuartile,
                  distribution?.max,
                ].map((each) => html`<td>${number(each)}</td>`)
              }
              <td>${count}</td>
            </tr>`,
        )}
        ${missing.map(
          (name) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td colspan="${2 + (hasSpread ? 1 : 0) + (hasBox ? 5 : 0)}">no number</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${limits.map((limit) => html`<p class="note">Limit: ${limitText(limit)}.</p>`)}
  </div>`;
}

function shown(percent: number): number {
  return Math.round(percent * 100) / 100;
}

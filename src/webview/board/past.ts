import type { BoardPast } from '../../core/board/board';
import { sampledTrend } from '../../core/board/trend';
import type { TrendPoint } from '../../core/board/trend';
import type { Figure } from '../../core/report/outcomesFigures';
import { count } from '../../core/report/wording';
import { html } from '../html';
import type { Html } from '../html';
import type { LinkMaker } from '../link';
import { axisFor } from '../plot';
import type { Axis } from '../plot';
import { withCode } from '../withCode';
import { groupList } from './boardView';

/** The size of the drawing, in its own units: it is stretched to the width that there is. */
const WIDTH = 1000;
const HEIGHT = 160;
/** So many days are marked on the axis, and so many rows has the table. */
const DAYS = 4;
const ROWS = 12;

/** How decisions were made over time, and how they turned out. */
export function pastSection(past: BoardPast, link: LinkMaker): Html {
  if (past.kind === 'untold') {
    return html`<section aria-labelledby="past">
      <h2 id="past">Over time</h2>
      <p class="note">${past.reason ?? 'Reading the history…'}</p>
    </section>`;
  }
  const { trend, figures, verdicts, untold } = past;
  return html`<section aria-labelledby="past">
      <h2 id="past">Over time</h2>
      ${trend.length === 0 ? html`<p class="note">No commit has a decision as accepted yet.</p>` : trendFigure(trend)}
      ${untold > 0 && html`<p class="note">Without ${count(untold, 'decision')} whose past is not known.</p>`}
    </section>
    <section aria-labelledby="outcomes">
      <h2 id="outcomes">How they were made and turned out</h2>
      <dl class="figures">${figures.map(figureItem)}</dl>
      ${verdicts.length > 0 && groupList('verdict', verdicts, link)}
    </section>`;
}

function figureItem({ name, value, definition, untold }: Figure): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>
      <span class="value">${value}</span>
      <span class="note">${withCode(definition)}${untold !== undefined && ` Not told of ${untold}.`}</span>
    </dd>
  </div>`;
}

function trendFigure(trend: readonly TrendPoint[]): Html {
  const values = axisFor(trend.map(({ inForce }) => inForce).concat(0));
  const days = dayScale(trend);
  return html`<figure class="trend">
    <figcaption>
      Decisions in force at the end of each day
      <span class="dim">· with and without evidence in their record</span>
    </figcaption>
    <div class="trend-plot" aria-hidden="true">
      <svg class="trend-lines" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">
        ${values.ticks.map((tick) => html`<line class="grid" x1="0" x2="${WIDTH}" y1="${heightOf(values, tick)}" y2="${heightOf(values, tick)}" />`)}
        <path class="with" d="${area(trend, days, values)}" />
        <path class="all" d="${steps(trend, days, values, 'inForce')}" />
      </svg>
      <svg class="trend-values" width="100%" height="100%">
        ${values.ticks.map((tick) => html`<text class="tick" x="100%" y="${100 - values.at(tick)}%" dy="0.35em" text-anchor="end">${tick}</text>`)}
      </svg>
      <svg class="trend-days" width="100%" height="18">
        ${daysOf(trend).map((date, index, all) => html`<text class="tick" x="${rounded((100 * days(date)) / WIDTH)}%" y="14" text-anchor="${index === 0 ? 'start' : index === all.length - 1 ? 'end' : 'middle'}">${date}</text>`)}
      </svg>
    </div>
    <p class="legend">
      <span class="key all"></span> in force <span class="key with"></span> of these with evidence
    </p>
    <details data-key="trend">
      <summary>Show the numbers</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Decisions over time">
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">As of</th>
              <th scope="col">In force</th>
              <th scope="col">With evidence</th>
            </tr>
          </thead>
          <tbody>
            ${sampledTrend(trend, ROWS).map(
              ({ date, inForce, withEvidence }) =>
                html`<tr>
                  <th scope="row">${date}</th>
                  <td>${inForce}</td>
                  <td>${withEvidence}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </figure>`;
}

/** Where a day stands. A trend of one day fills the width. */
function dayScale(trend: readonly TrendPoint[]): (date: string) => number {
  const from = Date.parse(trend[0]?.date ?? '');
  const span = Date.parse(trend.at(-1)?.date ?? '') - from;
  return (date) => (span > 0 ? rounded((WIDTH * (Date.parse(date) - from)) / span) : 0);
}

function heightOf(values: Axis, value: number): number {
  return rounded(HEIGHT - (HEIGHT * values.at(value)) / 100);
}

/** A line that keeps its height until the number changes. */
function steps(
  trend: readonly TrendPoint[],
  days: (date: string) => number,
  values: Axis,
  number: 'inForce' | 'withEvidence',
): string {
  const [first, ...others] = trend;
  if (first === undefined) {
    return '';
  }
  const height = (point: TrendPoint): number => heightOf(values, point[number]);
  return [
    `M${days(first.date)} ${height(first)}`,
    ...others.map((point) => `H${days(point.date)}V${height(point)}`),
    `H${WIDTH}`,
  ].join('');
}

function area(trend: readonly TrendPoint[], days: (date: string) => number, values: Axis): string {
  return `${steps(trend, days, values, 'withEvidence')}V${HEIGHT}H${days(trend[0]?.date ?? '')}Z`;
}

/** The days that are marked: the first, the last, and some between. */
function daysOf(trend: readonly TrendPoint[]): readonly string[] {
  return [...new Set(sampledTrend(trend, DAYS).map(({ date }) => date))];
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}

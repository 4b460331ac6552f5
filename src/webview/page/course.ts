import { formatQuantity } from '../../core/evidence/units';
import type { Comparison, Course, CoursePoint, CourseValue } from '../../core/page/decisionPage';
import { html } from '../html';
import type { Html } from '../html';
import { axisFor } from '../plot';

/** How high the plot is, in pixels, and how far its lines stay from its edges. */
const HEIGHT = 132;
const EDGE = 12;
/** How far its points stay from its sides, in percent of its width: the numbers of the axis have room. */
const SIDE = 8;

/** Differ in shape, so that colour is not needed to tell them apart; more series than shapes begin again. */
const SHAPES: readonly ((x: string, y: number) => Html)[] = [
  (x, y) => html`<circle cx="${x}" cy="${y}" r="4.5" />`,
  (x, y) => at(x, y, html`<rect x="-4" y="-4" width="8" height="8" />`),
  (x, y) => at(x, y, html`<path d="M0 -5.5L5.5 4.5H-5.5z" />`),
  (x, y) => at(x, y, html`<path d="M0 -6L6 0L0 6L-6 0z" />`),
  (x, y) => at(x, y, html`<path class="open" d="M-4.5 -4.5l9 9m0 -9l-9 9" />`),
];

/** A percentage has no place in a path, but in a frame around it. */
function at(x: string, y: number, shape: Html): Html {
  return html`<svg class="shape" x="${x}" y="${y}">${shape}</svg>`;
}

/** How a measurement went from commit to commit, with its numbers behind it. */
export function courseFigure({ id, unit, limits }: Comparison, course: Course): Html {
  const { names, points, more } = course;
  const axis = axisFor([
    ...limits.map(({ value }) => value),
    ...points.flatMap(({ values }) => values.map(({ value }) => value)),
  ]);
  const y = (value: number): number =>
    Math.round(HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * axis.at(value)) / 100);
  const last = points.length - 1;
  const x = (index: number): string =>
    `${Math.round((SIDE + ((100 - 2 * SIDE) * index) / last) * 100) / 100}%`;
  return html`<div class="course">
    <p class="course-title">As it was recorded over time</p>
    <svg class="course-plot" width="100%" height="${HEIGHT}" aria-hidden="true">
      ${axis.ticks.map((tick) => html`<line class="grid" x1="0" x2="100%" y1="${y(tick)}" y2="${y(tick)}" /><text class="tick" x="0" y="${y(tick) - 3}">${formatQuantity(tick, undefined)}</text>`)}
      ${limits.map(({ value }) => html`<line class="limit" x1="0" x2="100%" y1="${y(value)}" y2="${y(value)}" />`)}
      ${names.map((name, series) => line(name, series, points, x, y))}
    </svg>
    <p class="course-ends dim" aria-hidden="true">
      <span>${pointName(points[0])}</span><span>${pointName(points[last])}</span>
    </p>
    ${names.length > 1 && html`<p class="course-key" aria-hidden="true">${names.map(key)}</p>`}
    <details data-key="${`course-${id}`}">
      <summary>Show the numbers of each commit</summary>
      ${numbers(id, unit, course)}
    </details>
    ${more > 0 && html`<p class="note">${more} earlier ${more === 1 ? 'one is' : 'ones are'} not shown.</p>`}
  </div>`;
}

function line(
  name: string,
  series: number,
  points: readonly CoursePoint[],
  x: (index: number) => string,
  y: (value: number) => number,
): Html {
  const known = points.flatMap((point, index) => {
    const found = valueOf(point, name);
    return found === undefined ? [] : [{ index, value: found.value }];
  });
  return html`<g class="series series-${series % SHAPES.length}">
    ${known.slice(1).map(({ index, value }, before) => {
      const from = known[before]!;
      return html`<line x1="${x(from.index)}" y1="${y(from.value)}" x2="${x(index)}" y2="${y(value)}" />`;
    })}
    ${known.map(({ index, value }) => shapeOf(series)(x(index), y(value)))}
  </g>`;
}

function shapeOf(series: number): (x: string, y: number) => Html {
  return SHAPES[series % SHAPES.length]!;
}

function key(name: string, series: number): Html {
  return html`<span>
    <svg class="course-plot" width="16" height="14">
      <g class="series series-${series % SHAPES.length}">${shapeOf(series)('8', 7)}</g>
    </svg>
    ${name}
  </span>`;
}

function valueOf({ values }: CoursePoint, name: string): CourseValue | undefined {
  return values.find((value) => value.name === name);
}

/** When a point was recorded, and of what commit. */
function pointName(point: CoursePoint | undefined): string {
  const { commit, date } = point ?? {};
  return [date ?? 'not committed', ...(commit === undefined ? [] : [commit])].join(' · ');
}

function numbers(id: string, unit: string | undefined, { names, points }: Course): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Numbers of ${id} at each commit">
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">Recorded</th>
          <th scope="col">Commit</th>
          ${names.map((name) => html`<th scope="col">${name}${unit !== undefined && ` in ${unit}`}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${points.map(
          (point) =>
            html`<tr>
              <th scope="row">${point.date ?? 'not committed'}</th>
              <td>${point.commit === undefined ? 'not told' : html`<code>${point.commit}</code>`}</td>
              ${names.map((name) => html`<td>${valueOf(point, name)?.text ?? 'no number'}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

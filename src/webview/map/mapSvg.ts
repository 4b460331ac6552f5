import type { DecisionLink } from '../../core/graph/links';
import { relationName } from '../../core/graph/relationNames';
import { GAP, NODE } from '../../core/map/geometry';
import type { Point } from '../../core/map/geometry';
import type { DecisionMap, MapNode } from '../../core/map/decisionMap';
import type { MapLayout } from '../../core/map/mapLayout';
import type { Status } from '../../core/model/status';
import { html } from '../html';
import type { Html } from '../html';
import { toneShape } from '../icons';

/** What the boxes of decisions tell: as `media/page/map.css` draws them. */
const BOXES: readonly { readonly of: readonly [Status, ...Status[]]; readonly words: string }[] = [
  { of: ['accepted'], words: 'in force' },
  { of: ['proposed', 'draft', 'unknown'], words: 'not decided' },
  { of: ['superseded', 'rejected', 'deprecated'], words: 'not in force' },
];

/** How a node is made something that leads to its decision, by where the map is shown. */
export type NodeMaker = (node: MapNode, index: number, label: string, content: Html) => Html;

/** Characters that fit into a line of a node, and the lines of its title. */
const LINE = 24;
const LINES = 2;
const TEXT_LEFT = 26;
/** How far links go around that lead straight up or down. */
const AROUND = 48;
/** Links over more than this lead out of what is seen at once, in units of the map. */
const FAR = 1000;
const ORIGIN: Point = { x: 0, y: 0 };

/**
 * A map as a drawing: its size is that of the layout, in pixels.
 * @param name what it says to the ear
 * @param style what stands in a drawing that nothing around it gives a style
 */
export function mapSvg(
  map: DecisionMap,
  layout: MapLayout,
  name: string,
  make: NodeMaker,
  style?: Html,
): Html {
  const { width, height, areas, nodes } = layout;
  return html`<svg
    class="map-drawing"
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="group"
    aria-label="${name}"
  >
    ${style}
    ${areas.map((area) => html`<g class="area"><rect x="${area.x}" y="${area.y}" width="${area.width}" height="${area.height}" rx="6" /><text x="${area.x + 16}" y="${area.y + 22}">${shortened(area.name, Math.max(10, Math.floor(area.width / 9)))}</text></g>`)}
    <g class="links">${map.links.map((link) => linkPath(link, nodes))}</g>
    ${map.nodes.map((node, index) => make(node, index, labelOf(node), nodeBox(node, nodes[index] ?? ORIGIN)))}
  </svg>`;
}

/** What a node says to the ear, and in full where its text is cut. */
export function labelOf({ id, title, status, word }: MapNode): string {
  const name = title === id ? id : `${id} ${title}`;
  return word.toLowerCase() === status ? `${name}, ${status}` : `${name}, ${status}, ${word.toLowerCase()}`;
}

function nodeBox(node: MapNode, { x, y }: Point): Html {
  const { id, title, tone } = node;
  const lines = wrapped(title === id ? title : `${id} ${title}`);
  const top = lines.length > 1 ? 19 : 27;
  return html`<title>${labelOf(node)}</title>
    <rect x="${x}" y="${y}" width="${NODE.width}" height="${NODE.height}" rx="4" />
    <svg class="icon tone-${tone}" x="${x + 6}" y="${y + 15}" width="16" height="16" viewBox="0 0 16 16">
      ${toneShape(tone)}
    </svg>
    ${lines.map((line, index) => html`<text x="${x + TEXT_LEFT}" y="${y + top + index * 15}">${line}</text>`)}`;
}

/** From the side of the one node to the side of the other that is next to it. */
function linkPath({ kind, from, to }: DecisionLink, nodes: readonly Point[]): Html {
  const [a, b] = [nodes[from] ?? ORIGIN, nodes[to] ?? ORIGIN];
  const [startY, endY] = [a.y + NODE.height / 2, b.y + NODE.height / 2];
  const isBeside = Math.abs(a.x - b.x) >= NODE.width;
  const leaves = isBeside && a.x > b.x ? -1 : 1;
  const arrives = isBeside ? -leaves : 1;
  const startX = a.x + (leaves > 0 ? NODE.width : 0);
  const endX = b.x + (arrives > 0 ? NODE.width : 0);
  const bend = isBeside ? Math.min(3 * GAP.x, Math.abs(endX - startX)) / 2 : AROUND;
  const isFar = isBeside && Math.abs(endX - startX) > NODE.width;
  const reach = Math.hypot(endX - startX, endY - startY) > FAR ? 'long' : 'short';
  // What is between the two is passed in the gap above or below the row, so that nothing seems to be linked to it.
  const lane = startY + (endY > startY ? 1 : -1) * ((NODE.height + GAP.y) / 2 + (from % 3) * 3 - 3);
  const [outX, inX] = [startX + leaves * bend, endX + arrives * bend];
  const middle = isFar
    ? `C${outX} ${startY} ${startX} ${lane} ${outX} ${lane}H${inX}C${endX} ${lane} ${inX} ${endY}`
    : `C${outX} ${startY} ${inX} ${endY}`;
  return html`<path
      class="map-link ${kind} ${reach}"
      data-from="${from}"
      data-to="${to}"
      d="M${startX} ${startY}${middle} ${endX} ${endY}"
    />${arrow(kind, endX, endY, arrives > 0)}`;
}

/** At the end that a link leads to; drawn as a shape, because markers do not take the colour of their line everywhere. */
function arrow(kind: DecisionLink['kind'], x: number, y: number, fromRight: boolean): Html | false {
  const back = fromRight ? 8 : -8;
  return kind !== 'relates-to' && html`<path class="map-arrow ${kind}" d="M${x} ${y}l${back} -4v8z" />`;
}

/** How kinds of links are drawn, with what they mean. */
export function linkKey(kinds: readonly DecisionLink['kind'][]): Html {
  return html`${kinds.map(
    (kind) =>
      html`<span class="map-key"
        ><svg width="34" height="12" viewBox="0 0 34 12" aria-hidden="true">
          <path class="map-link ${kind}" d="M1 6H26" />
          ${arrow(kind, 33, 6, false)}</svg
        >${relationName(kind)}</span
      >`,
  )}`;
}

/** How boxes are drawn, with what they mean: decisions of these statuses are on the map. */
export function boxKey(statuses: ReadonlySet<Status>): Html {
  return html`${BOXES.filter(({ of }) => of.some((status) => statuses.has(status))).map(
    ({ of: [status], words }) =>
      html`<span class="map-key"
        ><svg width="34" height="14" viewBox="0 0 34 14" aria-hidden="true">
          <g class="map-box status-${status}"><rect x="1" y="1" width="31" height="12" rx="3" /></g></svg
        >${words}</span
      >`,
  )}`;
}

/** A text in lines that fit into a node, the last of them cut where it has to be. */
function wrapped(text: string): readonly string[] {
  const words = text.split(/\s+/);
  const lines: string[] = [''];
  for (const word of words) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > LINE && lines.length < LINES) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    }
  }
  return lines.map((line) => shortened(line, LINE));
}

function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

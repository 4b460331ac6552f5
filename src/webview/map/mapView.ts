import { compareText } from '../../core/graph/paths';
import { linkKinds } from '../../core/graph/links';
import type { DecisionLink } from '../../core/graph/links';
import { relationName, reverseNames } from '../../core/graph/relationNames';
import type { DecisionMap, MapNode } from '../../core/map/decisionMap';
import type { MapLayout } from '../../core/map/mapLayout';
import type { MapOrder } from '../../core/map/mapOrder';
import { count } from '../../core/report/wording';
import { choiceField, searchField } from '../filterFields';
import { html } from '../html';
import type { Html } from '../html';
import { toneIcon } from '../icons';
import type { LinkMaker } from '../link';
import { boxKey, linkKey, mapSvg } from './mapSvg';
import type { NodeMaker } from './mapSvg';

/** What stands around a map, by where it is shown. */
export interface MapFrame {
  readonly link: LinkMaker;
  readonly node: NodeMaker;
  /** What leads to the same map in another order, or only says that this is it. */
  readonly orderLink: (order: MapOrder, text: string, isShown: boolean) => Html;
  /** What writes the map as a file; nothing where nobody can. */
  readonly exports?: Html | undefined;
}

/** The map of all decisions: what narrows it down, the drawing, and the same as a list for who cannot see it. */
export function mapView(map: DecisionMap, layout: MapLayout, order: MapOrder, frame: MapFrame): Html {
  const { nodes, links } = map;
  const kinds = linkKinds.filter((kind) => links.some((link) => link.kind === kind));
  const name = `Map of ${count(nodes.length, 'decision')} by ${order}. Arrow keys walk, Enter opens, plus and minus zoom.`;
  return html`<article class="page map-page">
    <header class="head">
      <h1>Decision map</h1>
      <p class="lead">
        ${count(nodes.length, 'decision')}, ${count(links.length, 'relation')}.
        <span class="map-orders" role="group" aria-label="Order"
          >${frame.orderLink('area', 'By area', order === 'area')}
          ${frame.orderLink('time', 'By time', order === 'time')}</span
        >
      </p>
    </header>
    <div class="map-tools">
      ${filter(nodes)}
      <div class="map-buttons" hidden>
        <span role="group" aria-label="Zoom"
          ><button type="button" class="fix" data-zoom="in" aria-label="Zoom in">+</button>
          <button type="button" class="fix" data-zoom="out" aria-label="Zoom out">−</button>
          <button type="button" class="fix" data-zoom="fit">Fit</button></span
        >
        ${frame.exports}
      </div>
    </div>
    <div class="map scroll" tabindex="0" role="region" aria-label="Map">
      ${mapSvg(map, layout, name, frame.node)}
    </div>
    <p class="legend map-legend">
      ${standings(nodes)} ${boxKey(new Set(nodes.map(({ status }) => status)))} ${linkKey(kinds)}
      <span class="map-crowded" hidden
        >Relations that lead far are drawn for the decision that you point at.</span
      >
    </p>
    <details class="map-list" data-key="list">
      <summary><h2>All decisions as a list</h2></summary>
      ${list(map, layout, frame.link)}
    </details>
  </article>`;
}

function filter(nodes: readonly MapNode[]): Html {
  const fields: readonly (readonly [name: string, label: string, values: readonly string[]])[] = [
    ['status', 'Status', nodes.map(({ status }) => status)],
    ['state', 'How it stands', nodes.map(({ word }) => word)],
    ['tag', 'Tag', nodes.flatMap(({ tags }) => tags)],
    ['folder', 'Folder', nodes.map(({ folder }) => folder)],
  ];
  return html`<form class="filter" role="search" hidden>
    ${searchField('number, title, tag…')}
    ${fields.map(([name, label, values]) => new Set(values).size > 1 && choiceField(name, label, values))}
    <output></output>
  </form>`;
}

/** What the shapes and colours mean that are on the map. */
function standings(nodes: readonly MapNode[]): Html {
  const words = new Map(nodes.map(({ word, tone }) => [word, tone]));
  return html`${[...words]
    .sort(([a], [b]) => compareText(a, b))
    .map(
      ([word, tone]) => html`<span class="state tone-${tone}">${toneIcon(tone)}${word.toLowerCase()}</span>`,
    )}`;
}

function list({ nodes, links }: DecisionMap, { areas }: MapLayout, link: LinkMaker): Html {
  const relations = relationsOf(nodes.length, links);
  return html`${areas.map(
    (area) =>
      html`<section class="folder">
        <h3>${area.name}</h3>
        <ul class="map-items">
          ${area.nodes.map((index) => item(index, nodes, relations[index] ?? [], link))}
        </ul>
      </section>`,
  )}`;
}

/** What a decision has to do with another one, as it reads from it. */
interface WordedLink {
  readonly words: string;
  readonly other: number;
}

function relationsOf(size: number, links: readonly DecisionLink[]): readonly (readonly WordedLink[])[] {
  const relations = Array.from({ length: size }, (): WordedLink[] => []);
  for (const { kind, from, to } of links) {
    const words = relationName(kind);
    relations[from]?.push({ words, other: to });
    // It says the same from both ends.
    const isMutual = kind === 'relates-to';
    relations[to]?.push({ words: isMutual ? words : reverseNames[kind], other: from });
  }
  return relations;
}

function item(
  index: number,
  nodes: readonly MapNode[],
  relations: readonly WordedLink[],
  link: LinkMaker,
): Html {
  const node = nodes[index];
  if (node === undefined) {
    return html``;
  }
  const { path, id, title, tone, word, status, date } = node;
  return html`<li data-node="${index}">
    ${link({ kind: 'decision', path }, title === id ? id : `${id} ${title}`)}
    <span class="state tone-${tone}">${toneIcon(tone)}${word}</span>
    <span class="dim">${word.toLowerCase() !== status && status} ${date}</span>
    ${relations.map(({ words, other }, at) => html`<span class="dim">${at > 0 && '· '}${words} ${nodes[other]?.id}</span> `)}
  </li>`;
}

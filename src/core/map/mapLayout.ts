import type { DecisionMap } from './decisionMap';
import { areaGroups } from './areas';
import { Boxes } from './boxes';
import { GAP, NODE } from './geometry';
import type { NodeGroup, Point } from './geometry';
import { layoutGroup } from './layoutGroup';
import type { MapOrder } from './mapOrder';
import { periodGroups } from './periods';

/** A frame around decisions that belong together. */
export interface MapArea extends Point, NodeGroup {
  readonly width: number;
  readonly height: number;
}

/** Where everything on a map is. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly MapArea[];
  /** The upper left corner of each node, in the order of the map. No two nodes overlap. */
  readonly nodes: readonly Point[];
}

const FRAME = { side: 16, top: 34, bottom: 16 } as const;
const MARGIN = 24;
/** What links take that go around, to the right of everything. */
const AROUND = 40;
/** A column has so many nodes at least before it goes on in another one. */
const SHORTEST_COLUMN = 6;
/** How much wider than high the whole is to become, where there is much. */
const SHAPE = 2;

/**
 * Lays a map out: by area, where decisions that relate stand next to each other, in an order that time gives most often; or
 * by time, with a column for each period. The same map has the same layout every time.
 */
export function layoutMap(map: DecisionMap, order: MapOrder): MapLayout {
  return order === 'area' ? byArea(map) : byTime(map);
}

function byArea(map: DecisionMap): MapLayout {
  const laid = areaGroups(map).map((group) => ({ group, ...layoutGroup(map, group.nodes) }));
  const boxes = new Boxes(
    laid.map(({ width, height }) => ({
      width: width + 2 * FRAME.side,
      height: height + FRAME.top + FRAME.bottom,
    })),
    MARGIN,
  );
  const nodes = new Array<Point>(map.nodes.length);
  const areas = laid.map(({ group, places, width, height }, index): MapArea => {
    const { x, y } = boxes.at(index);
    places.forEach((place, node) => {
      nodes[node] = { x: x + FRAME.side + place.x, y: y + FRAME.top + place.y };
    });
    return {
      ...group,
      x,
      y,
      width: width + 2 * FRAME.side,
      height: height + FRAME.top + FRAME.bottom,
    };
  });
  return { width: boxes.width + AROUND, height: boxes.height, areas, nodes };
}

function byTime(map: DecisionMap): MapLayout {
  const nodes = new Array<Point>(map.nodes.length);
  const groups = periodGroups(map);
  const cell = { width: NODE.width + GAP.x, height: NODE.height + GAP.y };
  const rows = Math.max(
    SHORTEST_COLUMN,
    Math.ceil(Math.sqrt((map.nodes.length * cell.width) / (SHAPE * cell.height))),
  );
  const tallest = groups.reduce((most, { nodes: { length } }) => Math.max(most, Math.min(rows, length)), 1);
  const height = FRAME.top + tallest * cell.height - GAP.y + FRAME.bottom;
  let x = MARGIN;
  const areas = groups.map((group): MapArea => {
    const columns = Math.ceil(group.nodes.length / rows);
    const width = 2 * FRAME.side + columns * cell.width - GAP.x;
    group.nodes.forEach((node, index) => {
      nodes[node] = {
        x: x + FRAME.side + Math.floor(index / rows) * cell.width,
        y: MARGIN + FRAME.top + (index % rows) * cell.height,
      };
    });
    const area = { ...group, x, y: MARGIN, width, height };
    x += width + MARGIN;
    return area;
  });
  return { width: Math.max(x, 2 * MARGIN) + AROUND, height: height + 2 * MARGIN, areas, nodes };
}

import { Boxes } from './boxes';
import type { DecisionMap } from './decisionMap';
import { dagre } from './dagre';
import { GAP, NODE } from './geometry';
import type { Point } from './geometry';

/** Where the decisions of a group are within it. */
export interface LaidGroup {
  readonly width: number;
  readonly height: number;
  /** The upper left corner of each, by its position in the map. */
  readonly places: ReadonlyMap<number, Point>;
}

/** The time that dagre takes grows with the square of this: larger components are put into columns. */
const MAX_NODES = 150;
/**
 * Dagre gives a link a place in each column that it passes, and takes its time over each of them. With more places than this
 * for each decision, links cross everywhere whoever lays them out, and a few records could keep dagre busy for minutes.
 */
const MAX_PLACES = 4;
/** Nodes in a column of a component that dagre does not lay out. */
const COLUMN = 30;

interface Edge {
  readonly earlier: number;
  readonly later: number;
}

/**
 * Lays out the decisions of a group: those that relate to each other from left to right, what builds on another one to the
 * right of it, and those that relate to none in rows below.
 */
export function layoutGroup({ links }: DecisionMap, nodes: readonly number[]): LaidGroup {
  const members = new Set(nodes);
  const edges = links
    .filter(({ from, to }) => members.has(from) && members.has(to))
    .map(({ from, to }): Edge => ({ earlier: to, later: from }));
  const components = componentsOf(nodes, edges);
  const related = components.filter(({ length }) => length > 1).map((each) => componentLayout(each, edges));
  const alone = components.flatMap((each) => (each.length === 1 ? each : []));
  const parts = [...related, ...(alone.length > 0 ? [rowsOf(alone)] : [])];
  const boxes = new Boxes(parts, 0);
  const places = new Map<number, Point>();
  parts.forEach((part, index) => {
    const { x, y } = boxes.at(index);
    part.places.forEach((place, node) => places.set(node, { x: x + place.x, y: y + place.y }));
  });
  return { width: boxes.width - GAP.x, height: boxes.height - GAP.y, places };
}

/** The nodes by what is linked, however indirectly; each list and their order by position. */
function componentsOf(nodes: readonly number[], edges: readonly Edge[]): readonly (readonly number[])[] {
  const neighbours = new Map(nodes.map((node) => [node, [] as number[]]));
  for (const { earlier, later } of edges) {
    neighbours.get(earlier)?.push(later);
    neighbours.get(later)?.push(earlier);
  }
  const seen = new Set<number>();
  return nodes.flatMap((start) => {
    if (seen.has(start)) {
      return [];
    }
    const component = [start];
    seen.add(start);
    for (const node of component) {
      for (const next of neighbours.get(node) ?? []) {
        if (!seen.has(next)) {
          seen.add(next);
          component.push(next);
        }
      }
    }
    return [component.sort((a, b) => a - b)];
  });
}

function componentLayout(nodes: readonly number[], edges: readonly Edge[]): LaidGroup {
  const members = new Set(nodes);
  const own = edges.filter(({ earlier }) => members.has(earlier));
  const steps = stepsOf(nodes, own);
  const stepOf = (node: number): number => steps.get(node) ?? 0;
  const passed = own.reduce(
    (sum, { earlier, later }) => sum + Math.max(0, Math.abs(stepOf(later) - stepOf(earlier)) - 1),
    0,
  );
  const isTooMuch = nodes.length > MAX_NODES || nodes.length + passed > MAX_PLACES * nodes.length;
  return nodes.length === 2 || isTooMuch ? columnsOf(nodes, steps) : dagreLayout(nodes, own);
}

function dagreLayout(nodes: readonly number[], edges: readonly Edge[]): LaidGroup {
  const graph = new dagre.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: GAP.y, edgesep: GAP.y / 2, ranksep: 2 * GAP.x });
  graph.setDefaultEdgeLabel(() => ({}));
  nodes.forEach((node) => graph.setNode(String(node), { ...NODE }));
  edges.forEach(({ earlier, later }) => graph.setEdge(String(earlier), String(later)));
  dagre.layout(graph);
  const corners = nodes.map((node): Point => {
    const { x, y } = graph.node(String(node));
    return { x: Math.round(x - NODE.width / 2), y: Math.round(y - NODE.height / 2) };
  });
  return placed(nodes, corners);
}

/** By how many steps each node is from the first of what it builds on. */
function stepsOf(nodes: readonly number[], edges: readonly Edge[]): ReadonlyMap<number, number> {
  const later = new Map<number, number[]>();
  const earlierLeft = new Map(nodes.map((node) => [node, 0]));
  for (const edge of edges) {
    later.set(edge.earlier, [...(later.get(edge.earlier) ?? []), edge.later]);
    earlierLeft.set(edge.later, (earlierLeft.get(edge.later) ?? 0) + 1);
  }
  const steps = new Map<number, number>();
  const waiting = new Set(nodes);
  while (waiting.size > 0) {
    const ready = [...waiting].filter((node) => earlierLeft.get(node) === 0);
    // In a ring nobody is first: the one that the repository has first is taken.
    const next = ready.length > 0 ? ready : [...waiting].slice(0, 1);
    for (const node of next) {
      waiting.delete(node);
      const step = steps.get(node) ?? 0;
      steps.set(node, step);
      for (const other of later.get(node) ?? []) {
        earlierLeft.set(other, (earlierLeft.get(other) ?? 0) - 1);
        if (waiting.has(other)) {
          steps.set(other, Math.max(steps.get(other) ?? 0, step + 1));
        }
      }
    }
  }
  return steps;
}

/** A column for each step, which goes on in others when it is full. */
function columnsOf(nodes: readonly number[], steps: ReadonlyMap<number, number>): LaidGroup {
  const filled = new Map<number, number[]>();
  nodes.forEach((node) => {
    const step = steps.get(node) ?? 0;
    filled.set(step, [...(filled.get(step) ?? []), node]);
  });
  let column = 0;
  const corners = new Map<number, Point>();
  for (const [, members] of [...filled].sort(([a], [b]) => a - b)) {
    members.forEach((node, index) =>
      corners.set(node, cell(column + Math.floor(index / COLUMN), index % COLUMN)),
    );
    column += Math.ceil(members.length / COLUMN);
  }
  return placed(
    nodes,
    nodes.map((node) => corners.get(node) ?? cell(0, 0)),
  );
}

/** Rows that together come near the shape of a screen. */
function rowsOf(nodes: readonly number[]): LaidGroup {
  const columns = Math.max(2, Math.ceil(Math.sqrt(nodes.length / 2.2)));
  return placed(
    nodes,
    nodes.map((_, index) => cell(index % columns, Math.floor(index / columns))),
  );
}

function cell(column: number, row: number): Point {
  return { x: column * (NODE.width + GAP.x), y: row * (NODE.height + GAP.y) };
}

/** A group with these corners, moved to where it begins. The gap to what stands next to it is part of its size. */
function placed(nodes: readonly number[], corners: readonly Point[]): LaidGroup {
  const left = corners.reduce((least, { x }) => Math.min(least, x), Infinity);
  const top = corners.reduce((least, { y }) => Math.min(least, y), Infinity);
  const places = new Map(
    corners.map(({ x, y }, index) => [nodes[index] ?? -1, { x: x - left, y: y - top }] as const),
  );
  const extent = (at: 'x' | 'y'): number =>
    [...places.values()].reduce((most, place) => Math.max(most, place[at]), 0);
  return { width: extent('x') + NODE.width + GAP.x, height: extent('y') + NODE.height + GAP.y, places };
}

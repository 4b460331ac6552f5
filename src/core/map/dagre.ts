import * as library from '@dagrejs/dagre';

/** A graph of boxes that dagre places. */
interface BoxGraph {
  setGraph(label: {
    readonly rankdir: 'LR';
    readonly nodesep: number;
    readonly edgesep: number;
    readonly ranksep: number;
  }): unknown;
  setDefaultEdgeLabel(label: () => object): unknown;
  setNode(name: string, size: { width: number; height: number }): unknown;
  setEdge(from: string, to: string): unknown;
  /** Once it was laid out: the centre of a node. */
  node(name: string): { readonly x: number; readonly y: number };
}

/**
 * What is used of dagre. Its own declarations name their files without extensions, which are not found by the way that
 * Node resolves them.
 */
export const dagre = library as unknown as {
  readonly Graph: new () => BoxGraph;
  layout(graph: BoxGraph): void;
};

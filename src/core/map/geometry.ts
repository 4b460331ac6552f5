/** A place on the map, in its units, from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The decisions of an area or a period, by their positions in the map. */
export interface NodeGroup {
  readonly name: string;
  readonly nodes: readonly number[];
}

/** The size of a node, in units of the map. */
export const NODE = { width: 214, height: 46 } as const;
/** Between two nodes. */
export const GAP = { x: 34, y: 14 } as const;

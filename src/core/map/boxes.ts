import type { Point } from './geometry';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How much wider than high the whole is to become. */
const SHAPE = 1.6;

/** Boxes in rows, in their order, that together come near the shape of a screen. */
export class Boxes {
  readonly width: number;
  readonly height: number;
  readonly #places: readonly Point[];

  /** @param margin between the boxes and around them */
  constructor(sizes: readonly Size[], margin: number) {
    const area = sizes.reduce((sum, { width, height }) => sum + (width + margin) * (height + margin), 0);
    const widest = sizes.reduce((most, { width }) => Math.max(most, width), 0);
    const limit = Math.max(widest, Math.sqrt(area * SHAPE));
    const places: Point[] = [];
    let [x, y, rowHeight, right] = [margin, margin, 0, margin];
    for (const { width, height } of sizes) {
      if (x > margin && x + width > margin + limit) {
        [x, y, rowHeight] = [margin, y + rowHeight + margin, 0];
      }
      places.push({ x, y });
      x += width + margin;
      right = Math.max(right, x);
      rowHeight = Math.max(rowHeight, height);
    }
    this.#places = places;
    this.width = right;
    this.height = y + rowHeight + margin;
  }

  /** The upper left corner of a box. @param index its position in the list of sizes */
  at(index: number): Point {
    return this.#places[index] ?? { x: 0, y: 0 };
  }
}

/** One line of the result. `value` should be at most `limit`. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  /** Undefined for what is only told. */
  readonly limit: number | undefined;
  readonly unit: 'x' | 'MiB' | 'ms' | 'KB';
  readonly detail: string;
}

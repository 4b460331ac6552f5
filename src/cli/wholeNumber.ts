import { UsageError } from './errors';

/** The value of an option that takes a whole number from 1 to `most`; `usual` when it was left out. @throws UsageError */
export function wholeNumber(
  option: string,
  given: string | undefined,
  { usual, most, command }: { readonly usual: number; readonly most: number; readonly command: string },
): number {
  if (given === undefined) {
    return usual;
  }
  const value = /^\d{1,9}$/.test(given) ? Number(given) : NaN;
  if (!(value >= 1 && value <= most)) {
    throw new UsageError(`${option} takes a whole number from 1 to ${most}.`, command);
  }
  return value;
}

/** The paths in the output of `git status --porcelain -z --no-renames`: `XY <path>`, each ended by a NUL. */
export function parseStatus(output: string): readonly string[] {
  return output
    .split('\0')
    .filter((entry) => entry.length > 3)
    .map((entry) => entry.slice(3));
}

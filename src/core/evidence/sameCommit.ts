/** Whether two commit ids mean the same one, of which either may be shortened. */
export function sameCommit(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  return shorter.length >= 7 && longer.toLowerCase().startsWith(shorter.toLowerCase());
}

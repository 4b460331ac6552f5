/** The start of a text of a report, as it is shown. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The same text in memory of its own: a part of a longer text may keep all of that in memory. For short texts. */
export function detached(text: string): string {
  return text.split('').join('');
}

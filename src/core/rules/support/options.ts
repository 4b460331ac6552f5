/** Two titles with the same key mean the same option: emphasis, quotes, case and spacing do not matter. */
export function optionKey(title: string): string {
  return title
    .normalize('NFC')
    .replace(/[*_`"“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

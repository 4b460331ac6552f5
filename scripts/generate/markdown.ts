import { format } from 'prettier';

/**
 * Replaces what stands between `<!-- name:start -->` and `<!-- name:end -->`.
 *
 * @throws when the text has no such lines
 */
export function replaceBlock(file: string, text: string, name: string, block: string): string {
  const start = `<!-- ${name}:start -->`;
  const end = `<!-- ${name}:end -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to < from) {
    throw new Error(`${file} needs a line \`${start}\` and after it a line \`${end}\`.`);
  }
  return `${text.slice(0, from + start.length)}\n\n${block.trim()}\n\n${text.slice(to)}`;
}

/** A Markdown table with aligned columns. */
export async function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<string> {
  const lines = [header, header.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  );
  return format(lines.join('\n'), { parser: 'markdown' });
}

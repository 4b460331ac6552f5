import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../harness/paths';

/** What the editor gives to pages in a kind of theme. */
export interface Theme {
  readonly body: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** A file of the project, as text. */
export function read(...parts: readonly string[]): string {
  return readFileSync(path.join(projectRoot, ...parts), 'utf8');
}

/** What the editor gives to pages in each kind of theme, as VS Code 1.139 does. */
export const themes = JSON.parse(read('test', 'fixtures', 'themes', 'themes.json')) as Record<string, Theme>;

/** What the document of a page is made of, beside what is on it. */
export interface PageParts {
  /** Names of files in `media/page`. */
  readonly styles: readonly string[];
  /** Texts, in their order. */
  readonly scripts: readonly string[];
}

/** A document around a page, as the editor makes it. */
export function editorDocument(
  content: string,
  { body, variables }: Theme,
  { styles, scripts }: PageParts,
): string {
  const given = Object.entries(variables).map(([name, value]) => `${name}: ${value};`);
  const style = styles.map((name) => read('media', 'page', name)).join('\n');
  return `<!doctype html><html lang="en"><head><title>Decision</title><style>:root { ${given.join(' ')} }</style>
    <style>${style}</style></head><body class="${body}"><main data-record="file:///record.md">${content}</main>
    ${scripts.map((script) => `<script>${script}</script>`).join('')}</body></html>`;
}

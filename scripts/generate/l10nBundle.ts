import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { GeneratedFile } from './generatedFile';
import { formatted, projectRoot, requireProjectFile } from './generatedFile';

const sources = 'src/vscode';

/** A call of `vscode.l10n.t` with its text, which is always a literal in single quotes. */
const CALL = /\bl10n\.t\(\s*'((?:[^'\\\n]|\\.)*)'/g;

/** The bundle that translators start from: every text that the extension shows, as it is in English. */
export function l10nBundle(): Promise<GeneratedFile> {
  const files = readdirSync(path.join(projectRoot, sources), { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...requireProjectFile(`${sources}/${file}`).matchAll(CALL)])
    .map(([, text = '']) => text.replace(/\\(.)/g, '$1'));
  const sorted = [...new Set(texts)].sort();
  const bundle = Object.fromEntries(sorted.map((text) => [text, text]));
  return formatted('l10n/bundle.l10n.json', JSON.stringify(bundle));
}

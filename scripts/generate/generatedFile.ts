import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import manifest from '../../package.json';

/** The root of the project. */
export const projectRoot = path.join(__dirname, '..', '..');

/** A file as the generator wants it. */
export interface GeneratedFile {
  /** Relative to the root of the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The text of a file of the project with `\n` line ends; undefined when it is not there. */
export function readProjectFile(file: string): string | undefined {
  try {
    return readFileSync(path.join(projectRoot, file), 'utf8').replaceAll('\r\n', '\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** The text of a file that has to be there. */
export function requireProjectFile(file: string): string {
  const text = readProjectFile(file);
  if (text === undefined) {
    throw new Error(`${file} is missing.`);
  }
  return text;
}

/** Formats a text as `npm run format` would. */
export async function formatted(file: string, text: string): Promise<GeneratedFile> {
  const options = manifest.prettier as Parameters<typeof format>[1];
  return { path: file, text: await format(text, { ...options, filepath: file }) };
}

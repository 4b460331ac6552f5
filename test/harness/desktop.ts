import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { HarnessError } from './errors';
import { findOnPath } from './onPath';

/**
 * The desktop VS Code a person chose with `VSCODE=/path/to/code`, as the executable to start; undefined when unset.
 * @throws HarnessError when VSCODE names no VS Code.
 */
export function chosenDesktop(): string | undefined {
  const chosen = process.env['VSCODE'];
  if (!chosen) return undefined;
  const executable = existsSync(chosen) ? desktopExecutable(chosen) : undefined;
  if (executable !== undefined) return executable;
  throw new HarnessError(
    `VSCODE names ${chosen}, which is not a VS Code: give the path of its "code" command or of its executable, or unset it.`,
  );
}

/** The executable behind the `code` command on the PATH, or undefined. */
export function desktopOnPath(): string | undefined {
  const command = findOnPath(process.platform === 'win32' ? 'code.cmd' : 'code');
  return command === undefined ? undefined : desktopExecutable(command);
}

/** Whether a desktop window can appear here. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY']);
}

/**
 * The executable of the VS Code that `file` belongs to: its `code` command, its macOS application folder or the
 * executable itself. The command is no use to us: it returns at once and leaves VS Code running.
 */
function desktopExecutable(file: string): string | undefined {
  const real = realpathSync(file);
  if (process.platform === 'darwin') return macExecutable(real);
  if (process.platform === 'win32') {
    if (real.toLowerCase().endsWith('.exe')) return real;
    const folder = path.dirname(path.dirname(real));
    return ['Code.exe', 'Code - Insiders.exe', 'VSCodium.exe']
      .map((name) => path.join(folder, name))
      .find((candidate) => existsSync(candidate));
  }
  const folderName = path.basename(path.dirname(real));
  // In the terminal of a remote VS Code, `code` only talks to the window elsewhere.
  if (folderName === 'remote-cli') return undefined;
  if (folderName !== 'bin') return isFile(real) ? real : undefined;
  const executable = path.join(path.dirname(path.dirname(real)), path.basename(real));
  return isFile(executable) ? executable : undefined;
}

function macExecutable(real: string): string | undefined {
  const end = real.indexOf('.app');
  if (end < 0) return undefined;
  const folder = path.join(real.slice(0, end + '.app'.length), 'Contents', 'MacOS');
  if (path.dirname(real) === folder) return real;
  const [executable] = existsSync(folder) ? readdirSync(folder) : [];
  return executable === undefined ? undefined : path.join(folder, executable);
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}

import * as path from 'node:path';
import { HarnessError } from './errors';
import { installOnce } from './installOnce';
import { npmInstall } from './npmInstall';
import type { VsCodePin } from './versions';

/** A VS Code server on disk, ready to be started. */
export interface VsCodeInstall {
  readonly pin: VsCodePin;
  /** The Node to run it with. */
  readonly node: string;
  /** Its `server-main.js`. */
  readonly serverMain: string;
}

const wayOut = 'set VSCODE=/path/to/code to use a desktop VS Code';

/** Whether the npm VS Code runs on this machine (Linux, x64 or arm64). */
export function npmVsCodeSupported(): boolean {
  return process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);
}

/**
 * Installs the VS Code of `pin` from npm on first use; afterwards returns at once.
 * @param report gets one line per step that takes time.
 * @throws HarnessError when this machine cannot run it or npm cannot be reached.
 */
export async function installVsCode(pin: VsCodePin, report: (line: string) => void): Promise<VsCodeInstall> {
  if (!npmVsCodeSupported()) {
    throw new HarnessError(
      `The VS Code from npm runs on Linux x64 and arm64 only, not on ${process.platform} ${process.arch}: install desktop VS Code and put "code" on the PATH, or ${wayOut}.`,
    );
  }
  const node = await installNode(pin, report);
  const name = `code-server-${pin.codeServer}-${process.platform}-${process.arch}`;
  const folder = await installOnce(name, `code-server@${pin.codeServer} 1`, async (partial) => {
    report(`Installing VS Code ${pin.version} from npm (once, ${pin.megabytes} MB) …`);
    const started = Date.now();
    await npmInstall(partial, [`code-server@${pin.codeServer}`], wayOut);
    report(`  code-server ${pin.codeServer} is here, now the dependencies of its VS Code …`);
    const vscode = path.join(partial, serverFolder);
    // Not "npm ci": it refuses, since the lock file that comes along is slightly out of step.
    await npmInstall(vscode, [], wayOut);
    report(`  VS Code ${pin.version} is installed (${Math.round((Date.now() - started) / 1000)} s).`);
  });
  return { pin, node, serverMain: path.join(folder, serverFolder, 'out', 'server-main.js') };
}

const serverFolder = path.join('node_modules', 'code-server', 'lib', 'vscode');

/** The path of a Node of the pin's major version: this very one when it fits, else one installed from npm. */
async function installNode(pin: VsCodePin, report: (line: string) => void): Promise<string> {
  if (majorOf(process.versions.node) === majorOf(pin.node)) return process.execPath;
  const packageName = `node-${process.platform}-${process.arch}`;
  const folder = await installOnce(
    `${packageName}-${pin.node}`,
    `${packageName}@${pin.node} 1`,
    async (partial) => {
      report(`Installing Node ${pin.node} for VS Code ${pin.version} from npm (once) …`);
      await npmInstall(partial, [`${packageName}@${pin.node}`], wayOut);
    },
  );
  return path.join(folder, 'node_modules', packageName, 'bin', 'node');
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? version;
}

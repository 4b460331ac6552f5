import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { chosenDesktop, hasDisplay } from './desktop';
import { HarnessError } from './errors';
import { npmVsCodeSupported } from './install';
import { writeLauncher } from './launcherFile';
import { cacheRoot } from './paths';
import type { VsCodePin } from './versions';

/** An executable for @vscode/test-electron, and what a summary calls it. */
export interface TestHost {
  readonly executable: string;
  readonly label: string;
}

const releasesUrl = 'https://update.code.visualstudio.com/api/releases/stable';
const probeTimeoutMs = 4000;

/** The one VS Code that VSCODE names, or undefined. */
export function chosenTestHost(): TestHost | undefined {
  const executable = chosenDesktop();
  return executable === undefined ? undefined : { executable, label: 'desktop VS Code of VSCODE' };
}

/**
 * Desktop VS Code of the pinned version where it can be downloaded and shown, else the one from npm.
 * @param folder where the launcher of the npm one may be written; must exist as long as it is used.
 */
export async function testHostFor(pin: VsCodePin, folder: string): Promise<TestHost> {
  const npm = npmVsCodeSupported();
  // The probe is only for those who have another way: it knows less about proxies than the download does.
  if (hasDisplay() && (!npm || (await desktopAtHand(pin)))) {
    return { executable: await downloadDesktop(pin), label: `VS Code ${pin.version} (desktop)` };
  }
  return { executable: await writeLauncher(folder, pin), label: `VS Code ${pin.version} (npm)` };
}

async function desktopAtHand(pin: VsCodePin): Promise<boolean> {
  if (existsSync(path.join(cacheRoot, `vscode-linux-${process.arch}-${pin.version}`, 'is-complete')))
    return true;
  try {
    const response = await fetch(releasesUrl, { signal: AbortSignal.timeout(probeTimeoutMs) });
    return response.ok;
  } catch {
    return false;
  }
}

async function downloadDesktop(pin: VsCodePin): Promise<string> {
  try {
    return await downloadAndUnzipVSCode({ version: pin.version, cachePath: cacheRoot });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HarnessError(
      `VS Code ${pin.version} could not be downloaded (${reason}): check the network, or set VSCODE=/path/to/code to use one that is here.`,
    );
  }
}

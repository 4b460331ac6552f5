import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import * as path from 'node:path';
import { launchBrowser } from '../../test/harness/browser';
import { endWithProcess } from '../../test/harness/cleanup';
import { HarnessError } from '../../test/harness/errors';
import { installVsCode } from '../../test/harness/install';
import { installExtension } from '../../test/harness/installExtension';
import { makeTempDir, projectRoot } from '../../test/harness/paths';
import { killTree, stopTree } from '../../test/harness/processTree';
import { startServer } from '../../test/harness/server';
import type { RunningServer } from '../../test/harness/server';
import { vsCodePins } from '../../test/harness/versions';
import type { VsCodeName } from '../../test/harness/versions';
import {
  openWorkbench,
  quietSettings,
  screenshot,
  showView,
  workbenchUrl,
} from '../../test/harness/workbench';

export interface ServeRequest {
  /** The folder to open. */
  readonly folder: string;
  readonly vscode: VsCodeName;
  /** Left undefined: a free one. */
  readonly port: number | undefined;
}

export interface ScreenshotRequest extends ServeRequest {
  /** Where the PNG goes. */
  readonly file: string;
  /** The file to show in the editor. */
  readonly openFile: string | undefined;
}

/** The title of our container in the activity bar. */
const viewTitle = 'Grounds';

/** Serves the folder in the VS Code from npm, prints its address and stays until a signal ends this process. */
export async function serveSample(request: ServeRequest): Promise<void> {
  const server = await startWithGrounds(request, false);
  console.log(`Grounds is running at ${workbenchUrl(server, request.folder)}`);
  console.log('Ctrl-C stops it.');
  await server.ended;
  await server.stop();
  throw new HarnessError('VS Code ended by itself: start it again.');
}

/** Opens the folder headless with the Grounds view shown, and writes a picture of the window. */
export async function takeScreenshot(request: ScreenshotRequest): Promise<void> {
  await mkdir(path.dirname(request.file), { recursive: true });
  const browser = await launchBrowser(printLine);
  const server = await startWithGrounds(request, true);
  try {
    const { folder, openFile } = request;
    const page = await openWorkbench(browser, server, {
      folder,
      ...(openFile === undefined ? {} : { openFile }),
      size: { width: 1440, height: 900 },
      scale: 2,
    });
    if (openFile !== undefined) await page.locator('.part.editor .view-line').first().waitFor();
    await showView(page, viewTitle);
    await screenshot(page, request.file);
    console.log(`The screenshot is in ${request.file}.`);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Opens the folder in a desktop VS Code with settings of its own; resolves when its window is closed. */
export async function openInDesktop(executable: string, folder: string): Promise<void> {
  const dataDir = await makeTempDir('desktop');
  await mkdir(path.join(dataDir, 'User'));
  await writeFile(path.join(dataDir, 'User', 'settings.json'), JSON.stringify(quietSettings));
  const args = [
    `--extensionDevelopmentPath=${projectRoot}`,
    `--user-data-dir=${dataDir}`,
    `--extensions-dir=${path.join(dataDir, 'extensions')}`,
    ...['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes', '--disable-updates'],
    folder,
  ];
  const child = spawn(executable, args, { stdio: 'ignore', detached: process.platform !== 'win32' });
  const closed = new Promise<void>((resolve, reject) => {
    child.once('close', () => {
      resolve();
    });
    child.once('error', (error) => {
      reject(
        new HarnessError(
          `${executable} does not start (${error.message}): set VSCODE=/path/to/code to another.`,
        ),
      );
    });
  });
  const removeData = (): Promise<void> => rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  const { pid } = child;
  const forget = endWithProcess({
    end: async () => {
      if (pid !== undefined) await stopTree(pid);
      await removeData();
    },
    kill: () => {
      if (pid !== undefined) killTree(pid);
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
  console.log('Grounds is open in desktop VS Code; close its window or press Ctrl-C to end.');
  try {
    await closed;
    await removeData();
  } finally {
    forget();
  }
}

async function startWithGrounds(request: ServeRequest, smokeTestDriver: boolean): Promise<RunningServer> {
  const install = await installVsCode(vsCodePins[request.vscode], printLine);
  return startServer(install, {
    ...(request.port === undefined ? {} : { port: request.port }),
    withToken: true,
    smokeTestDriver,
    installExtensions: installExtension,
    settings: quietSettings,
  });
}

function printLine(line: string): void {
  console.log(line);
}

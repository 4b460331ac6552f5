import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { HarnessError } from './errors';
import type { RunningServer } from './server';

/** Switches the workbench takes through the `payload` of its address; paths are absolute paths of this machine. */
export interface WorkbenchOptions {
  readonly folder: string;
  readonly extensionDevelopmentPaths?: readonly string[];
  readonly extensionTestsPath?: string;
  /** A file to open in the editor. */
  readonly openFile?: string;
  /** Size of the window in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Picture pixels per CSS pixel; default 1. */
  readonly scale?: number;
  /** Gets each message the extension host writes to its console. */
  readonly onLog?: (level: string, message: string) => void;
  /** Gets the exit code of the test suite at `extensionTestsPath`. */
  readonly onExit?: (code: number) => void;
}

const defaultSize = { width: 1280, height: 800 };
const readyTimeoutMs = 90_000;

/** Settings that keep everything but the work out of the window. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'window.commandCenter': false,
  'window.title': '${activeEditorShort}${separator}${rootName}',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Settings of the window in which the integration suite runs. */
export const testSettings: Readonly<Record<string, unknown>> = {
  ...quietSettings,
  // The git extension of the editor can break its own pipe on a busy machine, which is no matter of ours.
  'scm.diffDecorations': 'none',
};

/** The address of the workbench with `folder` opened, as a person can paste it into a browser. */
export function workbenchUrl(server: RunningServer, folder: string): string {
  const token = server.token === undefined ? '' : `tkn=${server.token}&`;
  return `${server.origin}/?${token}folder=${encodePath(folder)}`;
}

/**
 * Opens the workbench of `server` in a new page and resolves when its parts are drawn.
 * The server must have been started with its smoke test driver.
 */
export async function openWorkbench(
  browser: Browser,
  server: RunningServer,
  options: WorkbenchOptions,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: options.size ?? defaultSize,
    deviceScaleFactor: options.scale ?? 1,
  });
  const page = await context.newPage();
  await page.exposeFunction('codeAutomationLog', (level: string, args: readonly unknown[]) => {
    options.onLog?.(level, consoleText(args));
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => {
    options.onExit?.(code);
  });
  const payload = encodeURIComponent(JSON.stringify(payloadOf(server, options)));
  await page.goto(`${workbenchUrl(server, options.folder)}&payload=${payload}`);
  await page
    .locator('.monaco-workbench .part.statusbar')
    .waitFor({ timeout: readyTimeoutMs })
    .catch(() => {
      throw new HarnessError(
        `The VS Code window did not appear within ${readyTimeoutMs / 1000} s: run this again when the machine is less busy.`,
      );
    });
  return page;
}

/**
 * Shows the view container `title` of the activity bar and resolves when it has content.
 * @throws HarnessError when there is none.
 */
export async function showView(page: Page, title: string): Promise<void> {
  const tab = page.locator('.part.activitybar').getByRole('tab', { name: title }).first();
  await tab.waitFor({ timeout: readyTimeoutMs }).catch(() => {
    throw new HarnessError(`VS Code shows no "${title}" in its activity bar: the extension did not load.`);
  });
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
  const content = page.locator('.part.sidebar').locator('.monaco-list-row, .welcome-view-content');
  await content
    .first()
    .waitFor({ timeout: readyTimeoutMs })
    .catch(() => {
      throw new HarnessError(`The "${title}" view stayed empty for ${readyTimeoutMs / 1000} s.`);
    });
}

/** Writes a PNG of the page once it has stopped changing (two equal pictures in a row, at most 20 s). */
export async function screenshot(page: Page, file: string): Promise<void> {
  // The pointer would draw a hover over whatever it rests on.
  await page.mouse.move(0, 0);
  const deadline = Date.now() + 20_000;
  let picture = await page.screenshot();
  for (;;) {
    await delay(500);
    const next = await page.screenshot();
    const settled =
      next.equals(picture) && (await page.locator('.monaco-progress-container.active').count()) === 0;
    picture = next;
    if (settled || Date.now() > deadline) break;
  }
  await writeFile(file, picture);
}

function payloadOf(server: RunningServer, options: WorkbenchOptions): readonly (readonly [string, string])[] {
  const remote = (file: string): string => `vscode-remote://${server.authority}${encodePath(file)}`;
  const payload: [string, string][] = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  for (const folder of options.extensionDevelopmentPaths ?? []) {
    payload.push(['extensionDevelopmentPath', remote(folder)]);
  }
  if (options.extensionTestsPath !== undefined) {
    payload.push(['extensionTestsPath', remote(options.extensionTestsPath)]);
  }
  if (options.openFile !== undefined) payload.push(['openFile', remote(options.openFile)]);
  return payload;
}

function encodePath(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

/** What `console.log(...args)` would print, with the `%s` and `%c` that VS Code puts in front. */
function consoleText(args: readonly unknown[]): string {
  return args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
}

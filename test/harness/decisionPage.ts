import * as path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { HarnessError } from './errors';
import { installVsCode } from './install';
import { installExtension } from './installExtension';
import { startServer } from './server';
import type { RunningServer } from './server';
import { vsCodePins } from './versions';
import type { VsCodeName } from './versions';
import { quietSettings } from './workbench';

/** The themes of VS Code that stand for all of their kind. */
const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;

export type ThemeName = keyof typeof themes;

export const themeNames = Object.keys(themes) as readonly ThemeName[];

const appearsWithinMs = 60_000;

/**
 * Starts the VS Code from npm with Grounds installed, and a theme.
 * @param settings beside those that keep it quiet
 * @param installMore puts other extensions beside it
 */
export async function startWithTheme(
  theme: ThemeName,
  name: VsCodeName = 'newest',
  settings: Readonly<Record<string, unknown>> = {},
  installMore: (extensionsDir: string) => Promise<void> = () => Promise.resolve(),
): Promise<RunningServer> {
  const install = await installVsCode(vsCodePins[name], (line) => {
    console.log(line);
  });
  return startServer(install, {
    withToken: true,
    smokeTestDriver: true,
    installExtensions: async (extensionsDir) => {
      await installExtension(extensionsDir);
      await installMore(extensionsDir);
    },
    settings: {
      ...quietSettings,
      'editor.minimap.enabled': false,
      'workbench.colorTheme': themes[theme],
      ...settings,
    },
  });
}

/**
 * Runs the command that opens the page of the record in the active editor, as a person does.
 * @returns the inside of the page, once it shows a decision
 * @throws HarnessError when it does not appear
 */
export async function openPageOfRecord(page: Page): Promise<Frame> {
  await (await buttonOfRecord(page)).click();
  return frameOfPage(page);
}

/** The button beside the record in the active editor. It is there once the decisions have been read. */
async function buttonOfRecord(page: Page): Promise<Locator> {
  await page.locator('.part.editor .view-line').first().waitFor();
  const button = page.getByRole('button', { name: 'Open Decision Page' }).first();
  await button.waitFor({ timeout: appearsWithinMs });
  return button;
}

/**
 * Runs the command that opens the board, as a person does who has a record in the active editor.
 * @returns the inside of the board
 * @throws HarnessError when it does not appear
 */
export async function openBoard(page: Page): Promise<Frame> {
  await buttonOfRecord(page);
  await runCommand(page, 'Grounds: Open Decision Board');
  return frameOfPage(page, 'article.board');
}

/** Runs the command that opens the map. @returns its inside @throws HarnessError when it does not appear */
export async function openMap(page: Page): Promise<Frame> {
  await runCommand(page, 'Grounds: Open Decision Map');
  return frameOfPage(page, '.map.live');
}

/** Runs a command by its title in the palette. */
export function runCommand(page: Page, title: string): Promise<void> {
  return pick(page, 'F1', `>${title}`, title);
}

/** Opens a file of the folder by its name, or by its absolute path: that needs no search, which not every VS Code brings. */
export function openFile(page: Page, file: string): Promise<void> {
  return pick(page, 'Control+p', file, path.basename(file));
}

/** Picks the row with a label in the list that a key opens, once `text` is typed. */
async function pick(page: Page, key: string, text: string, label: string): Promise<void> {
  const input = page.locator('.quick-input-box input').first();
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
  const deadline = Date.now() + appearsWithinMs;
  while (Date.now() < deadline) {
    // What has the focus may be a page that has just come: it can take the key, and close the list again.
    await page.keyboard.press(key);
    const isThere = await input
      .fill(text, { timeout: 2000 })
      .then(() => row.waitFor({ timeout: 5000 }))
      .then(() => true)
      .catch(() => false);
    if (isThere) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Escape');
  }
  throw new HarnessError(`${label} could not be picked within ${appearsWithinMs / 1000} s.`);
}

/** The inside of the page of a decision that is open, or of what else shows `content` in a tab. */
export function frameOfPage(page: Page, content = 'h1'): Promise<Frame> {
  return frameWith(page, `main[data-record] ${content}`);
}

async function shows(frame: Frame, selector: string): Promise<boolean> {
  const element = await frame.frameElement();
  return (await element.isVisible()) && (await frame.locator(selector).count()) > 0;
}

/** The frame in sight that has what a selector means, once one has: what is loading is hidden. @throws HarnessError when none does in time */
export async function frameWith(page: Page, selector: string): Promise<Frame> {
  const deadline = Date.now() + appearsWithinMs;
  while (Date.now() < deadline) {
    for (const frame of page.frames().slice(1)) {
      if (await shows(frame, selector).catch(() => false)) {
        return frame;
      }
    }
    await page.waitForTimeout(100);
  }
  throw new HarnessError(`No frame showed ${selector} within ${appearsWithinMs / 1000} s.`);
}

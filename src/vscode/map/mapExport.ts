import * as vscode from 'vscode';
import type { DecisionMap } from '../../core/map/decisionMap';
import type { MapLayout } from '../../core/map/mapLayout';
import type { ExportFormat, ToPage } from '../../shared/pageMessages';
import { mapFile } from '../../webview/map/mapFile';
import { UserError } from '../util/userError';

/** Pictures are drawn with so many pixels for each unit of the map, as far as windows can make them. */
const SCALE = 2;
/** What windows can make, in pixels along each side and in all. */
const MAX_SIDE = 16_000;
const MAX_PIXELS = 120_000_000;

const FILES: Readonly<
  Record<ExportFormat, { readonly name: string; readonly kinds: Record<string, string[]> }>
> = {
  svg: { name: 'decision-map.svg', kinds: { SVG: ['svg'] } },
  png: { name: 'decision-map.png', kinds: { PNG: ['png'] } },
  mermaid: { name: 'decision-map.mmd', kinds: { Mermaid: ['mmd', 'mermaid'] } },
};

/** What a map is written from. */
export interface ExportedMap {
  readonly map: DecisionMap;
  readonly layout: MapLayout;
  /** The same in the language of Mermaid. */
  readonly diagram: string;
}

/** Writes maps to files that the user chooses. Pictures are drawn by the window that shows the map. */
export class MapExport {
  readonly #send: (message: ToPage) => Promise<void>;
  #target: vscode.Uri | undefined;

  /** @param send says something to the window */
  constructor(send: (message: ToPage) => Promise<void>) {
    this.#send = send;
  }

  /** @param root the repository, in which the file is proposed to be */
  async write(format: ExportFormat, { map, layout, diagram }: ExportedMap, root: vscode.Uri): Promise<void> {
    const { name, kinds } = FILES[format];
    const target = await vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.joinPath(root, name),
      filters: kinds,
    });
    if (target === undefined) {
      return;
    }
    if (format === 'png') {
      this.#target = target;
      await this.#send({ type: 'draw', drawing: mapFile(map, layout), ...pictureSize(layout) });
      return;
    }
    const text = format === 'svg' ? mapFile(map, layout) : diagram;
    await written(target, new TextEncoder().encode(text));
  }

  /** Takes the picture that was asked for. @param data PNG, as base64 @throws UserError when there is none */
  async take(data: string | undefined): Promise<void> {
    const target = this.#target;
    this.#target = undefined;
    if (target === undefined) {
      return;
    }
    const bytes = data === undefined ? undefined : Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0));
    if (bytes?.[0] !== 0x89) {
      throw new UserError(vscode.l10n.t('The map is too large for a picture: export it as SVG.'));
    }
    await written(target, bytes);
  }
}

async function written(target: vscode.Uri, bytes: Uint8Array): Promise<void> {
  await vscode.workspace.fs.writeFile(target, bytes);
  const open = vscode.l10n.t('Open');
  const said = vscode.l10n.t('The map was written to {0}.', vscode.workspace.asRelativePath(target));
  // Nobody has to answer.
  void vscode.window.showInformationMessage(said, open).then((chosen) => {
    if (chosen === open) {
      void vscode.commands.executeCommand('vscode.open', target);
    }
  });
}

function pictureSize({ width, height }: MapLayout): { readonly width: number; readonly height: number } {
  const scale = Math.min(
    SCALE,
    MAX_SIDE / width,
    MAX_SIDE / height,
    Math.sqrt(MAX_PIXELS / (width * height)),
  );
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}

import * as vscode from 'vscode';
import { mapOf } from '../../core/map/decisionMap';
import type { DecisionMap } from '../../core/map/decisionMap';
import { layoutMap } from '../../core/map/mapLayout';
import type { MapLayout } from '../../core/map/mapLayout';
import type { MapOrder } from '../../core/map/mapOrder';
import { diagramOf, writeMermaid } from '../../core/report/exportDiagram';
import type { DecisionWorkspace } from '../../core/service';
import type { ExportFormat, FromPage } from '../../shared/pageMessages';
import { html } from '../../webview/html';
import type { Html } from '../../webview/html';
import { buttons } from '../../webview/link';
import { mapView } from '../../webview/map/mapView';
import { nodeButtons } from '../../webview/map/nodes';
import { loadPage } from '../loadCore';
import { RepositoryPanel } from '../page/repositoryPanel';
import type { Services } from '../services';
import { MapExport } from './mapExport';

/** The map of one repository in an editor tab. */
export class MapPanel extends RepositoryPanel {
  readonly #export = new MapExport((message) => this.send(message));
  #order: MapOrder = 'area';
  #laid: { readonly of: string; readonly layout: MapLayout } | undefined;

  /** @param root the address of the repository */
  constructor(services: Services, panel: vscode.WebviewPanel, root: vscode.Uri) {
    super(services, panel, root, 'map');
    this.listen(
      services.repositories.onDidChangeList(() => {
        this.drawSoon();
      }),
    );
    this.start(() => this.draw());
  }

  protected override make(workspace: DecisionWorkspace): Html {
    const map = mapOf(workspace);
    return mapView(map, this.#layout(map), this.#order, {
      link: buttons,
      node: nodeButtons,
      orderLink: (order, text, isShown) =>
        html`<button type="button" class="link" data-order="${order}" aria-pressed="${String(isShown)}">
          ${text}
        </button>`,
      exports: html`<span role="group" aria-label="Export"
        ><button type="button" class="fix" data-export="svg" aria-label="Export as SVG">SVG</button>
        <button type="button" class="fix" data-export="png" aria-label="Export as PNG">PNG</button>
        <button type="button" class="fix" data-export="mermaid" aria-label="Export as Mermaid">
          Mermaid
        </button></span
      >`,
    });
  }

  protected override async answer(said: FromPage): Promise<void> {
    switch (said.type) {
      case 'order':
        this.#order = said.order;
        return this.draw();
      case 'export':
        return this.#write(said.format);
      case 'picture':
        return this.#export.take(said.data);
      case 'open':
        return this.#open(said.target);
      default:
        return undefined;
    }
  }

  /** Laying out takes far longer than drawing, and most changes of decisions do not move anything. */
  #layout(map: DecisionMap): MapLayout {
    const of = JSON.stringify([
      this.#order,
      map.links,
      map.nodes.map(({ path, folder, tags: [tag], date }) => [path, folder, tag, date]),
    ]);
    this.#laid = this.#laid?.of === of ? this.#laid : { of, layout: layoutMap(map, this.#order) };
    return this.#laid.layout;
  }

  async #write(format: ExportFormat): Promise<void> {
    const workspace = await this.repository()?.whenRead();
    if (workspace !== undefined) {
      const map = mapOf(workspace);
      const diagram = writeMermaid(diagramOf(workspace));
      await this.#export.write(format, { map, layout: this.#layout(map), diagram }, this.root);
    }
  }

  async #open(target: Extract<FromPage, { type: 'open' }>['target']): Promise<void> {
    const repository = this.repository();
    if (
      (target.kind !== 'decision' && target.kind !== 'path') ||
      repository?.workspace?.byPath(target.path) === undefined
    ) {
      return;
    }
    const uri = repository.uriOf(target.path);
    if (target.kind === 'path') {
      await vscode.window.showTextDocument(uri);
    } else {
      const { openPage } = await loadPage();
      openPage(this.services, uri);
    }
  }
}

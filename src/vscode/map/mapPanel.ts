import * as vscode from 'vscode';
import { decisionMap } from '../../core/map/decisionMap';
import type { DecisionMap } from '../../core/map/decisionMap';
import { layoutMap } from '../../core/map/mapLayout';
import type { MapLayout } from '../../core/map/mapLayout';
import type { MapOrder } from '../../core/map/mapOrder';
import { diagramOf, writeMermaid } from '../../core/report/exportDiagram';
import { asFromPage } from '../../shared/pageMessages';
import type { FromPage, ToPage } from '../../shared/pageMessages';
import { html } from '../../webview/html';
import type { Html } from '../../webview/html';
import { buttons } from '../../webview/link';
import { mapView } from '../../webview/map/mapView';
import { nodeButtons } from '../../webview/map/nodes';
import { noPage } from '../../webview/page/pageView';
import { loadPage } from '../loadCore';
import { pageDocument } from '../page/pageDocument';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { Disposables } from '../util/disposables';
import { MapExport } from './mapExport';
import { standingIn } from '../../core/page/standing';

/** The map is drawn so long after something changed, in milliseconds; what changes meanwhile is seen with it. */
const QUIET = 300;

/** The map of one repository in an editor tab. It follows what is known about its decisions. */
export class MapPanel implements vscode.Disposable {
  readonly #services: Services;
  readonly #panel: vscode.WebviewPanel;
  readonly #root: vscode.Uri;
  readonly #disposables = new Disposables();
  readonly #export: MapExport;
  #order: MapOrder = 'area';
  #laid: { readonly of: string; readonly layout: MapLayout } | undefined;
  #page = 0;
  #content = '';
  #waiting: NodeJS.Timeout | undefined;

  /** @param root the address of the repository */
  constructor(services: Services, panel: vscode.WebviewPanel, root: vscode.Uri) {
    this.#services = services;
    this.#panel = panel;
    this.#root = root;
    this.#export = new MapExport((message) => this.#send(message));
    const listen = (item: vscode.Disposable): void => void this.#disposables.add(item);
    listen(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const said = asFromPage(message);
        if (said !== undefined) {
          this.#answer(said).catch((error: unknown) => {
            services.log.error('The map did not do what it was asked for.', error);
            void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
          });
        }
      }),
    );
    listen(
      services.repositories.onDidChange(({ repository }) => {
        if (repository.key === root.toString()) {
          this.#drawSoon();
        }
      }),
    );
    listen(
      services.repositories.onDidChangeList(() => {
        this.#drawSoon();
      }),
    );
    this.#start().catch((error: unknown) => {
      services.log.error('The map could not be made.', error);
    });
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#disposables.dispose();
  }

  async #start(): Promise<void> {
    const { extensionUri } = this.#services.context;
    const content = await this.#make();
    this.#panel.webview.html = pageDocument(this.#panel.webview, extensionUri, this.#root, content, 'map');
    await this.#services.repositories.start();
    await this.#draw();
  }

  #repository(): Repository | undefined {
    return this.#services.repositories.all.find(({ key }) => key === this.#root.toString());
  }

  #drawSoon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#draw().catch((error: unknown) => {
        this.#services.log.error('The map could not be drawn.', error);
      });
    }, QUIET);
  }

  async #draw(): Promise<void> {
    const markup = (await this.#make()).toString();
    if (markup !== this.#content) {
      this.#content = markup;
      this.#page += 1;
      await this.#show();
    }
  }

  async #map(): Promise<DecisionMap | undefined> {
    const workspace = await this.#repository()?.whenRead();
    return workspace && decisionMap(workspace, (decision) => standingIn(workspace, decision));
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

  async #make(): Promise<Html> {
    const map = await this.#map();
    if (map === undefined) {
      return noPage(
        this.#services.repositories.situation === 'reading'
          ? vscode.l10n.t('Reading the decisions…')
          : vscode.l10n.t('The decisions of this folder cannot be read: open the folder that they are in.'),
      );
    }
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

  #show(): Promise<void> {
    return this.#send({ type: 'show', page: this.#page, content: this.#content });
  }

  async #send(message: ToPage): Promise<void> {
    await this.#panel.webview.postMessage(message);
  }

  async #answer(said: FromPage): Promise<void> {
    switch (said.type) {
      case 'ready':
        // The tab may have been away for a while, with what it showed then.
        return this.#content === '' ? this.#draw() : this.#show();
      case 'order':
        this.#order = said.order;
        return this.#draw();
      case 'export': {
        const workspace = await this.#repository()?.whenRead();
        const map = await this.#map();
        if (workspace === undefined || map === undefined) {
          return;
        }
        const diagram = writeMermaid(diagramOf(workspace));
        return this.#export.write(said.format, { map, layout: this.#layout(map), diagram }, this.#root);
      }
      case 'picture':
        return this.#export.take(said.data);
      case 'open':
        return this.#open(said.target);
      case 'fix':
        return undefined;
    }
  }

  async #open(target: Extract<FromPage, { type: 'open' }>['target']): Promise<void> {
    const repository = this.#repository();
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
      openPage(this.#services, uri);
    }
  }
}

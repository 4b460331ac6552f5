import * as vscode from 'vscode';
import type { DecisionWorkspace } from '../../core/service';
import { asFromPage } from '../../shared/pageMessages';
import type { FromPage, ToPage } from '../../shared/pageMessages';
import type { Html } from '../../webview/html';
import { noPage } from '../../webview/page/pageView';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { Disposables } from '../util/disposables';
import { pageDocument } from './pageDocument';
import type { TabContent } from './panelSet';

/** What is shown is made again so long after something changed, in milliseconds; what changes meanwhile is seen with it. */
const QUIET = 300;

/** Something about all decisions of one repository in an editor tab. It follows what is known about them. */
export abstract class RepositoryPanel implements TabContent {
  protected readonly services: Services;
  /** The address of the repository. */
  protected readonly root: vscode.Uri;
  readonly #what: 'board' | 'map';
  readonly #panel: vscode.WebviewPanel;
  readonly #disposables = new Disposables();
  #page = 0;
  #content = '';
  #waiting: NodeJS.Timeout | undefined;

  /**
   * @param root the address of the repository
   * @param what what it is called in the log
   */
  constructor(services: Services, panel: vscode.WebviewPanel, root: vscode.Uri, what: 'board' | 'map') {
    this.services = services;
    this.root = root;
    this.#what = what;
    this.#panel = panel;
    this.listen(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const said = asFromPage(message);
        if (said !== undefined) {
          this.#take(said).catch((error: unknown) => {
            services.log.error(`The ${what} did not do what it was asked for.`, error);
            void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
          });
        }
      }),
    );
    this.listen(
      services.repositories.onDidChange(({ repository }) => {
        if (repository.key === root.toString()) {
          this.drawSoon();
        }
      }),
    );
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#disposables.dispose();
  }

  /** What is to be shown, by what is known now. */
  protected abstract make(workspace: DecisionWorkspace, repository: Repository): Html | Promise<Html>;

  /** Does what was asked for on the page. */
  protected abstract answer(said: Exclude<FromPage, { type: 'ready' }>): void | Promise<void>;

  /** Shows what is known at once, and calls `complete` when all repositories are known. To be called when a panel is made. */
  protected start(complete: () => Promise<void>): void {
    const begin = async (): Promise<void> => {
      const { context, repositories } = this.services;
      const { webview } = this.#panel;
      const kind = this.#what === 'map' ? 'map' : 'page';
      webview.html = pageDocument(webview, context.extensionUri, this.root, await this.#made(), kind);
      await repositories.start();
      await complete();
    };
    begin().catch((error: unknown) => {
      this.services.log.error(`The ${this.#what} could not be made.`, error);
    });
  }

  protected listen(item: vscode.Disposable): void {
    this.#disposables.add(item);
  }

  protected repository(): Repository | undefined {
    return this.services.repositories.all.find(({ key }) => key === this.root.toString());
  }

  protected drawSoon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.draw().catch((error: unknown) => {
        this.services.log.error(`The ${this.#what} could not be drawn.`, error);
      });
    }, QUIET);
  }

  /** Shows what is known now, where that is something else than what is shown. */
  protected async draw(): Promise<void> {
    const markup = (await this.#made()).toString();
    if (markup !== this.#content) {
      this.#content = markup;
      this.#page += 1;
      await this.#show();
    }
  }

  protected async send(message: ToPage): Promise<void> {
    await this.#panel.webview.postMessage(message);
  }

  async #made(): Promise<Html> {
    const repository = this.repository();
    const workspace = await repository?.whenRead();
    if (repository !== undefined && workspace !== undefined) {
      return this.make(workspace, repository);
    }
    return noPage(
      this.services.repositories.situation === 'reading'
        ? vscode.l10n.t('Reading the decisions…')
        : vscode.l10n.t('The decisions of this folder cannot be read: open the folder that they are in.'),
    );
  }

  #show(): Promise<void> {
    return this.send({ type: 'show', page: this.#page, content: this.#content });
  }

  async #take(said: FromPage): Promise<void> {
    if (said.type !== 'ready') {
      await this.answer(said);
      return;
    }
    // The tab may have been away for a while, with what it showed then.
    await (this.#content === '' ? this.draw() : this.#show());
  }
}

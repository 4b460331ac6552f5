import * as vscode from 'vscode';
import { collectAttention } from '../../core/attention/attention';
import { boardOf } from '../../core/board/board';
import type { BoardFacts } from '../../core/board/board';
import { asFromPage } from '../../shared/pageMessages';
import type { FromPage, ToPage } from '../../shared/pageMessages';
import { boardView } from '../../webview/board/boardView';
import { noPage } from '../../webview/page/pageView';
import { buttons } from '../../webview/link';
import type { Html } from '../../webview/html';
import { systemClock } from '../../node/clock';
import { loadPast } from '../loadCore';
import { pageDocument } from '../page/pageDocument';
import { openPage } from '../page/openPages';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { Disposables } from '../util/disposables';
import { isUserError } from '../util/userError';
import { standingIn } from '../../core/page/standing';

/** The board is drawn so long after something changed, in milliseconds; what changes meanwhile is seen with it. */
const QUIET = 300;

/** The board of one repository in an editor tab. It follows what is known about its decisions. */
export class BoardPanel implements vscode.Disposable {
  readonly #services: Services;
  readonly #panel: vscode.WebviewPanel;
  readonly #root: vscode.Uri;
  readonly #disposables = new Disposables();
  #past: BoardFacts['past'] = { reason: undefined };
  #page = 0;
  #content = '';
  #waiting: NodeJS.Timeout | undefined;

  /** @param root the address of the repository */
  constructor(services: Services, panel: vscode.WebviewPanel, root: vscode.Uri) {
    this.#services = services;
    this.#panel = panel;
    this.#root = root;
    const listen = (item: vscode.Disposable): void => void this.#disposables.add(item);
    listen(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const said = asFromPage(message);
        if (said !== undefined) {
          this.#answer(said);
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
      services.git.onDidChange(({ repository, change }) => {
        if (change === 'head' && repository.key === root.toString()) {
          void this.#readPast();
        }
      }),
    );
    listen(services.repositories.onDidChangeList(() => void this.#readPast()));
    listen(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#readPast()));
    this.#start().catch((error: unknown) => {
      services.log.error('The board could not be made.', error);
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
    this.#panel.webview.html = pageDocument(this.#panel.webview, extensionUri, this.#root, content);
    await this.#services.repositories.start();
    await this.#readPast();
  }

  #repository(): Repository | undefined {
    return this.#services.repositories.all.find(({ key }) => key === this.#root.toString());
  }

  async #readPast(): Promise<void> {
    const repository = this.#repository();
    if (repository === undefined) {
      return;
    }
    try {
      const { boardPast } = await loadPast();
      this.#past = await boardPast(repository, this.#services);
    } catch (error) {
      if (!isUserError(error)) {
        this.#services.log.warn('The past of the decisions could not be read.', error);
      }
      this.#past = { reason: error instanceof Error ? error.message : String(error) };
    }
    await this.#draw();
  }

  #drawSoon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#draw().catch((error: unknown) => {
        this.#services.log.error('The board could not be drawn.', error);
      });
    }, QUIET);
  }

  async #draw(): Promise<void> {
    const markup = (await this.#make()).toString();
    if (markup !== this.#content) {
      this.#content = markup;
      this.#page += 1;
      await this.#post();
    }
  }

  async #make(): Promise<Html> {
    const repository = this.#repository();
    const workspace = await repository?.whenRead();
    if (repository === undefined || workspace === undefined) {
      return noPage(
        this.#services.repositories.situation === 'reading'
          ? vscode.l10n.t('Reading the decisions…')
          : vscode.l10n.t('The decisions of this folder cannot be read: open the folder that they are in.'),
      );
    }
    const { path } = repository.root;
    const today = systemClock.today();
    const board = boardOf({
      decisions: workspace.all(),
      stateOf: (decision) => standingIn(workspace, decision),
      attention: await collectAttention(workspace, today),
      today,
      past: this.#past,
    });
    return boardView(board, path.slice(path.lastIndexOf('/') + 1), buttons);
  }

  async #post(): Promise<void> {
    const message: ToPage = { type: 'show', page: this.#page, content: this.#content };
    await this.#panel.webview.postMessage(message);
  }

  #answer(said: FromPage): void {
    if (said.type === 'ready') {
      // The tab may have been away for a while, with what it showed then.
      void (this.#content === '' ? this.#draw() : this.#post());
    } else if (said.type === 'open' && said.target.kind === 'decision') {
      const repository = this.#repository();
      if (repository?.workspace?.byPath(said.target.path) !== undefined) {
        openPage(this.#services, repository.uriOf(said.target.path));
      }
    }
  }
}

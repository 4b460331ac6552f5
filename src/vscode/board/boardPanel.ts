import * as vscode from 'vscode';
import { collectAttention } from '../../core/attention/attention';
import { boardOf } from '../../core/board/board';
import type { BoardFacts } from '../../core/board/board';
import { standingIn } from '../../core/page/standing';
import type { DecisionWorkspace } from '../../core/service';
import { systemClock } from '../../node/clock';
import type { FromPage } from '../../shared/pageMessages';
import { boardView } from '../../webview/board/boardView';
import type { Html } from '../../webview/html';
import { buttons } from '../../webview/link';
import { loadPast } from '../loadCore';
import { openPage } from '../page/openPages';
import { RepositoryPanel } from '../page/repositoryPanel';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { isUserError } from '../util/userError';

/** The board of one repository in an editor tab. */
export class BoardPanel extends RepositoryPanel {
  #past: BoardFacts['past'] = { reason: undefined };

  /** @param root the address of the repository */
  constructor(services: Services, panel: vscode.WebviewPanel, root: vscode.Uri) {
    super(services, panel, root, 'board');
    this.listen(
      services.git.onDidChange(({ repository, change }) => {
        if (change === 'head' && repository.key === root.toString()) {
          void this.#readPast();
        }
      }),
    );
    this.listen(services.repositories.onDidChangeList(() => void this.#readPast()));
    this.listen(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#readPast()));
    this.start(() => this.#readPast());
  }

  protected override async make(workspace: DecisionWorkspace, { root }: Repository): Promise<Html> {
    const today = systemClock.today();
    const board = boardOf({
      decisions: workspace.all(),
      stateOf: (decision) => standingIn(workspace, decision),
      attention: await collectAttention(workspace, today),
      today,
      past: this.#past,
    });
    return boardView(board, root.path.slice(root.path.lastIndexOf('/') + 1), buttons);
  }

  protected override answer(said: FromPage): void {
    if (said.type === 'open' && said.target.kind === 'decision') {
      const repository = this.repository();
      if (repository?.workspace?.byPath(said.target.path) !== undefined) {
        openPage(this.services, repository.uriOf(said.target.path));
      }
    }
  }

  async #readPast(): Promise<void> {
    const repository = this.repository();
    if (repository === undefined) {
      return;
    }
    try {
      const { boardPast } = await loadPast();
      this.#past = await boardPast(repository, this.services);
    } catch (error) {
      if (!isUserError(error)) {
        this.services.log.warn('The past of the decisions could not be read.', error);
      }
      this.#past = { reason: error instanceof Error ? error.message : String(error) };
    }
    await this.draw();
  }
}

import * as vscode from 'vscode';
import { makePage, shownFindings } from '../../core/page/makePage';
import type { DecisionPage } from '../../core/page/decisionPage';
import { untoldPast } from '../../core/page/past';
import type { Finding } from '../../core/model/finding';
import { asFromPage } from '../../shared/pageMessages';
import type { FromPage, ToPage } from '../../shared/pageMessages';
import { buttons } from '../../webview/link';
import { noPage, pageView } from '../../webview/page/pageView';
import type { Html } from '../../webview/html';
import { readSettings } from '../adapt/settings';
import { decisionLabel } from '../adapt/decisionText';
import { loadPast } from '../loadCore';
import type { Place } from '../repositories';
import type { Services } from '../services';
import { Disposables } from '../util/disposables';
import { isUserError } from '../util/userError';
import { pageDocument } from './pageDocument';
import { applyFix, openTarget } from './pageActions';

/** How long after the last keystroke the page follows, in milliseconds: drawing it takes hardly longer. */
const TYPING_PAUSE = 10;

/** What a page shows, so that what is clicked on it can be told. */
interface Shown {
  readonly page: number;
  readonly findings: readonly Finding[];
  /** What the buttons of each finding do. */
  readonly fixes: readonly (readonly string[])[];
}

/** A page that was made, before it is shown. */
interface Made {
  readonly content: Html;
  readonly shown: Omit<Shown, 'page'>;
}

/** The page of one record in an editor tab. It follows the record, whatever changes it. */
export class PagePanel implements vscode.Disposable {
  readonly #services: Services;
  readonly #panel: vscode.WebviewPanel;
  readonly #record: vscode.Uri;
  readonly #disposables = new Disposables();
  #past = untoldPast(undefined);
  #shown: Shown = { page: 0, findings: [], fixes: [] };
  #content = '';
  #last: DecisionPage | undefined;
  /** What the fixes of findings do, by the finding without its place: known from the last time they were looked for. */
  #fixes: ReadonlyMap<string, readonly string[]> = new Map();
  #drawing: Promise<void> | undefined;
  #isOutdated = false;
  #typing: NodeJS.Timeout | undefined;
  #isDisposed = false;

  /** @param openPage shows the page of another record */
  constructor(
    services: Services,
    panel: vscode.WebviewPanel,
    record: vscode.Uri,
    openPage: (record: vscode.Uri) => void,
  ) {
    this.#services = services;
    this.#panel = panel;
    this.#record = record;
    const listen = (item: vscode.Disposable): void => void this.#disposables.add(item);
    listen(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const said = asFromPage(message);
        if (said !== undefined) {
          this.#answer(said, openPage).catch((error: unknown) => {
            this.#tell(error);
          });
        }
      }),
    );
    listen(
      services.repositories.onDidChange(({ repository, paths }) => {
        const place = this.#place();
        if (
          place === undefined ||
          (place.repository === repository && (paths?.includes(place.path) ?? true))
        ) {
          this.#draw();
        }
        if (
          place !== undefined &&
          this.#past.steps.kind === 'untold' &&
          this.#past.steps.reason === undefined
        ) {
          // The record was not known yet when its history was to be read.
          void this.#readPast();
        }
      }),
    );
    listen(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#isRecord(document)) {
          this.#follow(document);
        }
      }),
    );
    listen(
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (this.#isRecord(document)) {
          void this.#readPast();
        }
      }),
    );
    listen(
      services.git.onDidChange(({ repository, change }) => {
        if (change === 'head' && repository === this.#place()?.repository) {
          void this.#readPast();
        }
      }),
    );
    listen(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#readPast()));
    this.#start().catch((error: unknown) => {
      this.#tell(error);
    });
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#typing);
    this.#disposables.dispose();
  }

  async #start(): Promise<void> {
    const { extensionUri } = this.#services.context;
    const { content } = await this.#make();
    this.#panel.webview.html = pageDocument(this.#panel.webview, extensionUri, this.#record, content);
    await this.#services.repositories.start();
    await Promise.all([this.#readPast(), this.#readCommits()]);
  }

  #place(): Place | undefined {
    return this.#services.repositories.recordAt(this.#record);
  }

  #isRecord({ uri }: vscode.TextDocument): boolean {
    return uri.toString() === this.#record.toString();
  }

  /** Takes what is typed sooner than the findings need it. */
  #follow(document: vscode.TextDocument): void {
    if (readSettings(document.uri).run === 'onType') {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => void this.#services.documents.read(document), TYPING_PAUSE);
    }
  }

  async #readPast(): Promise<void> {
    const place = this.#place();
    if (place === undefined) {
      return;
    }
    try {
      const { pagePast } = await loadPast();
      this.#past = await pagePast(place.repository, place.path);
    } catch (error) {
      if (!isUserError(error)) {
        this.#services.log.warn('The history of a decision could not be read.', error);
      }
      this.#past = untoldPast(error instanceof Error ? error.message : String(error));
    }
    this.#draw();
  }

  /** Asks git which commits belong to decisions, unless somebody has. */
  async #readCommits(): Promise<void> {
    const { repository } = this.#place() ?? {};
    if (
      repository?.isVersioned === true &&
      vscode.workspace.isTrusted &&
      !repository.workspace?.commitFacts
    ) {
      await repository.readCommits({});
      this.#draw();
    }
  }

  /** Shows what is known now; what becomes known meanwhile is shown right after. */
  #draw(): void {
    this.#isOutdated = true;
    this.#drawing ??= (async (): Promise<void> => {
      while (this.#isOutdated && !this.#isDisposed) {
        this.#isOutdated = false;
        await this.#show(await this.#make());
        await this.#findFixes();
      }
    })()
      .catch((error: unknown) => {
        this.#services.log.error('The page of a decision could not be made.', error);
      })
      .finally(() => {
        this.#drawing = undefined;
      });
  }

  async #make(): Promise<Made> {
    const nothing = { findings: [], fixes: [] };
    const place = this.#place();
    const workspace = place?.repository.workspace;
    const decision = place && workspace?.byPath(place.path);
    const parsed = place && (await workspace?.parse(place.path));
    if (place === undefined || workspace === undefined || decision === undefined || parsed === undefined) {
      return { content: noPage(this.#absence(place)), shown: nothing };
    }
    const findings = shownFindings(workspace.findingsFor(decision.path));
    const fixes = findings.map((finding) => this.#fixes.get(nameOf(finding)) ?? []);
    const made = makePage(workspace, decision, parsed, {
      checking: place.repository.isVerifiable ? 'checked' : 'impossible',
      past: this.#past,
      fixes,
    });
    // While evidence that was just edited is being verified, its plots stay where they are.
    const isPending = workspace.verdictsOf(decision.path) === undefined;
    const page = isPending ? { ...made, comparisons: this.#last?.comparisons ?? [] } : made;
    this.#last = page;
    this.#panel.title = decisionLabel(decision);
    return { content: pageView(page, { link: buttons, canFix: true }), shown: { findings, fixes } };
  }

  #absence(place: Place | undefined): string {
    const workspace = place?.repository.workspace;
    if (place === undefined || workspace === undefined) {
      return this.#services.repositories.situation === 'reading'
        ? vscode.l10n.t('Reading the decisions…')
        : vscode.l10n.t(
            'This file is not in a decision folder of an open folder: open the folder that it is in.',
          );
    }
    const { path } = place;
    return (
      workspace.notRead.find((file) => file.path === path)?.reason ??
      vscode.l10n.t('There is no decision at {0} any more: close this page.', path)
    );
  }

  async #show({ content, shown }: Made): Promise<void> {
    const markup = content.toString();
    if (markup === this.#content) {
      this.#shown = { ...this.#shown, ...shown };
      return;
    }
    this.#content = markup;
    this.#shown = { ...shown, page: this.#shown.page + 1 };
    await this.#post();
  }

  async #post(): Promise<void> {
    const message: ToPage = { type: 'show', page: this.#shown.page, content: this.#content };
    await this.#panel.webview.postMessage(message);
  }

  /** Looks for the fixes of what is shown, and shows it again where that changes its buttons. */
  async #findFixes(): Promise<void> {
    const workspace = this.#place()?.repository.workspace;
    const { findings } = this.#shown;
    const found = new Map<string, readonly string[]>();
    for (const finding of findings) {
      const fixes = (await workspace?.fixesFor(finding)) ?? [];
      found.set(
        nameOf(finding),
        fixes.map(({ title }) => title),
      );
    }
    const isNew = findings.some(
      (finding) => String(found.get(nameOf(finding))) !== String(this.#fixes.get(nameOf(finding)) ?? []),
    );
    this.#fixes = found;
    if (isNew) {
      this.#isOutdated = true;
    }
  }

  async #answer(said: FromPage, openPage: (record: vscode.Uri) => void): Promise<void> {
    if (said.type === 'ready') {
      // The tab may have been away for a while, with what it showed then.
      await (this.#content === '' ? Promise.resolve(this.#draw()) : this.#post());
      return;
    }
    const place = this.#place();
    if (place === undefined) {
      return;
    }
    if (said.type === 'open') {
      const { target } = said;
      if (target.kind === 'decision') {
        openPage(place.repository.uriOf(target.path));
        return;
      }
      await openTarget(this.#services, place, target, this.#panel.viewColumn);
      return;
    }
    if (said.type !== 'fix') {
      return;
    }
    const finding = this.#shown.findings[said.finding];
    const title = this.#shown.fixes[said.finding]?.[said.fix];
    if (said.page === this.#shown.page && finding !== undefined && title !== undefined) {
      await applyFix(this.#services, place, finding, title, this.#panel.viewColumn);
    }
  }

  #tell(error: unknown): void {
    this.#services.log.error('What was clicked on the page of a decision could not be done.', error);
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

/** A finding without its place, which moves while the record is edited. */
function nameOf({ rule, key, message }: Finding): string {
  return JSON.stringify([rule, key, message]);
}

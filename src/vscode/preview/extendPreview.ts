import * as vscode from 'vscode';
import { decisionPreview } from '../../webview/preview/markdownPlugin';
import type { MarkdownEngine, PreviewedRecord } from '../../webview/preview/markdownPlugin';
import { loadCore } from '../loadCore';
import type { Core } from '../loadCore';
import type { Services } from '../services';
import { previewedRecord } from './previewedRecord';

/** So many documents are followed: those that were previewed last. */
const FOLLOWED = 8;
/** How long what changes is gathered before previews are made again, in milliseconds. */
const PAUSE = 150;
/**
 * How long a preview is left to load before it is made again, in milliseconds. VS Code loads each beside the one before,
 * and can leave the newer one hidden for good when the older one has still not loaded by then.
 */
const LOADING = 600;

/** A document of a repository that was previewed. */
interface Previewed {
  readonly uri: vscode.Uri;
  readonly text: string;
  /** What stood in the place of its front matter; undefined for what was no record. */
  readonly card: string | undefined;
}

/** Shows records in previews, and brings these up to date when more is known about them. */
class RecordPreviews {
  readonly #services: Services;
  readonly #previewed = new Map<string, Previewed>();
  #core: Core | undefined;
  /** Whether the engine may have been used for a record before this was there. */
  #mayBeLate = false;
  #waiting: NodeJS.Timeout | undefined;
  /** When a preview was made last, in milliseconds since 1970. */
  #made = 0;

  constructor(services: Services) {
    this.#services = services;
    const { context, repositories } = services;
    context.subscriptions.push(
      repositories.onDidChange(() => {
        this.#request();
      }),
      {
        dispose: () => {
          clearTimeout(this.#waiting);
        },
      },
    );
  }

  async extend(md: MarkdownEngine, core: Core | undefined): Promise<void> {
    this.#made = Date.now();
    this.#core ??= core;
    decisionPreview(md, (env, text) => this.#recordOf(env, text));
    this.#core ??= await loadCore();
    this.#mayBeLate ||= this.#previewed.size === 0;
    this.#request();
  }

  #recordOf(env: unknown, text: string): PreviewedRecord | undefined {
    const uri = addressIn(env);
    if (uri === undefined || this.#services.repositories.placeOf(uri) === undefined) {
      return undefined;
    }
    this.#made = Date.now();
    this.#mayBeLate = false;
    const record = this.#recordAt(uri, text);
    const key = uri.toString();
    this.#previewed.delete(key);
    this.#previewed.set(key, { uri, text, card: record?.card.toString() });
    const [oldest] = this.#previewed.keys();
    if (this.#previewed.size > FOLLOWED && oldest !== undefined) {
      this.#previewed.delete(oldest);
    }
    return record;
  }

  /** A preview is never kept from being shown by what is made for it. */
  #recordAt(uri: vscode.Uri, text: string): PreviewedRecord | undefined {
    const { repositories, log } = this.#services;
    const place = repositories.recordAt(uri);
    const workspace = place?.repository.workspace;
    const decision = place && workspace?.byPath(place.path);
    if (this.#core === undefined || workspace === undefined || decision === undefined) {
      return undefined;
    }
    try {
      const parsed = this.#core.parseDecision(decision.path, text, { statuses: workspace.config.statuses });
      return previewedRecord(workspace, decision, parsed, place?.repository.isVerifiable === true);
    } catch (error) {
      log.error('A decision could not be shown in the preview.', error);
      return undefined;
    }
  }

  #request(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(
      () => {
        this.#refresh();
      },
      Math.max(PAUSE, this.#made + LOADING - Date.now()),
    );
  }

  /** Has previews made again when what they show of a record is not what is known of it any more. */
  #refresh(): void {
    let isOutdated = false;
    for (const [key, { uri, text, card }] of this.#previewed) {
      const now = this.#recordAt(uri, text)?.card.toString();
      if (now !== card) {
        // Noted at once: what changes before the preview is made again is no reason to make it twice.
        this.#previewed.set(key, { uri, text, card: now });
        isOutdated = true;
      }
    }
    const { repositories } = this.#services;
    const isLate =
      this.#mayBeLate &&
      vscode.workspace.textDocuments.some(({ uri }) => repositories.recordAt(uri) !== undefined);
    if (isOutdated || isLate) {
      this.#mayBeLate = false;
      void vscode.commands.executeCommand('markdown.preview.refresh');
    }
  }
}

const previews = new WeakMap<Services, RecordPreviews>();

/**
 * Has the engine of previews show records as decisions.
 * @param core when it is loaded already: then the first preview is whole, and need not be made twice
 */
export function extendPreview(services: Services, md: MarkdownEngine, core: Core | undefined): Promise<void> {
  const known = previews.get(services) ?? new RecordPreviews(services);
  previews.set(services, known);
  return known.extend(md, core);
}

function addressIn(env: unknown): vscode.Uri | undefined {
  const address = typeof env === 'object' && env !== null && 'currentDocument' in env && env.currentDocument;
  return address instanceof vscode.Uri ? address : undefined;
}

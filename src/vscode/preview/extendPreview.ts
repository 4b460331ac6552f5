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

/** A document that was previewed. */
interface Previewed {
  readonly uri: vscode.Uri;
  readonly text: string;
  /** What stood in the place of its front matter; undefined for what was no record. */
  readonly card: string | undefined;
}

const followed = new WeakMap<Services, Map<string, Previewed>>();

/** Has the engine of previews show records as decisions, and brings previews up to date when more is known about them. */
export async function extendPreview(services: Services, md: MarkdownEngine): Promise<void> {
  const core = await loadCore();
  const previewed = followed.get(services) ?? follow(services, core);
  decisionPreview(md, (env, text) => {
    const uri = addressIn(env);
    if (uri === undefined || services.repositories.placeOf(uri) === undefined) {
      return undefined;
    }
    const record = recordAt(services, core, uri, text);
    const key = uri.toString();
    previewed.delete(key);
    previewed.set(key, { uri, text, card: record?.card.toString() });
    const [oldest] = previewed.keys();
    if (previewed.size > FOLLOWED && oldest !== undefined) {
      previewed.delete(oldest);
    }
    return record;
  });
}

function addressIn(env: unknown): vscode.Uri | undefined {
  const address = typeof env === 'object' && env !== null && 'currentDocument' in env && env.currentDocument;
  return address instanceof vscode.Uri ? address : undefined;
}

/** A preview is never kept from being shown by what is made for it. */
function recordAt(
  { repositories, log }: Services,
  { parseDecision }: Core,
  uri: vscode.Uri,
  text: string,
): PreviewedRecord | undefined {
  const place = repositories.recordAt(uri);
  const workspace = place?.repository.workspace;
  const decision = place && workspace?.byPath(place.path);
  if (place === undefined || workspace === undefined || decision === undefined) {
    return undefined;
  }
  try {
    const parsed = parseDecision(place.path, text, { statuses: workspace.config.statuses });
    return previewedRecord(workspace, decision, parsed, place.repository.isVerifiable);
  } catch (error) {
    log.error('A decision could not be shown in the preview.', error);
    return undefined;
  }
}

/** Has previews made again when what they show of a record is not what is known of it any more. */
function follow(services: Services, core: Core): Map<string, Previewed> {
  const previewed = new Map<string, Previewed>();
  followed.set(services, previewed);
  let waiting: NodeJS.Timeout | undefined;
  const refresh = (): void => {
    const isOutdated = [...previewed.values()].some(
      ({ uri, text, card }) => recordAt(services, core, uri, text)?.card.toString() !== card,
    );
    if (isOutdated) {
      void vscode.commands.executeCommand('markdown.preview.refresh');
    }
  };
  services.context.subscriptions.push(
    services.repositories.onDidChange(() => {
      clearTimeout(waiting);
      waiting = previewed.size === 0 ? undefined : setTimeout(refresh, PAUSE);
    }),
    {
      dispose: () => {
        clearTimeout(waiting);
      },
    },
  );
  return previewed;
}

import type * as vscode from 'vscode';
import { markerFinder } from '../../core/code/markers';
import type { MarkerFinder } from '../../core/code/markers';
import { placedMarkers, resolveMarkers } from '../../core/code/placed';
import type { PlacedMarker, ResolvedMarker } from '../../core/code/placed';
import type { DecisionWorkspace } from '../../core/service';
import type { Repositories } from '../repositories';
import type { Repository } from '../repository';

/** A document that is no record, in a repository that has been read. */
export interface CodeDocument {
  readonly repository: Repository;
  readonly workspace: DecisionWorkspace;
  /** Relative to the root, with `/`. */
  readonly path: string;
}

/** Longer texts are made by programs; no markers are looked for in them. */
const MAX_CODE_LENGTH = 1024 * 1024;

/** What a document of code is about; undefined for a record, and for what is in no repository with decisions. */
export function codeDocument(repositories: Repositories, uri: vscode.Uri): CodeDocument | undefined {
  const place = repositories.placeOf(uri);
  const workspace = place?.repository.workspace;
  if (place === undefined || workspace === undefined || workspace.folderOf(place.path) !== undefined) {
    return undefined;
  }
  return { repository: place.repository, workspace, path: place.path };
}

const finders = new WeakMap<readonly string[], MarkerFinder>();
const known = new WeakMap<
  vscode.TextDocument,
  { readonly version: number; readonly find: MarkerFinder; readonly markers: readonly PlacedMarker[] }
>();

/** The markers of a document as its text is now. */
export function markersIn(
  document: vscode.TextDocument,
  { config }: DecisionWorkspace,
): readonly PlacedMarker[] {
  const prefixes = config.code.markers;
  const find = finders.get(prefixes) ?? markerFinder(prefixes);
  finders.set(prefixes, find);
  const kept = known.get(document);
  if (kept?.version === document.version && kept.find === find) {
    return kept.markers;
  }
  const text = document.getText();
  const markers = text.length > MAX_CODE_LENGTH ? [] : placedMarkers(text, find);
  known.set(document, { version: document.version, find, markers });
  return markers;
}

/** The marker at a place of a document, with what it means; its end counts as part of it. */
export function markerAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  { path, workspace }: CodeDocument,
): ResolvedMarker | undefined {
  const offset = document.offsetAt(position);
  const marker = markersIn(document, workspace).find(
    ({ span }) => offset >= span.start && offset <= span.end,
  );
  return marker && resolveMarkers({ path, markers: [marker] }, workspace)[0];
}

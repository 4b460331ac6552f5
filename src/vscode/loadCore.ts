import type * as attaching from './attaching';
import type * as attention from './attention';
import type * as code from './code';
import type * as core from './core';
import type * as evidence from './evidence';
import type * as map from './map';
import type * as onDemand from './onDemand';
import type * as page from './page';
import type * as past from './past';
import type * as preview from './preview';
import type * as reviewing from './reviewing';
import type * as searching from './searching';
import type * as writing from './writing';

/** The parts of the core and of its Node ports that the extension uses. */
export type Core = typeof core;

let loaded: Core | undefined;

/** Loads them on first use. */
export async function loadCore(): Promise<Core> {
  return (loaded ??= await import('./core.js'));
}

/** What was loaded; for what cannot wait. */
export function loadedCore(): Core | undefined {
  return loaded;
}

/** Loads what plans changes of evidence. */
export function loadEvidence(): Promise<typeof evidence> {
  return import('./evidence.js');
}

/** Loads commands, and views of evidence. */
export function loadOnDemand(): Promise<typeof onDemand> {
  return import('./onDemand.js');
}

/** Loads what makes evidence of reports. */
export function loadAttaching(): Promise<typeof attaching> {
  return import('./attaching.js');
}

/** Loads the view of what needs somebody. */
export function loadAttention(): Promise<typeof attention> {
  return import('./attention.js');
}

/** Loads what leads from code to decisions and back. */
export function loadCode(): Promise<typeof code> {
  return import('./code.js');
}

/** Loads the map of decisions. */
export function loadMap(): Promise<typeof map> {
  return import('./map.js');
}

/** Loads the pages of decisions. */
export function loadPage(): Promise<typeof page> {
  return import('./page.js');
}

/** Loads what git knows about decisions of the past. */
export function loadPast(): Promise<typeof past> {
  return import('./past.js');
}

/** Loads what shows records in previews of Markdown. */
export function loadPreview(): Promise<typeof preview> {
  return import('./preview.js');
}

/** Loads what reviews a branch. */
export function loadReviewing(): Promise<typeof reviewing> {
  return import('./reviewing.js');
}

/** Loads what searches decisions. */
export function loadSearching(): Promise<typeof searching> {
  return import('./searching.js');
}

/** Loads what writes records, and finds what a commit is about. */
export function loadWriting(): Promise<typeof writing> {
  return import('./writing.js');
}

import type * as desktop from '../loadCore';
import type * as evidence from './evidence';
import { onDiskOnly } from './onDiskOnly';

/*
 * What `../loadCore.ts` is in the build for the web, where all is in one file and nothing of Node is at hand: the same
 * functions. What they load has the same functions too; those that take a disk or git say so when they are called.
 */

let loaded: desktop.Core | undefined;

export const loadCore: typeof desktop.loadCore = async () => (loaded ??= await import('./core.js'));
export const loadedCore: typeof desktop.loadedCore = () => loaded;
export const loadEvidence = (): Promise<typeof evidence> => import('./evidence.js');
export const loadOnDemand: typeof desktop.loadOnDemand = () => import('../onDemand.js');
export const loadAttention: typeof desktop.loadAttention = () => import('../attention.js');
export const loadCode: typeof desktop.loadCode = () => import('../code.js');
export const loadMap: typeof desktop.loadMap = () => import('../map.js');
export const loadPage: typeof desktop.loadPage = () => import('../page.js');
export const loadPreview: typeof desktop.loadPreview = () => import('../preview.js');
export const loadSearching: typeof desktop.loadSearching = () => import('./searching.js');
export const loadWriting: typeof desktop.loadWriting = () => import('../writing.js');
export const loadAttaching: typeof desktop.loadAttaching = unavailable;
export const loadPast: typeof desktop.loadPast = unavailable;
export const loadReviewing: typeof desktop.loadReviewing = unavailable;

/** @throws UserError always */
async function unavailable(): Promise<never> {
  return Promise.resolve().then(onDiskOnly);
}

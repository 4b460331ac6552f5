import type * as core from './core';

/** The parts of the core and of its Node ports that the extension uses. */
export type Core = typeof core;

/** Loads them on first use. */
export function loadCore(): Promise<Core> {
  return import('./core.js');
}

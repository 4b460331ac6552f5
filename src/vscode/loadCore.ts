import type * as commands from './commands';
import type * as core from './core';
import type * as evidence from './evidence';

/** The parts of the core and of its Node ports that the extension uses. */
export type Core = typeof core;

/** Loads them on first use. */
export function loadCore(): Promise<Core> {
  return import('./core.js');
}

/** Loads what plans changes of evidence. */
export function loadEvidence(): Promise<typeof evidence> {
  return import('./evidence.js');
}

/** Loads what commands do. */
export function loadCommands(): Promise<typeof commands> {
  return import('./commands.js');
}

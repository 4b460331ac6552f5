import * as vscode from 'vscode';
import type { Template } from '../../core/workspace/templates';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { createDecision } from './createDecision';
import { askForDecision } from './askForDecision';

/** What a new decision is to be. With a title nothing is asked. */
export interface NewDecisionRequest {
  readonly title?: string;
  /** The name of a template; by default the first of the repository, or else the built-in one. */
  readonly template?: string;
  readonly options?: readonly string[];
  /** Ids, numbers or paths of the decisions that it takes the place of. */
  readonly supersedes?: readonly string[];
  /** The decision folder, relative to the root. */
  readonly folder?: string;
  readonly repository?: Repository;
}

/** Everything that has to be known before a record can be written. */
export interface CompleteRequest {
  readonly repository: Repository;
  readonly folder: string;
  readonly template: Template;
  readonly title: string;
  readonly options: readonly string[];
  readonly supersedes: readonly string[];
}

/** Writes a new decision from what is asked step by step, or from what the argument says, and opens it. */
export async function newDecision(services: Services, argument: unknown): Promise<vscode.Uri | undefined> {
  const request = await askForDecision(services, requestOf(argument));
  return request === undefined ? undefined : createDecision(services, request);
}

function requestOf(argument: unknown): NewDecisionRequest {
  return typeof argument === 'object' && argument !== null && !('kind' in argument) ? argument : {};
}

import type * as vscode from 'vscode';
import type { Services } from '../services';
import { askForDecision } from './askForDecision';
import type { NewDecisionRequest } from './askForDecision';
import { createDecision } from './createDecision';

/** Writes a new decision from what is asked step by step, or from what the argument says, and opens it. */
export async function newDecision(services: Services, argument: unknown): Promise<vscode.Uri | undefined> {
  const request = await askForDecision(services, requestOf(argument));
  return request === undefined ? undefined : createDecision(services, request);
}

/** Menus call with the item that they were opened on, which says nothing about a new decision. */
function requestOf(argument: unknown): NewDecisionRequest {
  return typeof argument === 'object' && argument !== null && !('kind' in argument) ? argument : {};
}

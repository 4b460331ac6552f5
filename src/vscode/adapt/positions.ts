import * as vscode from 'vscode';
import type { Position, Range } from '../../core/model/text';

/** A place of the core as the editor has it. */
export function toPosition({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}

/** A stretch of the core as the editor has it. */
export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(toPosition(start), toPosition(end));
}

import * as assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { GroundsApi } from '../../../src/vscode/api';

/** The folder that decisions of the test workspace are in. */
export const folder = 'docs/decisions';

/** The record that the test workspace starts with. */
export const firstRecord = `${folder}/0001-use-plain-text.md`;

/** A configuration with which the practice rules are as loud as they are meant to be. */
export const configuration = `folders:\n  - ${folder}\n`;

/** Polls until `check` no longer throws, and gives its result; fails with its last error. */
export async function eventually<T>(check: () => T | Promise<T>, timeout = 15_000): Promise<T> {
  const deadline = Date.now() + timeout;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The running extension, with everything read. */
export async function grounds(): Promise<GroundsApi> {
  const extension = vscode.extensions.getExtension<GroundsApi>('grounds.grounds');
  assert.ok(extension, 'VS Code does not know the extension');
  const api = await extension.activate();
  await settled(api);
  return api;
}

/** Waits until nothing is under way. */
export async function settled(api: GroundsApi): Promise<void> {
  await eventually(() => {
    assert.ok(api.isIdle, 'Grounds is still at work');
  });
}

/** The address of a file of the test workspace. */
export function uriOf(file: string): vscode.Uri {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(root, 'no folder is open');
  return vscode.Uri.joinPath(root, file);
}

/** Writes a file behind the editor's back. */
export async function write(file: string, text: string): Promise<void> {
  const target = uriOf(file).fsPath;
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
}

/** Removes a file or folder behind the editor's back. */
export async function remove(file: string): Promise<void> {
  await rm(uriOf(file).fsPath, { recursive: true, force: true });
}

const run = promisify(execFile);

/** Runs git in the test workspace. */
export async function git(...args: readonly string[]): Promise<void> {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  await run('git', [...identity, ...args], { cwd: uriOf('').fsPath });
}

/**
 * Makes a repository of the test workspace where it is none yet, and commits everything. Nobody takes it away again: VS
 * Code's own support of git does not survive that. Files of tests that do this end in `.git.test.ts`, and run last.
 */
export async function commitEverything(message: string): Promise<void> {
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '--allow-empty', `--message=${message}`);
}

/** Has the test workspace checked as strictly as one that uses Grounds on purpose. */
export async function configure(text = configuration): Promise<void> {
  await write('.grounds.yaml', text);
  const api = await grounds();
  await eventually(() => {
    assert.ok(codesOf(firstRecord).includes('no-evidence'), 'the configuration was not read');
  });
  await settled(api);
}

/** Closes every editor without saving, and removes all records but the first. */
export async function cleanUp(...files: readonly string[]): Promise<void> {
  // Also those behind others: a document with changes stays open when its editor is closed.
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  while (vscode.window.activeTextEditor !== undefined) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const file of files) {
    await remove(file);
  }
  const api = await grounds();
  await eventually(() => {
    for (const file of files) {
      assert.deepEqual(codesOf(file), [], `${file} still has diagnostics`);
    }
  });
  await settled(api);
}

/** Writes a record and opens it; resolves when it has been checked. */
export async function open(file: string, text: string): Promise<vscode.TextEditor> {
  await write(file, text);
  const editor = await vscode.window.showTextDocument(uriOf(file));
  await eventually(() => {
    assert.equal(editor.document.getText(), text);
  });
  await settled(await grounds());
  return editor;
}

/** The diagnostics of ours on a file. */
export function diagnosticsOf(file: string): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uriOf(file)).filter(({ source }) => source === 'grounds');
}

/** The rules of the diagnostics on a file. */
export function codesOf(file: string): readonly string[] {
  return diagnosticsOf(file).map(({ code }) =>
    typeof code === 'object' ? String(code.value) : String(code),
  );
}

/** The diagnostic of one rule on a file. */
export function diagnosticOf(file: string, rule: string): vscode.Diagnostic {
  const found = diagnosticsOf(file)[codesOf(file).indexOf(rule)];
  assert.ok(found, `${file} has ${codesOf(file).join(', ') || 'nothing'}, but not ${rule}`);
  return found;
}

/** What a record says besides its title. */
export interface RecordParts {
  /** Lines of the front matter. */
  readonly front?: readonly string[];
  readonly title?: string;
  /** Text after the outcome. */
  readonly body?: string;
}

/** The text of a complete record. */
export function record({
  front = ['status: accepted'],
  title = 'Use SQLite',
  body = '',
}: RecordParts = {}): string {
  return `---
${front.join('\n')}
date: 2026-03-14
---

# ${title}

## Context and Problem Statement

Where do we store it?

## Considered Options

- SQLite
- PostgreSQL

## Decision Outcome

Chosen option: "SQLite", because it is enough.
${body}`;
}

/** Replaces the first `before` in a document by `after`. */
export async function edit(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const start = document.getText().indexOf(before);
  assert.ok(start >= 0, `the text does not hold ${before}`);
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + before.length));
  change.replace(document.uri, range, after);
  assert.ok(await vscode.workspace.applyEdit(change));
}

/** Where the text after `before` starts. */
export function positionAfter(document: vscode.TextDocument, before: string): vscode.Position {
  const start = document.getText().indexOf(before);
  assert.ok(start >= 0, `the text does not hold ${before}`);
  return document.positionAt(start + before.length);
}

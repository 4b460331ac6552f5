import * as vscode from 'vscode';
import { AnswerError } from '../../core/answers/answers';
import type { AnswerSource } from '../../core/answers/answers';
import { tools } from '../../core/answers/tools';
import type { ToolInput } from '../../core/answers/tools';
import type { ToolName } from '../../core/answers/toolNames';
import type { DecisionWorkspace } from '../../core/service';
import { diskAnswerSource } from '../../node/answerSource';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { readTyped, searchOf } from './searches';

/**
 * Answers a question of a language model from the repositories of the window, unsaved text included. With several
 * repositories the answer has one part for each that knows one.
 * @throws AnswerError with a sentence for the model, CancelledError
 */
export async function answerTool(
  services: Services,
  name: ToolName,
  given: unknown,
  token: vscode.CancellationToken,
): Promise<object> {
  const { repositories } = services;
  await repositories.start();
  await readTyped(services);
  const input: ToolInput = typeof given === 'object' && given !== null ? { ...given } : {};
  const place = await placeNamed(services, input['path']);
  const asked = place === undefined ? repositories.all : [place.repository];
  const question = place === undefined ? input : { ...input, path: place.path };
  const parts: object[] = [];
  const refusals: AnswerError[] = [];
  for (const repository of asked) {
    const workspace = await repository.whenRead();
    if (workspace === undefined) {
      continue;
    }
    try {
      const answer = await tools[name].answer(sourceOf(repository, workspace, token), question);
      parts.push(asked.length === 1 ? answer : { repository: repository.root.path, ...answer });
    } catch (error) {
      if (!(error instanceof AnswerError)) {
        throw error;
      }
      refusals.push(error);
    }
  }
  const [only] = parts;
  if (only === undefined) {
    throw refusals[0] ?? new AnswerError('No repository with decisions is open.');
  }
  return asked.length === 1 ? only : { repositories: parts };
}

function sourceOf(
  repository: Repository,
  workspace: DecisionWorkspace,
  token: vscode.CancellationToken,
): AnswerSource {
  const disk = diskAnswerSource(repository.root.fsPath, workspace, searchOf(repository, workspace), token);
  return {
    ...disk,
    textOf: (path) => {
      const uri = repository.uriOf(path).toString();
      const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
      return open === undefined ? disk.textOf(path) : Promise.resolve(open.getText());
    },
    verify: (paths) => repository.verify(paths, { token }),
  };
}

/**
 * Where a file is that a model named, absolutely or as it is seen from a folder of the window. Undefined where that names
 * nothing: then it is taken as a path of the repository.
 */
async function placeNamed(
  { repositories }: Services,
  path: unknown,
): Promise<{ readonly repository: Repository; readonly path: string } | undefined> {
  if (typeof path !== 'string' || path === '') {
    return undefined;
  }
  if (/^(?:\/|[A-Za-z]:[\\/])/.test(path)) {
    return repositories.placeOf(vscode.Uri.file(path));
  }
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const file = vscode.Uri.joinPath(uri, path);
    const place = repositories.placeOf(file);
    const isThere =
      place !== undefined &&
      (await vscode.workspace.fs.stat(file).then(
        () => true,
        () => false,
      ));
    if (isThere) {
      return place;
    }
  }
  return undefined;
}

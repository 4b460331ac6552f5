import * as vscode from 'vscode';
import { isClosed } from '../../core/model/status';
import type { Template } from '../../core/workspace/templates';
import type { Repository } from '../repository';
import { UserError } from '../util/userError';
import type { Services } from '../services';
import { askMany, askOne, askSteps, askText, back } from '../util/steps';
import type { Answer, Step, StepPosition } from '../util/steps';
import { choicesOf } from '../views/pickDecision';
import type { DecisionChoice } from '../views/pickDecision';
import type { CompleteRequest, NewDecisionRequest } from './newDecision';

interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Asks for what `given` does not say; undefined when the user gave up. Nothing is written meanwhile. */
export async function askForDecision(
  services: Services,
  given: NewDecisionRequest,
): Promise<CompleteRequest | undefined> {
  const repository = given.repository ?? (await chooseRepository(services));
  const workspace = await repository?.whenRead();
  if (repository === undefined || workspace === undefined) {
    throwUnreadable(services);
    return undefined;
  }
  const { folderForNewRecords } = await import('../../core/workspace/discover.js');
  const folders = outermost(workspace.folders);
  const templates = await templatesOf(repository);
  let title = given.title ?? '';
  let folder = given.folder ?? folderForNewRecords(workspace.config, workspace.folders);
  let template = templates.find(({ name }) => name === given.template) ?? templates[0];
  let options = given.options ?? [];
  let supersedes = given.supersedes ?? [];

  const heading = vscode.l10n.t('New Decision');
  const steps: Step[] = [];
  if (given.title === undefined) {
    steps.push(async (position) => {
      const answer = await askText({
        title: heading,
        ...position,
        value: title,
        prompt: vscode.l10n.t('What is decided, in a few words?'),
        placeholder: vscode.l10n.t('Use SQLite for the local store'),
        validate: (text) => (text.trim() === '' ? vscode.l10n.t('A decision needs a title.') : undefined),
      });
      title = typeof answer === 'string' ? answer.trim() : title;
      return done(answer);
    });
    if (given.folder === undefined && folders.length > 1) {
      steps.push(async (position) => {
        const items = folders.map((value): Choice<string> => ({ label: value, value }));
        const picked = items.filter(({ value }) => value === folder);
        const placeholder = vscode.l10n.t('Where does it belong?');
        const answer = await askOne({ title: heading, ...position, placeholder, items, picked });
        folder = answer === undefined || answer === back ? folder : answer.value;
        return done(answer);
      });
    }
    if (given.template === undefined && templates.length > 1) {
      steps.push(async (position) => {
        const items = templates.map(templateChoice);
        const picked = items.filter(({ value }) => value === template);
        const placeholder = vscode.l10n.t('Which template?');
        const answer = await askOne({ title: heading, ...position, placeholder, items, picked });
        template = answer === undefined || answer === back ? template : answer.value;
        return done(answer);
      });
    }
    if (given.options === undefined) {
      steps.push(async (position) => {
        const answer = await askForOptions(heading, position, options);
        options = answer === undefined || answer === back ? options : answer;
        return done(answer);
      });
    }
    const inForce = choicesOf(repository, ({ status }) => !isClosed(status));
    if (given.supersedes === undefined && inForce.length > 0) {
      steps.push(async (position) => {
        const placeholder = vscode.l10n.t('Does it take the place of others? Press Enter for none.');
        const picked = inForce.filter(({ decision }) => supersedes.includes(decision.path));
        const question = { title: heading, ...position, placeholder, items: inForce, picked };
        const answer = await askMany<DecisionChoice>(question);
        supersedes =
          answer === undefined || answer === back ? supersedes : answer.map(({ decision }) => decision.path);
        return done(answer);
      });
    }
  }
  if (!(await askSteps(steps)) || template === undefined) {
    return undefined;
  }
  return { repository, folder, template, title, options, supersedes };
}

/** One option after the other in the same step; an empty one goes on, and Back takes the last one up again. */
async function askForOptions(
  title: string,
  position: StepPosition,
  given: readonly string[],
): Promise<Answer<readonly string[]>> {
  const options = [...given];
  let value = '';
  for (;;) {
    const soFar = options.length === 0 ? '' : vscode.l10n.t('So far: {0}.', options.join(', '));
    const answer = await askText({
      title,
      ...position,
      canGoBack: true,
      value,
      prompt:
        `${vscode.l10n.t('Press Enter after each option, and on an empty line to go on.')} ${soFar}`.trim(),
      placeholder: vscode.l10n.t('Option {0}', options.length + 1),
      validate: (text) =>
        options.includes(text.trim()) ? vscode.l10n.t('This option is there already.') : undefined,
    });
    if (answer === undefined) {
      return undefined;
    }
    if (answer === back) {
      const last = options.pop();
      if (last === undefined) {
        return back;
      }
      value = last;
    } else if (answer.trim() === '') {
      return options;
    } else {
      options.push(answer.trim());
      value = '';
    }
  }
}

/** The repository of the active editor, the only one, or the one that is picked. */
async function chooseRepository({ repositories }: Services): Promise<Repository | undefined> {
  await repositories.start();
  const { all } = repositories;
  const active = vscode.window.activeTextEditor?.document.uri;
  const current = active && repositories.placeOf(active)?.repository;
  if (current !== undefined || all.length < 2) {
    return current ?? all[0];
  }
  const items = all.map((value): Choice<Repository> => {
    const { root } = value;
    return { label: root.path.slice(root.path.lastIndexOf('/') + 1), description: root.fsPath, value };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New Decision'),
    placeHolder: vscode.l10n.t('In which repository?'),
  });
  return picked?.value;
}

function throwUnreadable({ repositories }: Services): void {
  if (repositories.situation === 'noFolder') {
    throw new UserError(
      vscode.l10n.t('Open a folder first: decisions are kept in the repository that they are about.'),
    );
  }
  if (repositories.situation === 'failed') {
    throw new UserError(
      vscode.l10n.t('The decisions of this folder cannot be read; the log of Grounds says why.'),
    );
  }
}

async function templatesOf(repository: Repository): Promise<readonly Template[]> {
  const { readTemplates } = await import('../../core/workspace/templates.js');
  const { workspace } = repository;
  return workspace === undefined
    ? []
    : readTemplates(await repository.files(), workspace.config, workspace.notRead);
}

function templateChoice(value: Template): Choice<Template> {
  return value.path === undefined
    ? { label: value.name, description: vscode.l10n.t('comes with Grounds'), value }
    : { label: value.name, description: value.path, value };
}

function outermost(folders: readonly string[]): readonly string[] {
  return folders.filter((folder) => !folders.some((other) => folder.startsWith(`${other}/`)));
}

function done(answer: Answer<unknown>): Answer<true> {
  return answer === back ? back : answer === undefined ? undefined : true;
}

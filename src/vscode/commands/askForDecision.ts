import * as vscode from 'vscode';
import type { Decision } from '../../core/model/decision';
import type { DecisionWorkspace } from '../../core/service';
import type { Problem } from '../../core/setup/draftRecord';
import type { Template } from '../../core/workspace/templates';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { askOne, askSteps, askText, back } from '../util/steps';
import type { Answer, Step, StepPosition } from '../util/steps';
import { UserError } from '../util/userError';
import { choicesOf, isInForce } from '../views/pickDecision';
import { askProblem, askProblemEvidence } from './askForProblem';
import { chooseRepository } from './chooseRepository';
import { targetOf } from './target';
import { loadWriting } from '../loadCore';

/** What a new decision is to be. With a title nothing is asked. */
export interface NewDecisionRequest {
  readonly title?: string;
  /** The name of a template; by default the first of the repository, or else the built-in one. */
  readonly template?: string;
  readonly options?: readonly string[];
  readonly problem?: Problem;
  /** Id, number or path of the decision that it takes the place of. */
  readonly supersedes?: string;
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
  readonly problem: Problem;
  readonly options: readonly string[];
  readonly supersedes: Decision | undefined;
}

interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Asks for what `given` does not say; undefined when the user gave up. Nothing is written meanwhile. */
export async function askForDecision(
  services: Services,
  given: NewDecisionRequest,
): Promise<CompleteRequest | undefined> {
  const heading = vscode.l10n.t('New Decision');
  const repository = given.repository ?? (await chooseRepository(services, heading));
  if (repository === undefined) {
    return undefined;
  }
  const workspace = await repository.whenRead();
  if (workspace === undefined) {
    throw new UserError(
      vscode.l10n.t('The decisions of this folder cannot be read; the log of Grounds says why.'),
    );
  }
  const templates = await templatesOf(repository, workspace);
  // As on the command line: the first of the configured folder, or else the one that comes with Grounds.
  const usualTemplate = workspace.config.templates === undefined ? templates.at(-1) : templates[0];
  const template = templates.find(({ name }) => name === given.template) ?? usualTemplate;
  if (template === undefined) {
    return undefined;
  }
  const form = new Form(heading, repository, {
    repository,
    folder: given.folder ?? (await usualFolder(workspace)),
    template,
    title: given.title ?? '',
    problem: given.problem ?? { text: undefined, evidence: [] },
    options: given.options ?? [],
    supersedes: givenDecision(services, given.supersedes),
  });
  if (given.title === undefined) {
    const steps = [
      form.askTitle,
      ...(given.folder === undefined ? form.folderSteps(outermost(workspace.folders)) : []),
      ...(given.template === undefined ? form.templateSteps(templates) : []),
      ...(given.problem === undefined ? [form.askProblem, form.askProblemEvidence] : []),
      ...(given.options === undefined ? [form.askOptions] : []),
      ...(given.supersedes === undefined ? form.supersedesSteps() : []),
    ];
    if (!(await askSteps(steps))) {
      return undefined;
    }
  }
  return form.request;
}

/** The questions, each with the answer it was given so far, so that going back loses nothing. */
class Form {
  readonly #heading: string;
  readonly #repository: Repository;
  request: CompleteRequest;

  constructor(heading: string, repository: Repository, request: CompleteRequest) {
    this.#heading = heading;
    this.#repository = repository;
    this.request = request;
  }

  readonly askTitle: Step = async (position) => {
    const answer = await askText({
      title: this.#heading,
      ...position,
      value: this.request.title,
      prompt: vscode.l10n.t('What is decided, in a few words?'),
      placeholder: vscode.l10n.t('Use SQLite for the local store'),
      validate: (text) => (text.trim() === '' ? vscode.l10n.t('A decision needs a title.') : undefined),
    });
    return this.#take(answer, (title) => ({ title: title.trim() }));
  };

  readonly askProblem: Step = async (position) => {
    const answer = await askProblem(this.#heading, position, this.request.problem);
    return this.#take(answer, (problem) => ({ problem }));
  };

  readonly askProblemEvidence: Step = async (position) => {
    const { problem } = this.request;
    const answer = await askProblemEvidence(this.#heading, position, problem, this.#repository);
    return this.#take(answer, (told) => ({ problem: told }));
  };

  readonly askOptions: Step = async (position) => {
    const answer = await askForOptions(this.#heading, position, this.request.options);
    return this.#take(answer, (options) => ({ options }));
  };

  folderSteps(folders: readonly string[]): readonly Step[] {
    const items = folders.map((value): Choice<string> => ({ label: value, value }));
    const ask: Step = async (position) => {
      const answer = await this.#pick(
        vscode.l10n.t('Where does it belong?'),
        position,
        items,
        this.request.folder,
      );
      return this.#take(answer, ({ value }) => ({ folder: value }));
    };
    return folders.length > 1 ? [ask] : [];
  }

  templateSteps(templates: readonly Template[]): readonly Step[] {
    const items = templates.map((value): Choice<Template> => {
      const description = value.path ?? vscode.l10n.t('comes with Grounds');
      return { label: value.name, description, value };
    });
    const ask: Step = async (position) => {
      const answer = await this.#pick(
        vscode.l10n.t('Which template?'),
        position,
        items,
        this.request.template,
      );
      return this.#take(answer, ({ value }) => ({ template: value }));
    };
    return templates.length > 1 ? [ask] : [];
  }

  supersedesSteps(): readonly Step[] {
    const decisions = choicesOf(this.#repository, isInForce);
    const none: Choice<Decision | undefined> = {
      label: vscode.l10n.t('No, it is new'),
      alwaysShow: true,
      value: undefined,
    };
    const items = [none, ...decisions.map((choice) => ({ ...choice, value: choice.decision }))];
    const ask: Step = async (position) => {
      const placeholder = vscode.l10n.t('Does it take the place of another decision?');
      const answer = await this.#pick(placeholder, position, items, this.request.supersedes);
      return this.#take(answer, ({ value }) => ({ supersedes: value }));
    };
    return decisions.length > 0 ? [ask] : [];
  }

  #pick<T>(
    placeholder: string,
    position: StepPosition,
    items: readonly Choice<T>[],
    current: T,
  ): Promise<Answer<Choice<T>>> {
    const picked = items.filter(({ value }) => value === current);
    return askOne({ title: this.#heading, ...position, placeholder, items, picked });
  }

  #take<T>(answer: Answer<T>, change: (value: T) => Partial<CompleteRequest>): Answer<true> {
    if (answer === back) {
      return back;
    }
    if (answer === undefined) {
      return undefined;
    }
    this.request = { ...this.request, ...change(answer) };
    return true;
  }
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
      prompt: `${vscode.l10n.t('Enter adds an option; an empty line goes on.')} ${soFar}`.trim(),
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

function givenDecision({ repositories }: Services, ref: string | undefined): Decision | undefined {
  const target = ref === undefined ? undefined : targetOf(ref, repositories);
  if (ref !== undefined && target === undefined) {
    throw new UserError(vscode.l10n.t('There is no decision {0}.', ref));
  }
  return target?.decision;
}

async function templatesOf(
  repository: Repository,
  { config, notRead }: DecisionWorkspace,
): Promise<readonly Template[]> {
  const { readTemplates } = await loadWriting();
  return readTemplates(await repository.files(), config, notRead);
}

async function usualFolder({ config, folders }: DecisionWorkspace): Promise<string> {
  const { folderForNewRecords } = await loadWriting();
  return folderForNewRecords(config, folders);
}

function outermost(folders: readonly string[]): readonly string[] {
  return folders.filter((folder) => !folders.some((other) => folder.startsWith(`${other}/`)));
}

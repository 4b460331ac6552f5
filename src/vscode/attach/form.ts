import * as vscode from 'vscode';
import { dataFiles } from '../../core/assist/files';
import type { Selection } from '../../core/evidence/attach';
import { filesOf } from '../fileLists';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { activeTarget } from '../commands/target';
import type { Target } from '../commands/target';
import { askMany, askOne, askText, back } from '../util/steps';
import type { Answer, ConditionalStep, Step } from '../util/steps';
import { UserError } from '../util/userError';
import { choicesOf } from '../views/pickDecision';
import type { DecisionChoice } from '../views/pickDecision';
import { coversChoices } from './coversChoices';
import { entryOf, saidBy } from './entry';
import type { GivenAttachment } from './given';
import { selectionSteps } from './selectionSteps';
import { name, outcomesOf, readSource, requireAttachable } from './source';
import type { Source } from './source';

/** All that was answered so far; what is not is undefined. */
export interface AttachAnswers {
  readonly target: Target | undefined;
  readonly source: Source | undefined;
  readonly selection: Selection | undefined;
  readonly unit: string | undefined;
  readonly better: 'lower' | 'higher' | undefined;
  readonly supports: readonly string[] | undefined;
  readonly refutes: readonly string[] | undefined;
  readonly covers: readonly string[] | undefined;
  readonly finding: string | undefined;
  readonly redact: boolean | undefined;
}

/** The endings of files that are read. */
const extensions = ['xml', 'trx', 'json', 'jsonl', 'ndjson', 'csv', 'tsv', 'tap', 'info', 'sarif'];

interface FileChoice extends vscode.QuickPickItem {
  /** Undefined for any other file. */
  readonly uri: vscode.Uri | undefined;
}

/** Files of formats that are read. */
const REPORT = new RegExp(`\\.(?:${extensions.join('|')})$`, 'i');
/** So many files of the repository are offered; others are found by browsing. */
const MAX_FILES = 500;

/** The questions by which a report becomes evidence, each with the answer it was given so far: going back loses nothing. */
export class AttachForm {
  readonly heading = vscode.l10n.t('Attach Evidence');
  readonly #services: Services;
  readonly #given: GivenAttachment;
  #uri: vscode.Uri | undefined;
  #outcomes: ReadonlySet<string> = new Set();
  answers: AttachAnswers;

  constructor(
    services: Services,
    given: GivenAttachment,
    target: Target | undefined,
    uri: vscode.Uri | undefined,
  ) {
    this.#services = services;
    this.#given = given;
    this.#uri = uri;
    const { unit, better, supports, refutes, covers, finding, redact } = given;
    this.answers = {
      ...{ target, source: undefined, selection: undefined, unit, better },
      ...{ supports, refutes, covers, finding, redact },
    };
  }

  /** The outcomes of the tests that were picked. */
  get outcomes(): ReadonlySet<string> {
    return this.#outcomes;
  }

  /** Keeps answers. */
  set(answers: Partial<AttachAnswers>): void {
    this.answers = { ...this.answers, ...answers };
  }

  /** Keeps what is meant by the report, and finds out how those tests ended. */
  async select(selection: Selection): Promise<void> {
    this.set({ selection });
    const { source } = this.answers;
    this.#outcomes = source === undefined ? new Set() : await outcomesOf(source.outline, selection);
  }

  /** Reads the report once it is known which one, of which decision. False when that was cancelled. */
  async read(): Promise<boolean> {
    const { target, source } = this.answers;
    const uri = this.#uri;
    if (target === undefined || uri === undefined) {
      return true;
    }
    await requireAttachable(target.repository);
    if (source?.file !== uri.fsPath) {
      const found = await readSource(target, uri);
      if (found === undefined) {
        return false;
      }
      this.set({ source: found, selection: undefined, covers: this.#given.covers });
    }
    return true;
  }

  /** What is asked, in order; a question that is answered already is not. */
  steps(): readonly (Step | ConditionalStep)[] {
    const given = this.#given;
    const hasOptions = (): boolean => (this.answers.target?.decision.options.length ?? 0) > 0;
    return [
      ...(this.answers.target === undefined ? [this.#askDecision] : []),
      ...(this.#uri === undefined ? [this.#askFile] : []),
      ...selectionSteps(this, given),
      ...(given.supports === undefined
        ? [{ isNeeded: hasOptions, ask: this.#askSide('supports', 'refutes') }]
        : []),
      ...(given.refutes === undefined
        ? [{ isNeeded: hasOptions, ask: this.#askSide('refutes', 'supports') }]
        : []),
      ...(given.covers === undefined ? [this.#askCovers] : []),
      ...(given.finding === undefined ? [this.#askFinding] : []),
      ...(given.redact === undefined
        ? [{ isNeeded: () => (this.answers.source?.details.length ?? 0) > 0, ask: this.#askRedact }]
        : []),
    ];
  }

  readonly #askDecision: Step = async (position) => {
    const { repositories } = this.#services;
    const own = this.#uri && repositories.placeOf(this.#uri)?.repository;
    const items = (own === undefined ? repositories.all : [own]).flatMap((repository) =>
      choicesOf(repository),
    );
    if (items.length === 0) {
      throw new UserError(vscode.l10n.t('There is no decision here yet: write one first.'));
    }
    const current = this.answers.target?.decision ?? activeTarget(repositories)?.decision;
    const answer = await askOne<DecisionChoice>({
      ...{ title: this.heading, ...position, items },
      placeholder: vscode.l10n.t('Which decision is the data about?'),
      picked: items.filter(({ decision }) => decision.path === current?.path),
    });
    if (typeof answer !== 'object') {
      return answer;
    }
    this.set({ target: { repository: answer.repository, decision: answer.decision }, source: undefined });
    return (await this.read()) ? true : undefined;
  };

  readonly #askFile: Step = async (position) => {
    const { target } = this.answers;
    const files = target === undefined ? [] : await dataFilesOf(target);
    const answer = await askOne<FileChoice>({
      ...{ title: this.heading, ...position, items: files },
      placeholder: vscode.l10n.t('Which report or table holds the data?'),
      picked: files.filter(({ uri }) => uri?.fsPath === this.answers.source?.file),
    });
    if (typeof answer !== 'object') {
      return answer;
    }
    const uri = answer.uri ?? (await browse(target?.repository));
    if (uri === undefined) {
      return undefined;
    }
    this.#uri = uri;
    return (await this.read()) ? true : undefined;
  };

  #askSide(side: 'supports' | 'refutes', other: 'supports' | 'refutes'): Step {
    return async (position) => {
      const titles = this.answers.target?.decision.options ?? [];
      const taken = this.answers[other] ?? [];
      const items = titles
        .filter((title) => side === 'supports' || !taken.includes(title))
        .map((label): vscode.QuickPickItem => ({ label }));
      const known = this.answers[side] ?? [];
      const answer = await askMany({
        ...{ title: this.heading, ...position, items },
        placeholder:
          side === 'supports'
            ? vscode.l10n.t('Which options does the data speak for? Enter goes on, also with none')
            : vscode.l10n.t('Which options does it speak against? Enter goes on, also with none'),
        picked: items.filter(({ label }) => known.includes(label)),
      });
      return this.#take(answer, (picked) => {
        this.set({ [side]: picked.map(({ label }) => label) });
      });
    };
  }

  readonly #askCovers: Step = async (position) => {
    const { target, source, selection, covers } = this.answers;
    if (target === undefined || source === undefined) {
      return true;
    }
    const { items, proposed } = await coversChoices(target, source, selection);
    const known = covers ?? proposed;
    const answer = await askMany({
      ...{ title: this.heading, ...position, items },
      placeholder: vscode.l10n.t('Which code does the data speak about?'),
      picked: items.filter(({ label }) => known.includes(label)),
    });
    return this.#take(answer, (picked) => {
      this.set({ covers: picked.map(({ label }) => label) });
    });
  };

  readonly #askFinding: Step = async (position) => {
    const said = await saidBy(entryOf(this.answers, 'E0'), this.answers);
    if (said === undefined) {
      return undefined;
    }
    const answer = await askText({
      ...{ title: this.heading, ...position, value: this.answers.finding ?? '' },
      prompt: vscode.l10n.t('What does the data show, in one sentence? It says: {0}.', said),
      placeholder: vscode.l10n.t('A put followed by a get returns the value that was written.'),
      validate: (text) =>
        text.trim() === ''
          ? vscode.l10n.t('Without a finding data is no evidence: say what it shows.')
          : undefined,
    });
    return this.#take(answer, (finding) => {
      this.set({ finding: finding.trim() });
    });
  };

  readonly #askRedact: Step = async (position) => {
    const { source } = this.answers;
    const details = source?.details ?? [];
    const shown = details
      .slice(0, 4)
      .map(({ text, replacement }) => `${text} → ${replacement === '' ? '∅' : replacement}`)
      .join(', ');
    const items = [
      {
        label: vscode.l10n.t('$(shield) Replace them in the copy'),
        detail: details.length > 4 ? vscode.l10n.t('{0} and {1} more', shown, details.length - 4) : shown,
        redact: true,
      },
      {
        label: vscode.l10n.t('$(file) Keep the copy as the file is'),
        detail: vscode.l10n.t('Everybody who reads the repository can read them.'),
        redact: false,
      },
    ];
    const answer = await askOne({
      ...{ title: this.heading, ...position, items },
      placeholder: vscode.l10n.t('{0} says where it was made, or by whom', name(source?.file ?? '')),
      picked: items.filter(({ redact }) => redact === this.answers.redact),
    });
    return this.#take(answer, ({ redact }) => {
      this.set({ redact });
    });
  };

  #take<T extends object | string>(answer: Answer<T>, keep: (value: T) => void): Answer<true> {
    if (answer === undefined || answer === back) {
      return answer;
    }
    keep(answer);
    return true;
  }
}

/** The files of the repository that can be data, and the way to any other. */
async function dataFilesOf({ repository, decision }: Target): Promise<readonly FileChoice[]> {
  const { workspace } = repository;
  const files = await filesOf(repository);
  const found =
    workspace === undefined
      ? []
      : dataFiles({ files, path: decision.path, view: workspace, config: workspace.config });
  const reports = found.filter(({ value }) => REPORT.test(value)).slice(0, MAX_FILES);
  const dated = await Promise.all(
    reports.map(async ({ value }) => ({ value, time: await changedAt(repository.uriOf(value)) })),
  );
  // What was measured last is what most people come with.
  dated.sort((a, b) => b.time - a.time);
  return [
    ...dated.map(({ value }): FileChoice => ({
      label: `$(file) ${name(value)}`,
      description: value.slice(0, Math.max(0, value.lastIndexOf('/'))),
      uri: repository.uriOf(value),
    })),
    { label: vscode.l10n.t('$(folder-opened) Browse…'), alwaysShow: true, uri: undefined },
  ];
}

async function changedAt(uri: vscode.Uri): Promise<number> {
  const stat = vscode.workspace.fs.stat(uri);
  return stat.then(
    ({ mtime }) => mtime,
    () => 0,
  );
}

async function browse(repository: Repository | undefined): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    ...(repository === undefined ? {} : { defaultUri: repository.root }),
    openLabel: vscode.l10n.t('Use as Evidence'),
    filters: {
      [vscode.l10n.t('Reports and tables')]: extensions,
      [vscode.l10n.t('All files')]: ['*'],
    },
  });
  return picked?.[0];
}

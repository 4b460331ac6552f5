import * as vscode from 'vscode';
import type { EvidenceClaim } from '../../core/evidence/claim';
import { placeOf } from '../../core/model/evidence';
import type { EvidenceVerdict } from '../../core/model/evidence';
import { decisionLabel } from '../adapt/decisionText';
import { evidenceStateText, resultText, stateBeside } from '../adapt/evidenceText';
import { toRange } from '../adapt/positions';
import type { Repositories } from '../repositories';
import type { Repository } from '../repository';
import type { Verification } from '../verification';

/** What was told about one item. */
export interface ToldResult {
  readonly label: string;
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'errored';
  readonly message: string | undefined;
}

/** Where a test item belongs. */
interface Subject {
  readonly repository: Repository;
  readonly path: string;
  /** The position of an item of evidence; undefined for the decision itself. */
  readonly index: number | undefined;
}

/** Decisions with evidence in the Test Explorer, where running one verifies its evidence. */
export class DecisionTests implements vscode.Disposable {
  readonly #repositories: Repositories;
  readonly #verification: Verification;
  /** Made with the first evidence: a controller shows the Test Explorer, even where it has nothing to show. */
  #controller: vscode.TestController | undefined;
  readonly #subjects = new WeakMap<vscode.TestItem, Subject>();

  constructor(repositories: Repositories, verification: Verification) {
    this.#repositories = repositories;
    this.#verification = verification;
  }

  /** Takes over what is known of the records at `paths`, by default of all. */
  update(repository: Repository, paths: readonly string[] | undefined): void {
    const { workspace } = repository;
    if (workspace === undefined || !repository.isVerifiable) {
      return;
    }
    if (paths === undefined) {
      this.#remove(
        (subject) => subject.repository === repository && workspace.claimsOf(subject.path).length === 0,
      );
    }
    for (const path of paths ?? repository.pathsWithEvidence) {
      const id = `${repository.key}#${path}`;
      const decision = workspace.byPath(path);
      const claims = workspace.claimsOf(path);
      if (decision === undefined || claims.length === 0) {
        this.#controller?.items.delete(id);
        continue;
      }
      const controller = this.#used();
      const uri = repository.uriOf(path);
      const label = decisionLabel(decision);
      const item = controller.items.get(id) ?? controller.createTestItem(id, label, uri);
      item.label = label;
      item.range = toRange(decision.titleRange);
      this.#subjects.set(item, { repository, path, index: undefined });
      item.children.replace(
        claims.map((claim) => this.#itemOf(item, claim, { repository, path, index: claim.index })),
      );
      controller.items.add(item);
    }
  }

  keepOnly(repositories: readonly Repository[]): void {
    this.#remove(({ repository }) => !repositories.includes(repository));
  }

  /** Verifies what is asked for, and tells about each item. */
  async run(
    request: vscode.TestRunRequest,
    token: vscode.CancellationToken | undefined,
  ): Promise<readonly ToldResult[]> {
    const controller = this.#used();
    const run = controller.createTestRun(request);
    const items = this.#requested(request, controller.items);
    items.forEach((item) => {
      run.enqueued(item);
    });
    const told: ToldResult[] = [];
    const isCancelled = (): boolean => token?.isCancellationRequested === true;
    for (const repository of this.#repositories.all) {
      const own = items.filter((item) => this.#subjects.get(item)?.repository === repository);
      if (own.length === 0 || isCancelled()) {
        continue;
      }
      own.forEach((item) => {
        run.started(item);
      });
      const paths = new Set(own.map((item) => this.#subjects.get(item)?.path ?? ''));
      try {
        await this.#verification.verify(repository, [...paths], token === undefined ? {} : { token });
        told.push(...own.map((item) => this.#tell(run, item)));
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (!isCancelled()) {
          own.forEach((item) => {
            run.errored(item, new vscode.TestMessage(message));
          });
        }
      }
    }
    run.end();
    return told;
  }

  dispose(): void {
    this.#controller?.dispose();
  }

  #used(): vscode.TestController {
    if (this.#controller === undefined) {
      const controller = vscode.tests.createTestController('grounds', vscode.l10n.t('Decisions'));
      this.#controller = controller;
      const { Run } = vscode.TestRunProfileKind;
      const run = async (request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> => {
        await this.run(request, token);
      };
      controller.createRunProfile(vscode.l10n.t('Verify Evidence'), Run, run, true);
    }
    return this.#controller;
  }

  #itemOf(
    parent: vscode.TestItem,
    { id, finding, range, places }: EvidenceClaim,
    subject: Subject,
  ): vscode.TestItem {
    const itemId = `${parent.id}#${subject.index ?? ''}`;
    const item = parent.children.get(itemId) ?? this.#used().createTestItem(itemId, id, parent.uri);
    item.label = finding === undefined ? id : `${id} ${finding}`;
    item.range = toRange(places['id'] ?? range);
    this.#subjects.set(item, subject);
    return item;
  }

  #remove(isGone: (subject: Subject) => boolean): void {
    for (const [id, item] of this.#controller?.items ?? []) {
      const subject = this.#subjects.get(item);
      if (subject === undefined || isGone(subject)) {
        this.#controller?.items.delete(id);
      }
    }
  }

  /** The items of evidence that a request is about: those below the decisions that it names. */
  #requested(
    { include, exclude = [] }: vscode.TestRunRequest,
    all: vscode.TestItemCollection,
  ): readonly vscode.TestItem[] {
    const roots = include ?? Array.from(all, ([, item]) => item);
    return roots
      .flatMap((item) =>
        item.children.size === 0 ? [item] : Array.from(item.children, ([, child]) => child),
      )
      .filter(
        (item) => !exclude.includes(item) && (item.parent === undefined || !exclude.includes(item.parent)),
      );
  }

  #tell(run: vscode.TestRun, item: vscode.TestItem): ToldResult {
    const subject = this.#subjects.get(item);
    const verdict = subject?.repository.workspace
      ?.verdictsOf(subject.path)
      ?.find(({ index }) => index === subject.index);
    const { label } = item;
    switch (verdict?.state) {
      case 'verified':
        run.passed(item);
        return { label, outcome: 'passed', message: undefined };
      case 'unscoped':
      case 'cited':
      case undefined:
        run.skipped(item);
        if (verdict !== undefined) {
          run.appendOutput(`${verdict.path} ${verdict.id}: ${stateBeside(verdict)}\r\n`, undefined, item);
        }
        return { label, outcome: 'skipped', message: undefined };
      case 'suspect':
      case 'expired':
      case 'contradicts':
      case 'broken': {
        const messages = messagesFor(verdict, item.uri);
        run.failed(item, messages);
        return {
          label,
          outcome: 'failed',
          message: verdict.reasons.map(({ message }) => message).join('\n'),
        };
      }
    }
  }
}

/** The reasons that decided, each at the line that it is about. */
function messagesFor(verdict: EvidenceVerdict, uri: vscode.Uri | undefined): vscode.TestMessage[] {
  const { state, reasons, result, recorded } = verdict;
  return reasons
    .filter((reason) => reason.state !== undefined)
    .map((reason) => {
      const text = `${evidenceStateText(reason.state ?? state)}: ${reason.message}`;
      const message =
        reason.code === 'result-changed' && result !== undefined && recorded !== undefined
          ? vscode.TestMessage.diff(text, resultText(recorded), resultText(result))
          : new vscode.TestMessage(text);
      if (uri !== undefined) {
        message.location = new vscode.Location(uri, toRange(placeOf(verdict, reason)));
      }
      return message;
    });
}

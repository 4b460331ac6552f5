import * as vscode from 'vscode';

/** The user went back a step. */
export const back = Symbol('back');

/** What a question was answered with; undefined when the user gave up. */
export type Answer<T> = T | typeof back | undefined;

/** Where a question stands among others. */
export interface StepPosition {
  readonly step: number;
  readonly total: number;
}

/** One question of several; keeps its answer itself. */
export type Step = (position: StepPosition) => Promise<Answer<true>>;

/** A question that is asked only where the answers before it call for it. */
export interface ConditionalStep {
  readonly ask: Step;
  readonly isNeeded: () => boolean;
}

/** Asks one question after the other, back and forth. True when all were answered; nothing is left behind otherwise. */
export async function askSteps(steps: readonly (Step | ConditionalStep)[]): Promise<boolean> {
  const all = steps.map((step) => (typeof step === 'function' ? { ask: step, isNeeded: () => true } : step));
  let index = 0;
  while (index < all.length) {
    const step = all[index];
    const needed = all.filter((candidate) => candidate === step || candidate.isNeeded());
    if (step?.isNeeded() !== true) {
      index += 1;
      continue;
    }
    const answer = await step.ask({ step: needed.indexOf(step) + 1, total: needed.length });
    if (answer === undefined) {
      return false;
    }
    // Back to the last one before that was asked; where there is none, the question is asked again.
    index =
      answer === back
        ? Math.max(
            0,
            all.findLastIndex((candidate, at) => at < index && candidate.isNeeded()),
          )
        : index + 1;
  }
  return true;
}

/** Where a question is asked, for its title bar. */
interface Frame extends StepPosition {
  readonly title: string;
  /** Whether the user can go back; by default from the second step on. */
  readonly canGoBack?: boolean;
}

/** A question that is answered with a line of text. */
export interface TextQuestion extends Frame {
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  /** A sentence that says what is wrong with a text; undefined when it will do. */
  readonly validate?: (text: string) => string | undefined;
}

/** Asks for a line of text. */
export function askText(question: TextQuestion): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  frame(input, question);
  input.prompt = question.prompt;
  input.value = question.value ?? '';
  input.placeholder = question.placeholder ?? '';
  input.onDidChangeValue((text) => {
    // Nobody is told off while still typing: an error goes away at once, and comes on Enter only.
    if (question.validate?.(text) === undefined) {
      input.validationMessage = undefined;
    }
  });
  return answer(input, (accept) => {
    input.onDidAccept(() => {
      const problem = question.validate?.(input.value);
      if (problem === undefined) {
        accept(input.value);
      } else {
        input.validationMessage = problem;
      }
    });
  });
}

/** A question that is answered by picking. */
export interface PickQuestion<T extends vscode.QuickPickItem> extends Frame {
  readonly placeholder: string;
  readonly items: readonly T[];
  readonly picked?: readonly T[];
}

/** Asks for one of several. */
export function askOne<T extends vscode.QuickPickItem>(question: PickQuestion<T>): Promise<Answer<T>> {
  const pick = quickPick(question);
  const { picked = [] } = question;
  if (picked.length > 0) {
    // Without any the editor takes the first.
    pick.activeItems = picked;
  }
  return answer(pick, (accept) => {
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item !== undefined) {
        accept(item);
      }
    });
  });
}

/** Asks for any number of several. */
export function askMany<T extends vscode.QuickPickItem>(
  question: PickQuestion<T>,
): Promise<Answer<readonly T[]>> {
  const pick = quickPick(question);
  pick.canSelectMany = true;
  pick.selectedItems = question.picked ?? [];
  return answer(pick, (accept) => {
    pick.onDidAccept(() => {
      accept(pick.selectedItems);
    });
  });
}

function quickPick<T extends vscode.QuickPickItem>(question: PickQuestion<T>): vscode.QuickPick<T> {
  const pick = vscode.window.createQuickPick<T>();
  frame(pick, question);
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = question.items;
  return pick;
}

function frame(input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>, question: Frame): void {
  const { title, step, total, canGoBack = step > 1 } = question;
  input.title = title;
  // Somebody looks something up in another window and comes back.
  input.ignoreFocusOut = total > 1;
  if (total > 1) {
    input.step = step;
    input.totalSteps = total;
  }
  input.buttons = canGoBack ? [vscode.QuickInputButtons.Back] : [];
}

function answer<T>(
  input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>,
  listen: (accept: (value: T) => void) => void,
): Promise<Answer<T>> {
  return new Promise<Answer<T>>((resolve) => {
    listen(resolve);
    input.onDidTriggerButton(() => {
      resolve(back);
    });
    input.onDidHide(() => {
      resolve(undefined);
    });
    input.show();
  }).finally(() => {
    input.dispose();
  });
}

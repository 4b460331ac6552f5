import * as vscode from 'vscode';
import type { ParsedDecision } from '../../core/parse/parsedDecision';
import { personKey } from '../../core/rules/support/people';
import { askOne, askText, back } from '../util/steps';
import type { Answer, StepPosition } from '../util/steps';

/** A role that is asked for when a decision is accepted. */
export type AskedRole = 'approver' | 'accountable';

interface PersonChoice extends vscode.QuickPickItem {
  /** Undefined leaves it open; empty for another name. */
  readonly name: string | undefined;
}

/**
 * Asks who has a role: one of those who may, another name, or nobody yet.
 * @param others who has the other role, which one person does not have too
 * @returns an empty name when it is left open
 */
export async function askPerson(
  title: string,
  position: StepPosition,
  role: AskedRole,
  { people }: ParsedDecision,
  technologists: readonly string[],
  others: readonly (string | undefined)[],
): Promise<Answer<string>> {
  const taken = new Set(others.flatMap((name) => (name === undefined ? [] : personKey(name))));
  const makers = people.filter((person) => person.role === 'decision-maker').map(({ name }) => name.value);
  const names = [...new Set([...makers, ...(role === 'approver' ? technologists : [])])];
  const items: readonly PersonChoice[] = [
    ...names
      .filter((name) => !taken.has(personKey(name)))
      .map((name) => ({ label: `$(person) ${name}`, name })),
    { label: vscode.l10n.t('$(edit) Another name…'), alwaysShow: true, name: '' },
    { label: vscode.l10n.t('$(circle-slash) Leave it open'), alwaysShow: true, name: undefined },
  ];
  const placeholder =
    role === 'approver'
      ? vscode.l10n.t('Which technologist approves it?')
      : vscode.l10n.t('Which leader takes responsibility for the implementation?');
  for (;;) {
    const picked = await askOne({ title, ...position, placeholder, items });
    if (picked === undefined || picked === back || picked.name !== '') {
      return picked === undefined || picked === back ? picked : (picked.name ?? '');
    }
    const written = await askText({ title, ...position, canGoBack: true, prompt: placeholder });
    if (written !== back) {
      return written?.trim();
    }
  }
}

import * as vscode from 'vscode';
import type { Decision, DecisionState } from '../../core/model/decision';
import type { Status } from '../../core/model/status';

/** A status in the user's language. */
export function statusText(status: Status): string {
  switch (status) {
    case 'draft':
      return vscode.l10n.t('Draft');
    case 'proposed':
      return vscode.l10n.t('Proposed');
    case 'accepted':
      return vscode.l10n.t('Accepted');
    case 'rejected':
      return vscode.l10n.t('Rejected');
    case 'deprecated':
      return vscode.l10n.t('Deprecated');
    case 'superseded':
      return vscode.l10n.t('Superseded');
    case 'unknown':
      return vscode.l10n.t('Without a status');
  }
}

/** How well a decision is backed, in one sentence. */
export function stateText(state: DecisionState): string {
  switch (state) {
    case 'failing':
      return vscode.l10n.t('The data behind the chosen option contradicts it or is gone.');
    case 'contested':
      return vscode.l10n.t('Evidence speaks against the chosen option.');
    case 'unsupported':
      return vscode.l10n.t('No data supports the chosen option.');
    case 'stale':
      return vscode.l10n.t('The data behind the chosen option is out of date.');
    case 'one-sided':
      return vscode.l10n.t('No data is about any of the other options.');
    case 'unverified':
      return vscode.l10n.t('Data supports the chosen option; it has not been verified yet.');
    case 'supported':
      return vscode.l10n.t('Verified data supports the chosen option.');
  }
}

/** How well a decision is backed, in two or three words. */
export function stateWords(state: DecisionState): string {
  switch (state) {
    case 'failing':
      return vscode.l10n.t('contradicted by its data');
    case 'contested':
      return vscode.l10n.t('contested by evidence');
    case 'unsupported':
      return vscode.l10n.t('choice not supported');
    case 'stale':
      return vscode.l10n.t('data out of date');
    case 'one-sided':
      return vscode.l10n.t('one option tested');
    case 'unverified':
      return vscode.l10n.t('not verified yet');
    case 'supported':
      return vscode.l10n.t('verified');
  }
}

/** How many items of evidence there are, in words. */
export function evidenceText(count: number): string {
  switch (count) {
    case 0:
      return vscode.l10n.t('No evidence');
    case 1:
      return vscode.l10n.t('1 item of evidence');
    default:
      return vscode.l10n.t('{0} items of evidence', count);
  }
}

/** `ADR-0007 Use SQLite for the local store`; a record without a number is known by its title. */
export function decisionLabel({ id, number, title }: Decision): string {
  if (title === undefined) {
    return id;
  }
  return number === undefined ? title : `${id} ${title}`;
}

/** What a hover says about a decision. @param state how well it is backed, by what is known of its evidence */
export function decisionCard(decision: Decision, state: DecisionState | undefined): vscode.MarkdownString {
  const { status, date, evidence, path } = decision;
  const facts = [
    statusText(status),
    ...(date === undefined ? [] : [date]),
    evidenceText(evidence.length),
  ].join(' · ');
  const lines = [
    `**${asMarkdown(decisionLabel(decision))}**`,
    asMarkdown(facts),
    ...(state === undefined ? [] : [asMarkdown(stateText(state))]),
    asMarkdown(path),
  ];
  return new vscode.MarkdownString(lines.join('\n\n'), true);
}

/** Text as Markdown that means nothing else: titles come from files that anybody may have written. */
export function asMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!~<>|&$@:]/g, '\\$&');
}

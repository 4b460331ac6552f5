import * as vscode from 'vscode';
import type { OutlinedTest } from '../../core/assist/reportOutline';
import type { EvidenceClaim } from '../../core/evidence/claim';
import type { EvidenceVerdict } from '../../core/model/evidence';
import { asMarkdown } from './decisionText';
import { evidenceStateText, faces, isPinOutstanding } from './evidenceText';

/** What a card offers to do, each with its arguments. */
export const cardCommands = [
  'grounds.verifyEvidence',
  'grounds.pinEvidence',
  'grounds.reconfirmEvidence',
] as const;

/** More changed paths than this are counted only. */
const MAX_PATHS = 8;
/** More tests than this likewise. */
const MAX_CASES = 6;
const caseIcons: Readonly<Record<OutlinedTest['outcome'], string>> = {
  passed: 'pass',
  failed: 'error',
  skipped: 'debug-step-over',
};
/** So many of the paths are named by the reason that there are any. */
const NAMED_BY_REASON = 3;

/**
 * What is known of an item of evidence.
 * @param verdict undefined while it has not been checked
 * @param record the address of its record, for what the card offers to do; undefined to offer nothing
 * @param tests those that it means, as they are in its report
 */
export function evidenceCard(
  claim: EvidenceClaim,
  verdict: EvidenceVerdict | undefined,
  record: vscode.Uri | undefined,
  tests: readonly OutlinedTest[] = [],
): vscode.MarkdownString {
  const card = new vscode.MarkdownString('', true);
  const paragraphs = [head(claim, verdict)];
  if (claim.finding !== undefined) {
    paragraphs.push(asMarkdown(claim.finding));
  }
  if (verdict !== undefined) {
    paragraphs.push(...values(verdict), ...cases(tests), ...reasons(verdict));
    if (record !== undefined) {
      paragraphs.push(actions(verdict, record));
      card.isTrusted = { enabledCommands: cardCommands };
    }
    paragraphs.push(...changes(verdict));
  }
  paragraphs.push(...origin(claim));
  card.appendMarkdown(paragraphs.join('\n\n'));
  return card;
}

function head({ id, type }: EvidenceClaim, verdict: EvidenceVerdict | undefined): string {
  const kind = type === undefined ? '' : ` · ${asMarkdown(type)}`;
  const state =
    verdict === undefined
      ? vscode.l10n.t('not checked yet')
      : `$(${faces[verdict.state].icon}) ${evidenceStateText(verdict.state)}`;
  return `**${asMarkdown(id)}**${kind} · ${state}`;
}

/** What the data says now, beside what was recorded where that differs or options are compared. */
function values({ result, recorded, leader }: EvidenceVerdict): readonly string[] {
  if (result === undefined) {
    return [];
  }
  if (typeof result === 'string') {
    const differs = typeof recorded === 'string' && recorded !== result;
    const now = `**${asMarkdown(result)}**`;
    return [differs ? vscode.l10n.t('{0}, recorded as {1}', now, asMarkdown(recorded)) : now];
  }
  const known = typeof recorded === 'object' ? recorded : undefined;
  const heading = [vscode.l10n.t('Option'), vscode.l10n.t('Value')];
  if (known !== undefined) {
    heading.push(vscode.l10n.t('Recorded'));
  }
  const rows = Object.entries(result).map(([option, value]) => {
    const mark = option === leader ? ' $(trophy)' : '';
    const cells = [`${asMarkdown(option)}${mark}`, asMarkdown(value)];
    if (known !== undefined) {
      cells.push(asMarkdown(Object.hasOwn(known, option) ? (known[option] ?? '') : '–'));
    }
    return cells;
  });
  const lines = [heading, heading.map((_, index) => (index === 0 ? '---' : '---:')), ...rows];
  return [lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')];
}

/** The tests that are meant, those that did not pass first. */
function cases(tests: readonly OutlinedTest[]): readonly string[] {
  const order = ['failed', 'skipped', 'passed'];
  const sorted = [...tests].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  const lines = sorted
    .slice(0, MAX_CASES)
    .map(
      ({ test, outcome, count }) =>
        `- $(${caseIcons[outcome]}) ${asMarkdown(test)}${count > 1 ? ` × ${count}` : ''}`,
    );
  if (sorted.length > MAX_CASES) {
    lines.push(`- ${vscode.l10n.t('and {0} more', sorted.length - MAX_CASES)}`);
  }
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function reasons(verdict: EvidenceVerdict): readonly string[] {
  return verdict.reasons.length === 0
    ? []
    : [verdict.reasons.map(({ message }) => `- ${asMarkdown(message)}`).join('\n')];
}

function changes({ changed }: EvidenceVerdict): readonly string[] {
  if (changed.length <= NAMED_BY_REASON) {
    return [];
  }
  const rest = changed.length - MAX_PATHS;
  const lines = changed.slice(0, MAX_PATHS).map((path) => `- ${asMarkdown(path)}`);
  if (rest > 0) {
    lines.push(`- ${vscode.l10n.t('and {0} more', rest)}`);
  }
  return [`${vscode.l10n.t('Changed since it was captured:')}\n${lines.join('\n')}`];
}

/** Where the data is, and what it was pinned to. */
function origin({ file, url, captured, covers, reconfirmed }: EvidenceClaim): readonly string[] {
  const lines: string[] = [];
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined) {
      lines.push(`${name}: ${asMarkdown(value)}`);
    }
  };
  add(vscode.l10n.t('Data'), file ?? url);
  add(vscode.l10n.t('Covers'), covers?.join(', '));
  add(vscode.l10n.t('Captured at'), captured?.commit?.slice(0, 7));
  add(vscode.l10n.t('Digest'), captured?.digest?.slice(0, 'sha256:'.length + 12));
  add(
    vscode.l10n.t('Reconfirmed'),
    reconfirmed.length === 0 ? undefined : vscode.l10n.t('{0} times', reconfirmed.length),
  );
  return lines.length === 0 ? [] : [lines.join('  \n')];
}

function actions(verdict: EvidenceVerdict, record: vscode.Uri): string {
  const link = (title: string, command: (typeof cardCommands)[number]): string => {
    const args = encodeURIComponent(JSON.stringify([record.toString(), verdict.id]));
    return `[${title}](command:${command}?${args})`;
  };
  const links = [link(vscode.l10n.t('Verify'), 'grounds.verifyEvidence')];
  if (isPinOutstanding(verdict)) {
    links.push(link(vscode.l10n.t('Pin'), 'grounds.pinEvidence'));
  }
  if (verdict.reasons.some(({ code }) => code === 'code-changed')) {
    links.push(link(vscode.l10n.t('Reconfirm…'), 'grounds.reconfirmEvidence'));
  }
  return links.join(' · ');
}

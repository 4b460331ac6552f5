import * as vscode from 'vscode';
import { citedAsProblem } from '../../core/flows/cited';
import type { Problem, ProblemEvidence } from '../../core/setup/draftRecord';
import type { Repository } from '../repository';
import { askText, back } from '../util/steps';
import type { Answer, StepPosition } from '../util/steps';
import { UserError } from '../util/userError';

/** What shows a problem, before it is said what it shows. */
type Place = Omit<ProblemEvidence, 'finding'> & { readonly finding: string | undefined };

/** What the problem is; an empty answer leaves it for later. */
export async function askProblem(
  title: string,
  position: StepPosition,
  problem: Problem,
): Promise<Answer<Problem>> {
  const answer = await askText({
    ...{ title, ...position, value: problem.text ?? '' },
    prompt: vscode.l10n.t('What is the problem, in a sentence or two? Empty: later.'),
    placeholder: vscode.l10n.t('A search takes a minute on the day of the sale.'),
  });
  return typeof answer === 'string'
    ? { ...problem, text: answer.trim() === '' ? undefined : answer.trim() }
    : answer;
}

/** Where it can be seen that the problem is real, and what that shows; an empty answer leaves it for later. */
export async function askProblemEvidence(
  title: string,
  position: StepPosition,
  problem: Problem,
  repository: Repository,
): Promise<Answer<Problem>> {
  const [known] = problem.evidence;
  let where = known?.value ?? '';
  let wrong = '';
  for (;;) {
    const usual = vscode.l10n.t(
      'What shows that it is real? A URL, a file of the repository, or an item such as ADR-0003#E2. Empty: later.',
    );
    const answer = await askText({ title, ...position, value: where, prompt: `${wrong} ${usual}`.trim() });
    if (typeof answer !== 'string') {
      return answer;
    }
    where = answer.trim();
    if (where === '') {
      return { ...problem, evidence: [] };
    }
    const place = await placeOf(where, repository).catch(messageOf);
    if (typeof place === 'string') {
      wrong = place;
      continue;
    }
    const finding = await askText({
      ...{ title, ...position, canGoBack: true, value: place.finding ?? known?.finding ?? '' },
      prompt: vscode.l10n.t('What does {0} show, in one sentence?', where),
      validate: (text) =>
        text.trim() === ''
          ? vscode.l10n.t('Without a finding data is no evidence: say what it shows.')
          : undefined,
    });
    if (finding === back) {
      continue;
    }
    return finding === undefined
      ? undefined
      : { ...problem, evidence: [{ ...place, finding: finding.trim() }] };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** @throws UserError when there is nothing of that name */
async function placeOf(where: string, repository: Repository): Promise<Place> {
  if (/^https?:\/\//i.test(where)) {
    return { type: 'link', field: 'url', value: where, finding: undefined };
  }
  const [, ref, id] = /^(.+)#([A-Za-z][\w-]*)$/.exec(where) ?? [];
  if (ref !== undefined && id !== undefined) {
    const found = repository.workspace?.resolve(ref);
    const record = found?.kind === 'found' && (await repository.workspace?.parse(found.decision.path));
    const item = record && record.evidence.find((one) => one.id?.value.toLowerCase() === id.toLowerCase());
    const cited = found?.kind === 'found' && item ? citedAsProblem(found.decision, item) : undefined;
    if (cited === undefined) {
      throw new UserError(vscode.l10n.t('{0} names no item of evidence with a finding.', where));
    }
    return cited;
  }
  const path = where.replaceAll('\\', '/');
  const files = await repository.files();
  if (!(await files.exists(path))) {
    throw new UserError(vscode.l10n.t('There is no file {0} in the repository.', where));
  }
  return { type: 'study', field: 'file', value: path, finding: undefined };
}

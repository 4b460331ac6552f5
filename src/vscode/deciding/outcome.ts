import * as vscode from 'vscode';
import {
  measuredEvidence,
  outcomeOf,
  outcomeVerdicts,
  reviewOutcome as reviewed,
} from '../../core/flows/outcome';
import type { MeasuredEvidence, OutcomeVerdict, StatedOutcome } from '../../core/flows/outcome';
import { refutedProblem } from '../../core/flows/problem';
import { isOpen } from '../../core/model/status';
import { evidenceStateText } from '../adapt/evidenceText';
import { decisionLabel } from '../adapt/decisionText';
import { showDecision } from '../adapt/openDecision';
import { recordOf } from '../commands/records';
import { loadCore } from '../loadCore';
import type { Services } from '../services';
import { askMany, askOne, askSteps, askText, back } from '../util/steps';
import type { ConditionalStep, Step } from '../util/steps';
import { UserError } from '../util/userError';
import { apply, chooseSubject, verifyFirst } from './decision';
import type { Subject } from './decision';
import { givenIn } from './given';
import type { Given } from './given';

/** What is said about an outcome. */
interface Answers {
  readonly verdict: OutcomeVerdict;
  readonly measured: string | undefined;
  readonly evidence: readonly string[];
  /** Whether the decision that takes its place is begun. */
  readonly startsAgain: boolean;
}

/**
 * Shows what was expected of a decision beside what was measured, and writes down what that comes to. Called with an object
 * of answers (`verdict`, `measured`, `evidence`, `title` of the decision that takes the place of a refuted one), it asks nothing.
 */
export async function reviewOutcome(
  services: Services,
  argument: unknown,
  givenAnswers: unknown,
): Promise<void> {
  const title = vscode.l10n.t('Review Outcome');
  const none = vscode.l10n.t('No decision has been accepted yet.');
  const chosen = await chooseSubject(services, title, argument, ({ status }) => !isOpen(status), none);
  const given = givenIn(givenAnswers);
  const subject = chosen && (given === undefined ? await attachFirst(services, chosen, title) : chosen);
  if (subject === undefined) {
    return;
  }
  await verifyFirst(services, subject);
  const answers = given === undefined ? await ask(subject, title) : answersIn(given);
  if (answers === undefined) {
    return;
  }
  const { systemClock } = await loadCore();
  const { verdict, measured, evidence, startsAgain } = answers;
  const amended = reviewed(
    subject.record.parsed,
    { verdict, measured, evidence, reviewed: systemClock.today() },
    subject.workspace.config,
  );
  await apply(services, subject, amended, title);
  const { repository, decision } = subject.target;
  if (!startsAgain || amended === undefined) {
    await showDecision(repository, decision);
    return;
  }
  await vscode.commands.executeCommand('grounds.newDecision', {
    repository,
    supersedes: decision.path,
    problem: refutedProblem(decision, amended.parsed),
    ...(given?.text('title') === undefined ? {} : { title: given.text('title') }),
  });
}

function answersIn(given: Given): Answers {
  const verdict = outcomeVerdicts.find((word) => word === given.text('verdict'));
  if (verdict === undefined) {
    throw new UserError(vscode.l10n.t('Say whether the expectation held: {0}.', outcomeVerdicts.join(', ')));
  }
  return {
    verdict,
    measured: given.text('measured'),
    evidence: given.texts('evidence'),
    startsAgain: verdict === 'refuted' && given.text('title') !== undefined,
  };
}

/** Offers to make evidence of a report first. Undefined when the user gave up. */
async function attachFirst(
  services: Services,
  subject: Subject,
  title: string,
): Promise<Subject | undefined> {
  const { target, record } = subject;
  const items = [
    {
      label: vscode.l10n.t('$(arrow-right) Go on with what is in the record'),
      description: vscode.l10n.t('{0} items of evidence', record.decision.evidence.length),
      attaches: false,
    },
    {
      label: vscode.l10n.t('$(file-add) Attach a report of what was measured first…'),
      attaches: true,
    },
  ];
  const placeholder = expectedText(outcomeOf(record.parsed));
  const picked = await askOne({
    title: `${title}: ${decisionLabel(record.decision)}`,
    step: 1,
    total: 1,
    placeholder,
    items,
  });
  if (picked === undefined || picked === back) {
    return undefined;
  }
  if (!picked.attaches) {
    return subject;
  }
  await vscode.commands.executeCommand(
    'grounds.attachEvidence',
    target.repository.uriOf(target.decision.path),
  );
  const now = await recordOf(services, target);
  // Who gave up attaching reviews nothing either.
  return now.decision.evidence.length > record.decision.evidence.length
    ? { ...subject, record: now, target: { ...target, decision: now.decision } }
    : undefined;
}

/** What was expected, and what is known to have been measured. */
function expectedText({ expected, reviewBy, measured }: StatedOutcome): string {
  const was =
    expected === undefined
      ? vscode.l10n.t('Nothing was stated that it should bring.')
      : reviewBy === undefined
        ? vscode.l10n.t('Expected: {0}.', expected)
        : vscode.l10n.t('Expected: {0}, to be looked at by {1}.', expected, reviewBy);
  return measured === undefined ? was : `${was} ${vscode.l10n.t('Measured so far: {0}.', measured)}`;
}

interface EvidenceChoice extends vscode.QuickPickItem {
  readonly item: MeasuredEvidence;
}

async function ask({ target, record, workspace }: Subject, title: string): Promise<Answers | undefined> {
  const { decision } = target;
  const stated = outcomeOf(record.parsed);
  const heading = `${title}: ${decisionLabel(decision)}`;
  const placeholder = expectedText(stated);
  const verdicts = workspace.verdictsOf(decision.path) ?? [];
  const items = measuredEvidence(stated, workspace.claimsOf(decision.path), verdicts).map(evidenceChoice);
  let picked = items.filter(({ item }) => item.isNamed);
  let measured = stated.measured ?? '';
  let verdict = outcomeVerdicts.find((word) => word === stated.verdict);
  let startsAgain = false;

  const askEvidence: Step = async (position) => {
    const answer = await askMany<EvidenceChoice>({
      ...{ title: heading, ...position, items, picked },
      placeholder: `${placeholder} ${vscode.l10n.t('Which evidence shows what it brought?')}`,
    });
    if (answer === undefined || answer === back) {
      return answer;
    }
    picked = [...answer];
    const [only] = picked;
    measured = measured === '' && picked.length === 1 ? (only?.item.result ?? '') : measured;
    return true;
  };
  const askMeasured: Step = async (position) => {
    const prompt = `${placeholder} ${vscode.l10n.t('What was measured?')}`;
    const answer = await askText({ title: heading, ...position, value: measured, prompt });
    measured = typeof answer === 'string' ? answer.trim() : measured;
    return typeof answer === 'string' ? true : answer;
  };
  const askVerdict: Step = async (position) => {
    const choices = outcomeVerdicts.map((word) => ({ ...verdictChoice(word), word }));
    const answer = await askOne({
      ...{ title: heading, ...position, items: choices },
      placeholder: `${placeholder} ${vscode.l10n.t('Measured: {0}.', measured === '' ? '–' : measured)}`,
      picked: choices.filter(({ word }) => word === verdict),
    });
    if (answer === undefined || answer === back) {
      return answer;
    }
    verdict = answer.word;
    return true;
  };
  const askAgain: ConditionalStep = {
    isNeeded: () => verdict === 'refuted',
    ask: async (position) => {
      const choices = [
        {
          label: vscode.l10n.t('$(add) Start the decision that takes its place'),
          description: vscode.l10n.t('with what was expected and measured as its problem'),
          again: true,
        },
        { label: vscode.l10n.t('$(clock) Not now'), again: false },
      ];
      const asked = vscode.l10n.t('{0} did not hold. Decide again?', decision.id);
      const answer = await askOne({ title: heading, ...position, placeholder: asked, items: choices });
      if (answer === undefined || answer === back) {
        return answer;
      }
      startsAgain = answer.again;
      return true;
    },
  };
  const isAnswered = await askSteps([
    ...(items.length > 0 ? [askEvidence] : []),
    askMeasured,
    askVerdict,
    askAgain,
  ]);
  return isAnswered && verdict !== undefined
    ? {
        verdict,
        measured: measured === '' ? undefined : measured,
        evidence: picked.map(({ item }) => item.id),
        startsAgain: startsAgain && verdict === 'refuted',
      }
    : undefined;
}

function evidenceChoice(item: MeasuredEvidence): EvidenceChoice {
  const { id, finding, result, state } = item;
  const known = [
    ...(result === undefined ? [] : [result]),
    ...(state === undefined ? [] : [evidenceStateText(state)]),
  ];
  return {
    label: id,
    description: known.join(' · '),
    ...(finding === undefined ? {} : { detail: finding.replace(/\s+/g, ' ') }),
    item,
  };
}

function verdictChoice(verdict: OutcomeVerdict): vscode.QuickPickItem {
  switch (verdict) {
    case 'confirmed':
      return {
        label: vscode.l10n.t('$(pass) Confirmed'),
        description: vscode.l10n.t('it brought what was expected'),
      };
    case 'mixed':
      return { label: vscode.l10n.t('$(circle-large) Mixed'), description: vscode.l10n.t('in part') };
    case 'refuted':
      return {
        label: vscode.l10n.t('$(error) Refuted'),
        description: vscode.l10n.t('it did not bring what was expected'),
      };
    case 'inconclusive':
      return {
        label: vscode.l10n.t('$(question) Inconclusive'),
        description: vscode.l10n.t('what was measured does not tell'),
      };
  }
}

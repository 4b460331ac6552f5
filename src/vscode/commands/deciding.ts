import type { SettledStatus } from '../../core/flows/settle';
import { loadWriting } from '../loadCore';
import type { Services } from '../services';

/** Settles a decision. Called with an object of answers, it asks nothing. */
export async function settleAs(
  status: SettledStatus,
  services: Services,
  argument: unknown,
  given: unknown,
): Promise<void> {
  const { settleDecision } = await loadWriting();
  await settleDecision(services, status, argument, given);
}

/** Writes down that a finding is lived with. Called with the rule and an object of answers, it asks nothing. */
export async function waiveFinding(
  services: Services,
  argument: unknown,
  rule: unknown,
  given: unknown,
): Promise<void> {
  const writing = await loadWriting();
  await writing.waiveFinding(services, argument, rule, given);
}

/** Writes down what the outcome of a decision came to. Called with an object of answers, it asks nothing. */
export async function reviewOutcome(services: Services, argument: unknown, given: unknown): Promise<void> {
  const writing = await loadWriting();
  await writing.reviewOutcome(services, argument, given);
}

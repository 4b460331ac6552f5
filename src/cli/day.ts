import { asIsoDate } from '../core/rules/support/dates';
import { CliError } from './errors';

/** A day that was given as the value of an option; undefined when none was. @throws CliError when no calendar has it */
export function dayOf<Given extends string | undefined>(option: string, given: Given): Given {
  if (given !== undefined && asIsoDate(given) !== given) {
    throw new CliError(`${option} cannot be \`${given}\`: write a day as 2026-03-14.`);
  }
  return given;
}

import { dayFault, suggestedEnd, waiverFault } from '../core/flows/waive';
import type { WaiverRequest } from '../core/flows/waive';
import type { Asker } from './attachQuestions';
import { CliError, UsageError } from './errors';

/** A waiver whose author is still to be found out. */
export type GivenWaiver = Omit<WaiverRequest, 'by'>;

/** What `--waive`, `--why` and `--until` say, each given once for each rule, or the last two once for all. @throws CliError */
export function waiversIn(
  { waive, why, until }: Readonly<Record<'waive' | 'why' | 'until', readonly string[]>>,
  today: string,
  command: string,
): readonly GivenWaiver[] {
  for (const [name, given, asks] of [
    ['--why', why, 'Say with --why why the decision is right as it is'],
    ['--until', until, 'Say with --until up to which day the waiver holds'],
  ] as const) {
    if (waive.length === 0 && given.length > 0) {
      throw new UsageError(`${name} goes with a rule: name it with --waive.`, command);
    }
    if (waive.length > 0 && given.length === 0) {
      throw new UsageError(`${asks}.`, command);
    }
    if (waive.length > 0 && given.length > 1 && given.length !== waive.length) {
      throw new UsageError(`${name} is given once for all rules, or once for each --waive.`, command);
    }
  }
  return waive.map((rule, index) => {
    const waiver = { rule, why: why[index] ?? why[0] ?? '', until: until[index] ?? until[0] ?? '' };
    requireSound(waiver, today);
    return waiver;
  });
}

/** @throws CliError that says what is wrong with a waiver */
export function requireSound(waiver: GivenWaiver, today: string): void {
  const { rule, until } = waiver;
  const fault = waiverFault(waiver, today);
  switch (fault?.kind) {
    case undefined:
      return;
    case 'unknown-rule':
      throw new CliError(
        `There is no rule ${rule}: ${
          fault.meant === undefined
            ? 'the findings of `grounds check` name theirs'
            : `did you mean \`${fault.meant}\`?`
        }${fault.meant === undefined ? '.' : ''}`,
      );
    case 'not-waivable':
      throw new CliError(`${rule} cannot be waived: it says that something could not be checked.`);
    case 'no-reason':
      throw new CliError(`The reason to waive ${rule} is empty: say why the decision is right as it is.`);
    case 'no-date':
      throw new CliError(`--until cannot be \`${until}\`: write a day as 2026-03-14.`);
    case 'past':
      throw new CliError(`--until cannot be ${until}: that day has passed, so the waiver would never hold.`);
  }
}

/** Waivers of `rules` with one reason and one last day, asked for where they are not given. */
export async function askWaivers(
  asker: Asker,
  rules: readonly string[],
  today: string,
  given: { readonly why?: string | undefined; readonly until?: string | undefined } = {},
): Promise<readonly GivenWaiver[]> {
  const why = given.why ?? (await askWhy(asker));
  const until = given.until ?? (await askUntil(asker, today));
  return rules.map((rule) => ({ rule, why, until }));
}

function askWhy(asker: Asker): Promise<string> {
  return asker.ask('Why is the decision right as it is?', (answer) =>
    answer === '' ? 'Say why: it is what others will look for.' : { answer },
  );
}

function askUntil(asker: Asker, today: string): Promise<string> {
  const usual = suggestedEnd(today);
  return asker.ask(`Up to which day does that hold? (empty: ${usual})`, (answer) => {
    const day = answer === '' ? usual : answer;
    switch (dayFault(day, today)?.kind) {
      case undefined:
        return { answer: day };
      case 'past':
        return 'That day has passed.';
      default:
        return 'Write a day as 2026-03-14.';
    }
  });
}

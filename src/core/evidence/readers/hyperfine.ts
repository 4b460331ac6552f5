import { emitMeasurement } from '../emit';
import { items, member, numberOf, scalarMembers, textOf } from '../jsonValues';
import { Problems } from '../problems';
import type { DocumentReader } from '../report';
import { meanInterval } from '../statistics';

const times = ['mean', 'median', 'min', 'max', 'user', 'system', 'stddev'] as const;

/**
 * Reads what `hyperfine --export-json` wrote: seconds per command, told apart by their parameters. The mean carries its
 * 95 % interval (see {@link meanInterval}). A command that failed was timed while it failed, which is a defect.
 */
export const readHyperfine: DocumentReader = (document, sink) => {
  const problems = new Problems(sink);
  for (const [index, result] of problems.untilFull(items(member(document, 'results')).entries())) {
    const command = textOf(member(result, 'command'));
    if (command === undefined) {
      problems.defect(`Result ${index + 1} does not name its command.`);
      continue;
    }
    reportFailures(command, items(member(result, 'exit_codes')), problems);
    const mean = numberOf(member(result, 'mean'));
    if (mean === undefined) {
      problems.defect(`\`${command}\` has no mean time.`);
    }
    const runs = items(member(result, 'times')).length;
    const cells = scalarMembers(member(result, 'parameters'));
    for (const metric of times) {
      const value = numberOf(member(result, metric));
      emitMeasurement(sink, {
        bench: command,
        metric,
        isDefault: metric === 'mean',
        value,
        unit: 's',
        better: metric === 'stddev' ? undefined : 'lower',
        interval:
          metric === 'mean' && value !== undefined
            ? meanInterval(value, numberOf(member(result, 'stddev')), runs)
            : undefined,
        cells,
      });
    }
  }
};

function reportFailures(command: string, exitCodes: readonly unknown[], problems: Problems): void {
  const failed = exitCodes.filter((code) => code !== 0);
  if (failed.length === 0) {
    return;
  }
  const codes = [...new Set(failed)].slice(0, 3).map((code) => {
    // A process that a signal ended has none.
    return typeof code === 'number' ? String(code) : 'none';
  });
  problems.defect(
    `\`${command}\` failed in ${failed.length} of ${exitCodes.length} runs (exit code ${codes.join(', ')}): the times of a failing command prove nothing.`,
  );
}

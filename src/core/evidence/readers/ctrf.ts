import { emitTest } from '../emit';
import { commitOf, items, member, numberOf, scalarText, textOf } from '../jsonValues';
import { Problems } from '../problems';
import type { DocumentReader, Outcome, ReadContext, ReportSink } from '../report';

const outcomes: ReadonlyMap<unknown, Outcome> = new Map<unknown, Outcome>([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
  // Neither passed nor failed, whatever it was: it proves nothing.
  ['other', 'skipped'],
]);

/** What a label or annotation is called that names a decision. */
const decisionNames: readonly string[] = ['decision', 'adr'];

/**
 * Reads the Common Test Report Format. The owner of a test is its file; its decisions come from the labels `decision` and
 * `adr`, and from annotations of these types as the reporter for Playwright passes them on.
 */
export const readCtrf: DocumentReader = (document, sink, context) => {
  const problems = new Problems(sink);
  const results = member(document, 'results');
  const tests = member(results, 'tests');
  if (!Array.isArray(tests)) {
    problems.defect('The report has no list of tests.');
    return;
  }
  const commit = commitOf(member(member(results, 'environment'), 'commit'));
  if (commit !== undefined) {
    sink.commit(commit, undefined);
  }
  for (const [index, test] of problems.untilFull(items(tests).entries())) {
    const name = textOf(member(test, 'name'));
    const outcome = outcomes.get(member(test, 'status'));
    if (name === undefined || outcome === undefined) {
      problems.defect(`Test ${index + 1} has no ${name === undefined ? 'name' : 'status that CTRF knows'}.`);
    } else {
      emit(test, name, outcome, sink, context);
    }
  }
};

function emit(test: unknown, name: string, outcome: Outcome, sink: ReportSink, context: ReadContext): void {
  const path = textOf(member(test, 'filePath'));
  const file = path === undefined ? undefined : context.normalisePath(path);
  const duration = numberOf(member(test, 'duration'));
  const line = numberOf(member(test, 'line'));
  emitTest(sink, {
    suites: suitesOf(member(test, 'suite')),
    className: file,
    name,
    file,
    line: line !== undefined && Number.isInteger(line) && line > 0 ? line : undefined,
    outcome,
    flaky: outcome === 'passed' && isFlaky(test),
    seconds: duration !== undefined && duration >= 0 ? duration / 1000 : undefined,
    message: outcome === 'passed' ? undefined : messageOf(test),
    decisions: decisionsOf(test),
  });
}

/** A list, or the one text that reporters for older versions write. It is not taken apart: titles may hold ` > `. */
function suitesOf(suite: unknown): readonly string[] {
  return Array.isArray(suite)
    ? items(suite).flatMap((title) => textOf(title) ?? [])
    : [textOf(suite) ?? []].flat();
}

function isFlaky(test: unknown): boolean {
  return (
    member(test, 'flaky') === true ||
    items(member(test, 'retryAttempts')).some((attempt) => member(attempt, 'status') === 'failed')
  );
}

function messageOf(test: unknown): string | undefined {
  const status = member(test, 'status');
  return (
    textOf(member(test, 'message')) ??
    textOf(member(test, 'trace')) ??
    (status === 'other' ? (textOf(member(test, 'rawStatus')) ?? 'other') : undefined)
  );
}

function decisionsOf(test: unknown): readonly string[] {
  const labels = decisionNames.flatMap((name) => {
    const label = member(member(test, 'labels'), name);
    return Array.isArray(label) ? items(label) : [label];
  });
  const annotations = items(member(member(test, 'extra'), 'annotations')).flatMap((annotation) =>
    decisionNames.includes(scalarText(member(annotation, 'type')) ?? '')
      ? [member(annotation, 'description')]
      : [],
  );
  const texts = [...labels, ...annotations].flatMap((value) => scalarText(value)?.trim() ?? []);
  return [...new Set(texts.filter((text) => text !== ''))];
}

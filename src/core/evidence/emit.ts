import type { Measurement, ReportSink, TestCase } from './report';

const longestMessage = 4_000;

/** Colours and the like, as test runners write them for terminals. */
const escapeSequences = /\u001b\[[\d;]*[A-Za-z]/g;

/** Why a test failed, as it is kept: without terminal colours, trimmed, and at most 4,000 characters. */
export function messageOf(text: string | undefined): string | undefined {
  const message = text
    ?.slice(0, longestMessage * 2)
    .replace(escapeSequences, '')
    .trim()
    .slice(0, longestMessage);
  return message === '' ? undefined : message;
}

/** No test speaks about more decisions. */
const mostDecisions = 100;

/** The decisions that a test says it speaks about, with one more; without empty ones, and not without end. */
export function withDecision(decisions: readonly string[], written: string | undefined): readonly string[] {
  const decision = written?.trim() ?? '';
  return decision === '' || decisions.length >= mostDecisions ? decisions : [...decisions, decision];
}

/** A measurement with what the report did not say filled in. Not finite: no measurement. */
export function emitMeasurement(
  sink: ReportSink,
  measurement: Pick<Measurement, 'bench' | 'metric'> &
    Partial<Omit<Measurement, 'value' | 'low' | 'high'>> & {
      readonly value: number | undefined;
      readonly interval?: { readonly low: number; readonly high: number } | undefined;
    },
): void {
  const { value, interval, ...rest } = measurement;
  if (value === undefined || !Number.isFinite(value)) {
    return;
  }
  const isInterval = interval !== undefined && Number.isFinite(interval.high - interval.low);
  sink.measurement({
    isDefault: false,
    unit: undefined,
    better: undefined,
    cells: {},
    ...rest,
    value,
    low: isInterval ? interval.low : undefined,
    high: isInterval ? interval.high : undefined,
  });
}

/** A test with what the report did not say filled in. */
export function emitTest(
  sink: ReportSink,
  test: Pick<TestCase, 'name' | 'outcome'> & Partial<TestCase>,
): void {
  sink.test({
    suites: [],
    className: undefined,
    file: undefined,
    line: undefined,
    flaky: false,
    seconds: undefined,
    decisions: [],
    ...test,
    message: messageOf(test.message),
  });
}

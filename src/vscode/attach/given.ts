import type { Selection } from '../../core/evidence/attach';

/** What whoever calls the command says already; what is missing is asked for. */
export interface GivenAttachment extends Selection {
  readonly supports?: readonly string[];
  readonly refutes?: readonly string[];
  readonly unit?: string;
  readonly better?: 'lower' | 'higher';
  readonly covers?: readonly string[];
  readonly finding?: string;
  /** Whether personal details are replaced in the copy. */
  readonly redact?: boolean;
}

/** Arguments come from anywhere: what is not of the right type is as good as not there. */
export function givenIn(argument: unknown): GivenAttachment {
  if (typeof argument !== 'object' || argument === null) {
    return {};
  }
  const data = argument as Readonly<Record<string, unknown>>;
  const text = (key: string): string | undefined => (typeof data[key] === 'string' ? data[key] : undefined);
  const texts = (key: string): readonly string[] | undefined => {
    const value = data[key];
    return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
  };
  const cells = (key: string): Readonly<Record<string, string>> | undefined => {
    const value = data[key];
    return typeof value === 'object' &&
      value !== null &&
      Object.values(value).every((one) => typeof one === 'string')
      ? (value as Record<string, string>)
      : undefined;
  };
  const better = text('better');
  return defined({
    ...{ tests: texts('tests'), metric: text('metric'), pointer: text('pointer'), column: text('column') },
    ...{ select: cells('select'), where: cells('where'), unit: text('unit'), finding: text('finding') },
    ...{ supports: texts('supports'), refutes: texts('refutes'), covers: texts('covers') },
    expect: data['expect'] === 'failed' ? 'failed' : undefined,
    stat: text('stat'),
    better: better === 'lower' || better === 'higher' ? better : undefined,
    redact: typeof data['redact'] === 'boolean' ? data['redact'] : undefined,
  });
}

/** Without what is undefined. */
function defined(fields: Readonly<Record<string, unknown>>): GivenAttachment {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

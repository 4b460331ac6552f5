/** Fields of an argument, which comes from anywhere: what is not of the right type is as good as not there. */
export interface Given {
  readonly text: (key: string) => string | undefined;
  readonly texts: (key: string) => readonly string[];
  readonly objects: (key: string) => readonly Given[];
}

/** The fields of an argument; undefined when it is no object, so that everything has to be asked for. */
export function givenIn(argument: unknown): Given | undefined {
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) {
    return undefined;
  }
  const data = argument as Readonly<Record<string, unknown>>;
  const list = (key: string): readonly unknown[] => {
    const value = data[key];
    return Array.isArray(value) ? (value as readonly unknown[]) : [];
  };
  return {
    text: (key) => (typeof data[key] === 'string' ? data[key] : undefined),
    texts: (key) => list(key).filter((item) => typeof item === 'string'),
    objects: (key) => list(key).flatMap((item) => givenIn(item) ?? []),
  };
}

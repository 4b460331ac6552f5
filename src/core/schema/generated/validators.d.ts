// Generated from schemas/ by `npm run generate`. Do not edit.

/** One thing that a schema does not allow. */
export interface ValidationError {
  /** A JSON Pointer to the value. */
  readonly instancePath: string;
  /** The keyword of the schema that failed. */
  readonly keyword: string;
  /** The property that is missing or unknown. */
  readonly detail: string | undefined;
  /** Where the keyword stands in its schema; only inside `anyOf`. */
  readonly schemaPath: string | undefined;
}

/** True when `data` is as the schema wants it; otherwise `errors` says why until the next call. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

export const validateDecision: Validator;
export const validateConfig: Validator;

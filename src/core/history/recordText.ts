/** A version of a record, or why it is not known. */
export type RecordText =
  | { readonly kind: 'read'; readonly text: string }
  /** `reason` is the end of a sentence: `this version is not in this clone`. */
  | { readonly kind: 'unknown'; readonly reason: string };

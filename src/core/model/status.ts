/** The statuses that rules reason about; the wording found in a record is kept beside it. */
export const statuses = ['draft', 'proposed', 'accepted', 'rejected', 'deprecated', 'superseded'] as const;

/** A status that a record can declare. */
export type KnownStatus = (typeof statuses)[number];

/** A declared status, or `unknown` when a record declares none or one that no vocabulary lists. */
export type Status = KnownStatus | 'unknown';

/** Still being decided: a reader must not build on it yet. */
export function isOpen(status: Status): boolean {
  return status === 'draft' || status === 'proposed';
}

/** No longer in force: history that nobody is asked to improve. */
export function isClosed(status: Status): boolean {
  return status === 'rejected' || status === 'deprecated' || status === 'superseded';
}

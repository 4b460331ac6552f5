/** Whether two names mean one person: capitals, spaces and a leading `@` make no difference. */
export function isSamePerson(one: string, other: string): boolean {
  return personKey(one) === personKey(other);
}

/** Names with one key mean one person. */
export function personKey(name: string): string {
  return name.trim().replace(/^@/, '').replaceAll(/\s+/g, ' ').toLowerCase();
}

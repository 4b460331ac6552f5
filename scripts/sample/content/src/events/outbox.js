/**
 * Announces stored orders; an announcement is removed only after the broker took it (ADR-0006). Sending them straight
 * to the broker, as ADR-0003 had it, lost orders on busy days.
 */
export async function drain(outbox, broker) {
  for (const announcement of outbox.pending()) {
    await broker.send(announcement);
    outbox.remove(announcement.id);
  }
}

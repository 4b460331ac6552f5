/**
 * Announces stored orders; an announcement is removed only after the broker took
 * it (ADR-0006). Sent straight to the broker, as ADR-0003 had it, orders got lost.
 */
export async function drain(outbox, broker) {
  for (const announcement of outbox.pending()) {
    await broker.send(announcement);
    outbox.remove(announcement.id);
  }
}

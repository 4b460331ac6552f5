/** Announces stored orders; an announcement is removed only after the broker took it. */
export async function drain(outbox, broker) {
  for (const announcement of outbox.pending()) {
    await broker.send(announcement);
    outbox.remove(announcement.id);
  }
}

import type { Clock } from '../core/ports';

/** The clock of this machine, in its time zone. */
export const systemClock: Clock = {
  today(): string {
    const now = new Date();
    const month = String(now.getMonth() + 1).padStart(2, '0');
    const day = String(now.getDate()).padStart(2, '0');
    return `${now.getFullYear()}-${month}-${day}`;
  },
};

import { loadSearching } from '../loadCore';
import type { Services } from '../services';

/** Searches all decisions of the window. Other extensions may give what is searched for. */
export async function searchDecisions(services: Services, argument: unknown): Promise<void> {
  await services.repositories.start();
  const { pickFound } = await loadSearching();
  await pickFound(services, typeof argument === 'string' ? argument : '');
}

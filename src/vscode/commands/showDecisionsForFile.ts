import { loadCode } from '../loadCore';
import type { Services } from '../services';

/** Shows the decisions that govern a file or that it names: the one that is given, or that of the active editor. */
export async function showDecisionsForFile(services: Services, argument: unknown): Promise<void> {
  await services.repositories.start();
  const { decisionsForFile } = await loadCode();
  await decisionsForFile(services, argument);
}

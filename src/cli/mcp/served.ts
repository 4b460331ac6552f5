import type { AnswerSource } from '../../core/answers/answers';
import type { CancellationToken } from '../../core/ports';
import { diskAnswerSource } from '../../node/answerSource';
import { openSearch } from '../../node/openSearch';
import type { CommandContext } from '../command';
import { findRepository, openWorkspace } from '../repository';
import { version } from '../version';
import type { ServedRepository } from './serve';

/** Questions that follow each other this fast, in milliseconds, are answered from the same reading. */
const FRESH = 2000;

/** The repository that a command runs in, read again when it is asked about after a while. */
export function servedRepository(context: CommandContext): ServedRepository {
  let last: { readonly at: number; readonly source: Promise<Omit<AnswerSource, 'token'>> } | undefined;
  const read = async (): Promise<Omit<AnswerSource, 'token'>> => {
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    return diskAnswerSource(
      repository.root,
      workspace,
      openSearch(repository.root, workspace),
      context.token,
    );
  };
  return {
    version: version(),
    failed: (error) => {
      context.note(`grounds: ${error instanceof Error ? error.message : String(error)}`);
    },
    async open(token: CancellationToken): Promise<AnswerSource> {
      const now = performance.now();
      if (last === undefined || now - last.at > FRESH) {
        last = { at: now, source: read() };
      }
      const { source } = last;
      try {
        return { ...(await source), token };
      } catch (error) {
        last = undefined;
        throw error;
      }
    },
  };
}

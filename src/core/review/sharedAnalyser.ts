import type { FileSystem } from '../ports';
import type { AnalysedFile, RecordAnalyser } from '../service';
import { createInlineAnalyser } from '../workspace/inlineAnalyser';

/** Files that tell two contents apart without reading them. */
export interface IdentifiedFiles extends FileSystem {
  /** The same for the same content; undefined where there is no regular file. */
  readonly idOf: (path: string) => string | undefined;
}

/** Makes analysers for several revisions of one repository, of which most records are the same in all. */
export function createSharedAnalysers(): (files: IdentifiedFiles) => RecordAnalyser {
  const known = new Map<string, AnalysedFile>();
  return (files) => ({
    async analyse(records, options, hooks) {
      const asked = JSON.stringify(options);
      const keyOf = (path: string, folder: string): string | undefined => {
        const id = files.idOf(path);
        return id === undefined ? undefined : JSON.stringify([id, path, folder, asked]);
      };
      const keys = new Map(records.map(({ path, folder }) => [path, keyOf(path, folder)]));
      const knownAt = (path: string): AnalysedFile | undefined => known.get(keys.get(path) ?? '');
      const open = records.filter(({ path }) => knownAt(path) === undefined);
      const fresh = new Map(
        (await createInlineAnalyser(files).analyse(open, options, hooks)).map((file) => [file.path, file]),
      );
      return records.map(({ path }) => {
        const analysed = fresh.get(path) ?? knownAt(path);
        if (analysed === undefined) {
          throw new Error(`${path} was not analysed.`);
        }
        const key = keys.get(path);
        if (key !== undefined) {
          known.set(key, analysed);
        }
        return analysed;
      });
    },
  });
}

import type { Fix } from '../../../src/core/model/finding';
import { createDecisionService } from '../../../src/core/service';
import type { DecisionWorkspace, ServicePorts } from '../../../src/core/service';
import { applyEdits } from '../../../src/core/text/edits';
import { memoryFiles } from './memoryFileSystem';
import type { MemoryEntry, MemoryFileSystem } from './memoryFileSystem';

/** The day on which all tests happen. */
export const TODAY = '2026-03-14';

/** A workspace over a repository in memory. */
export async function openMemory(
  entries: Readonly<Record<string, MemoryEntry>> | MemoryFileSystem,
  ports: Partial<ServicePorts> = {},
): Promise<{ readonly files: MemoryFileSystem; readonly workspace: DecisionWorkspace }> {
  const files = isFileSystem(entries) ? entries : memoryFiles(entries);
  const service = createDecisionService({
    files,
    clock: { today: () => TODAY },
    logger: { debug: () => undefined, warn: () => undefined },
    ...ports,
  });
  return { files, workspace: await service.open() };
}

function isFileSystem(
  entries: Readonly<Record<string, MemoryEntry>> | MemoryFileSystem,
): entries is MemoryFileSystem {
  return typeof entries.readText === 'function';
}

/** Does what a fix says: edits first, by the old paths, then renames of files and folders. */
export function applyFix(files: MemoryFileSystem, fix: Fix): void {
  for (const { path, edits } of fix.changes) {
    const text = files.text(path);
    if (text === undefined) {
      throw new Error(`${path} is not there.`);
    }
    files.set(path, applyEdits(text, edits));
  }
  for (const { from, to } of fix.renames) {
    for (const path of files.paths().filter((known) => known === from || known.startsWith(`${from}/`))) {
      files.rename(path, to + path.slice(from.length));
    }
  }
}

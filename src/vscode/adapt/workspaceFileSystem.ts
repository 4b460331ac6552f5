import * as vscode from 'vscode';
import { FileReadError } from '../../core/ports';
import type { DirectoryEntry, EntryKind, FileSystem } from '../../core/ports';
import { decodeText } from '../../node/decodeText';
import { uriWithin } from './locations';

/** Read access to a workspace folder that is not on a disk, through the editor's file system. */
export function createWorkspaceFileSystem(root: vscode.Uri): FileSystem {
  return {
    async readDirectory(path): Promise<readonly DirectoryEntry[]> {
      try {
        const entries = await vscode.workspace.fs.readDirectory(inside(root, path));
        return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
      } catch (error) {
        if (isMissing(error)) {
          return [];
        }
        throw error;
      }
    },

    async readText(path, maxBytes): Promise<string> {
      const uri = inside(root, path);
      try {
        const { size, type } = await vscode.workspace.fs.stat(uri);
        if ((type & vscode.FileType.File) === 0) {
          throw new FileReadError('unreadable', 'It is not a file.');
        }
        if (size > maxBytes) {
          throw new FileReadError('too-large', `It is larger than ${maxBytes} bytes.`);
        }
        return decodeText(await vscode.workspace.fs.readFile(uri));
      } catch (error) {
        throw toReadError(error);
      }
    },

    async exists(path): Promise<boolean> {
      try {
        await vscode.workspace.fs.stat(inside(root, path));
        return true;
      } catch {
        return false;
      }
    },
  };
}

function inside(root: vscode.Uri, path: string): vscode.Uri {
  if (path.split('/').includes('..')) {
    throw new FileReadError('outside', 'It is outside of the repository.');
  }
  return uriWithin(root, path);
}

function kindOf(type: vscode.FileType): EntryKind {
  if ((type & vscode.FileType.SymbolicLink) !== 0) {
    return 'link';
  }
  switch (type) {
    case vscode.FileType.File:
      return 'file';
    case vscode.FileType.Directory:
      return 'folder';
    default:
      return 'other';
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}

function toReadError(error: unknown): FileReadError {
  if (error instanceof FileReadError) {
    return error;
  }
  return isMissing(error)
    ? new FileReadError('missing', 'There is no such file.')
    : new FileReadError(
        'unreadable',
        `It cannot be read (${error instanceof Error ? error.message : String(error)}).`,
      );
}

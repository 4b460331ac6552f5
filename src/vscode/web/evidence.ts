// What `../evidence.ts` is where nothing of Node is at hand.
import { onDiskOnly } from './onDiskOnly';

export * from '../portableEvidence';
export {
  onDiskOnly as createEvidenceSource,
  onDiskOnly as createFileSearch,
  onDiskOnly as createGit,
  onDiskOnly as recentCommits,
  onDiskOnly as resolveInside,
  onDiskOnly as searchMarkers,
};

export class ReportReader {
  constructor() {
    onDiskOnly();
  }
}

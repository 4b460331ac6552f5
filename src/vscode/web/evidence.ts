// What `../evidence.ts` is where nothing of Node is at hand.
import { onDiskOnly } from './onDiskOnly';

export { valuesIn } from '../../core/assist/reportValues';
export { filesOfTest, lineOfTest } from '../../core/assist/testPlaces';
export { planPin } from '../../core/evidence/pin';
export { planReconfirmation } from '../../core/evidence/reconfirm';
export { compileSelector } from '../../core/evidence/testSelector';
export { followCitations, reverseLinksOf, verifyClaims } from '../../core/evidence/verifyClaims';
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

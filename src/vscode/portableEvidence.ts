// What `evidence.ts` has on the desktop and in the web: nothing here takes Node.
export { valuesIn } from '../core/assist/reportValues';
export { filesOfTest, lineOfTest } from '../core/assist/testPlaces';
export { planPin } from '../core/evidence/pin';
export { planReconfirmation } from '../core/evidence/reconfirm';
export { compileSelector } from '../core/evidence/testSelector';
export { followCitations, reverseLinksOf, verifyClaims } from '../core/evidence/verifyClaims';

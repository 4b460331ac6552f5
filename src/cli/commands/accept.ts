import { settleCommand } from '../settle';

/** `grounds accept` */
export const accept = settleCommand('accepted', {
  name: 'accept',
  summary: 'accepts a decision: status, date, who approves it and who answers for it',
  details: [],
  examples: [
    'grounds accept 7 --approver storage-lead --accountable platform-manager',
    'grounds accept 7 --dry-run',
    'grounds accept 7 --waive option-untested --why "The vendor gives no trial." --until 2026-06-01',
  ],
});

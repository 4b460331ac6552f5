import { settleCommand } from '../settle';

/** `grounds reject` */
export const reject = settleCommand('rejected', {
  name: 'reject',
  summary: 'rejects a decision: status, date, who decided',
  details: [
    'The record stays: why it was rejected is what others look for when they propose the same again.',
  ],
  examples: ['grounds reject 7 --decision-maker storage-lead'],
});

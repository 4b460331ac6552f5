import { settleCommand } from '../settle';

/** `grounds deprecate` */
export const deprecate = settleCommand('deprecated', {
  name: 'deprecate',
  summary: 'says that a decision no longer holds and nothing takes its place',
  details: ['Where another decision takes its place, use `grounds supersede`.'],
  examples: ['grounds deprecate 7'],
});

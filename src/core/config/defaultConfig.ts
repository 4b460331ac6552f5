import { usualPrefixes } from '../code/prefixes';
import { usualMentions } from '../commits/mentions';
import type { GroundsConfig } from '../model/config';

/** What holds in a repository without `.grounds.yaml`. */
export const defaultConfig: GroundsConfig = {
  source: undefined,
  folders: undefined,
  ignore: [],
  numbering: { scheme: 'sequential', digits: 4 },
  templates: undefined,
  evidenceFolder: 'docs/decisions/evidence',
  code: { markers: usualPrefixes, ignore: [] },
  commits: usualMentions,
  statuses: {},
  categories: ['technology', 'product', 'risk', 'process'],
  stakeholders: { product: ['ux', 'cx'], risk: ['ux', 'cx'] },
  technologists: [],
  stalledAfter: 60,
  since: undefined,
  rules: {},
  failOn: 'error',
};

import {
  attentionByPerson,
  attentionFor,
  collectAttention,
  WAIVER_NOTICE,
} from '../../core/attention/attention';
import { writeAttentionJson, writeAttentionText } from '../../core/report/attention';
import { printable } from '../../core/report/printable';
import { enumerate } from '../../core/report/wording';
import { systemClock } from '../../node/clock';
import { defineCommand } from '../command';
import { jsonOption } from '../options';
import { findRepository, openWorkspace, requireDecisions } from '../repository';

/** So many names are told where one was given that nobody has. */
const MAX_NAMES = 20;

/** `grounds status` */
export const status = defineCommand({
  name: 'status',
  summary: 'tells which decisions need somebody, most pressing first',
  details: [
    `Shown are open decisions that are overdue or have stalled, with what they block; evidence that its data contradicts, that is gone or out of date; outcomes that were to be measured; and waivers that have ended or end within ${WAIVER_NOTICE} days. It follows from the findings of \`grounds check\`: what is waived, in the baseline or older than \`since\` is left out.`,
    'Asked are those whom the record names: its decision makers and approver for a decision and its evidence, the one who is accountable for an outcome, and whoever gave a waiver. The exit code is 0 whatever there is to do.',
  ],
  positionals: [],
  options: {
    for: { type: 'string', value: 'NAME', description: 'only what is asked of this person' },
    format: { type: 'string', choices: ['text', 'json'], description: 'how it is written (default: text)' },
    json: jsonOption,
    'no-cache': { type: 'boolean', description: 'neither use nor keep results of an earlier run' },
  },
  examples: ['grounds status', 'grounds status --for storage-lead', 'grounds status --json'],

  async run({ options }, context) {
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository, { cache: !options['no-cache'] });
    requireDecisions(repository, workspace);
    await workspace.verify(undefined, { token: context.token });
    await workspace.readCommits({ token: context.token });
    const today = systemClock.today();
    const all = await collectAttention(workspace, today, context.token);
    const person = options.for;
    const items = person === undefined ? all : attentionFor(all, person);
    const isJson = options.json || options.format === 'json';
    const report = { today, person, items };
    context.io.stdout.write(isJson ? writeAttentionJson(report) : writeAttentionText(report, context.paint));
    const names = attentionByPerson(all).map(({ name }) => printable(name));
    if (items.length === 0 && names.length > 0) {
      const more = names.length > MAX_NAMES ? [`${names.length - MAX_NAMES} more`] : [];
      context.note(`Something is asked of ${enumerate([...names.slice(0, MAX_NAMES), ...more])}.`);
    }
    return 0;
  },
});

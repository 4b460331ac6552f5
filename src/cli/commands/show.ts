import { decisionDetails } from '../../core/report/decisionDetails';
import { writeDetailsJson } from '../../core/report/detailsJson';
import { writeDetailsMarkdown } from '../../core/report/detailsMarkdown';
import { writeDetails } from '../../core/report/detailsText';
import { plain } from '../../core/report/paint';
import { readCredits } from '../../node/readCredits';
import { defineCommand } from '../command';
import { linkBaseOf } from '../linkBase';
import { formatOf, jsonOption } from '../options';
import { writeOutput } from '../output';
import { findDecision, openRecord } from '../references';
import { creditTools, findRepository, openWorkspace, requireDecisions } from '../repository';
import { pagePastsFor } from '../pagePast';

const formats = ['text', 'markdown', 'json', 'html'] as const;

/** `grounds show` */
export const show = defineCommand({
  name: 'show',
  summary: 'shows all that is known about one decision',
  details: [
    'REF is an id, a number, a file name or a path. Shown are its options with their evidence, its relations in both directions, its commits with the way in which each belongs to it, and its findings.',
    'Credits tell who gathered each item of evidence (`by` in the record, or the author of the commit that added it), who decided, and whose commits carried it out: those that the record lists, and those of its commits that change the code that it governs. Authors are named as the mail map of the repository has them.',
    'With `--format html` its evidence is checked, and the page is one file that loads nothing: to be sent, printed or put anywhere.',
  ],
  positionals: [{ name: 'REF', ask: 'say which decision to show' }],
  options: {
    format: { type: 'string', choices: formats, description: 'how it is written (default: text)' },
    json: jsonOption,
    output: { type: 'string', short: 'o', value: 'FILE', description: 'write it to FILE' },
    'link-base': {
      type: 'string',
      value: 'URL',
      description: 'with --format html: where the files of the repository can be seen, to link them',
    },
  },
  examples: [
    'grounds show 7',
    'grounds show ADR-0007 --json',
    'grounds show 7 --format html --output decision.html',
  ],

  async run({ options, positionals }, context) {
    const [ref = ''] = positionals;
    const format = formatOf(options, 'show');
    const files = linkBaseOf(options['link-base'], 'show');
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const { decision } = findDecision(context, repository, workspace, ref);
    const { parsed } = await openRecord(workspace, decision);
    await workspace.readCommits({ token: context.token }, { always: true });
    const write = async (): Promise<string> => {
      if (format === 'html') {
        await workspace.verify([decision.path], { token: context.token });
        const pastOf = await pagePastsFor(context, repository, workspace, [decision.path]);
        // In the build this is in a file of its own: no other format loads what makes pages.
        const { decisionHtml } = await import('../pages.js');
        return decisionHtml(workspace, decision, parsed, pastOf(decision.path), files);
      }
      const [credited] = await readCredits(workspace, [decision], creditTools(context, repository));
      const details = decisionDetails(workspace, decision, parsed, credited?.credits);
      switch (format) {
        case 'json':
          return writeDetailsJson(details);
        case 'markdown':
          return writeDetailsMarkdown(details);
        case 'text':
          return writeDetails(details, options.output === undefined ? context.paint : plain);
      }
    };
    await writeOutput(context, options.output, await write());
    return 0;
  },
});

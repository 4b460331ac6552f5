import { creditsByPerson } from '../../core/credits/credits';
import { tellOutcomes } from '../../core/outcomes/outcomes';
import { writeOutcomesJson, writeOutcomesMarkdown, writeOutcomesText } from '../../core/report/outcomes';
import { readCredits } from '../../node/readCredits';
import { defineCommand } from '../command';
import { formatOf, jsonOption } from '../options';
import { creditTools, findRepository, openWorkspace, requireDecisions } from '../repository';

/** `grounds outcomes` */
export const outcomes = defineCommand({
  name: 'outcomes',
  summary: 'tells how decisions were made and how they turned out',
  details: [
    'Of the decisions that took effect: how many had evidence when they were accepted, how many of their options were tested, how long they took from proposed to accepted, and how often the outcome confirmed them. What a record said when it was accepted is read from git. Each figure comes with what it counts, of how many decisions it could not be told, and why.',
    'Below them stands what each person did: evidence gathered, decisions made, commits that carry decisions out, as in the credits of `grounds show`. JSON lists the decisions too.',
  ],
  positionals: [],
  options: {
    format: {
      type: 'string',
      choices: ['text', 'markdown', 'json'],
      description: 'how it is written (default: text)',
    },
    json: jsonOption,
  },
  examples: ['grounds outcomes', 'grounds outcomes --format markdown'],

  async run({ options }, context) {
    const format = formatOf(options, 'outcomes');
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const { token, io } = context;
    await workspace.readCommits({ token }, { always: true });
    const credited = await readCredits(workspace, workspace.all(), creditTools(context, repository));
    const report = {
      outcomes: tellOutcomes(credited),
      people: creditsByPerson(credited),
      facts: workspace.commitFacts,
    };
    io.stdout.write(
      format === 'json'
        ? writeOutcomesJson(report)
        : format === 'markdown'
          ? writeOutcomesMarkdown(report)
          : writeOutcomesText(report, context.paint),
    );
    return 0;
  },
});

import { writeGithub } from '../../core/report/github';
import { writeGitlab } from '../../core/report/gitlab';
import type { CheckReport } from '../../core/report/makeReport';
import { writeReviewJson } from '../../core/report/reviewJson';
import { writeReviewMarkdown } from '../../core/report/reviewMarkdown';
import { writeReviewText } from '../../core/report/reviewText';
import { reviewSummary } from '../../core/report/reviewWording';
import { writeSarif } from '../../core/report/sarif';
import type { Finding } from '../../core/model/finding';
import { isEmptyReview, reviewFindings } from '../../core/review/review';
import type { Review } from '../../core/review/review';
import { reviewCommits } from '../../node/review';
import { defineCommand } from '../command';
import type { CommandContext } from '../command';
import { CliError, UsageError } from '../errors';
import { findCommit, gitOptions, withHistory } from '../history';
import type { HistoryOf } from '../history';
import { exitCodeFor, failOnChoices } from '../failOn';
import { linkBaseOf } from '../linkBase';
import { formatOf, jsonOption } from '../options';
import { loggerFor } from '../repository';
import { version } from '../version';

const formats = ['text', 'markdown', 'github', 'sarif', 'gitlab', 'json'] as const;
type Format = (typeof formats)[number];

/** `grounds review` */
export const review = defineCommand({
  name: 'review',
  summary: 'tells what a branch does to decisions and to what they stand on',
  details: [
    'Compares the commit at which the branch left BASE with its head: decisions that were added, changed or deleted, evidence that holds less than before, decisions that govern changed code, findings that are new and those that are resolved. Nothing is checked out, and what is not committed is not looked at.',
    'Nothing is written when there is nothing to say.',
  ],
  positionals: [],
  options: {
    base: {
      type: 'string',
      value: 'REV',
      description: 'what the branch is to be merged into, such as origin/main',
    },
    head: {
      type: 'string',
      value: 'REV',
      description: 'the head of the branch (default: what is checked out)',
    },
    format: { type: 'string', choices: formats, description: 'how it is written (default: text)' },
    json: jsonOption,
    'link-base': {
      type: 'string',
      value: 'URL',
      description: 'with --format markdown: where the files of the head can be seen, to link them',
    },
    'fail-on': {
      type: 'string',
      choices: failOnChoices,
      description: 'the severity of a new finding from which the exit code is 1 (default: error)',
    },
  },
  examples: [
    'grounds review --base origin/main',
    'grounds review --base main --head feature --format markdown',
    'grounds review --base origin/main --format sarif --fail-on warning',
  ],

  async run({ options }, context) {
    const { base, head = 'HEAD', 'fail-on': failOn = 'error' } = options;
    if (base === undefined) {
      throw new UsageError(
        'Say with --base what the branch is to be merged into, such as origin/main.',
        'review',
      );
    }
    const format = formatOf(options, 'review');
    const link = linkBaseOf(options['link-base'], 'review');
    const found = await withHistory(context, (opened) => reviewIn(context, opened, base, head));
    context.io.stdout.write(write(found, format, context, link));
    return exitCodeFor(found.findings.added, failOn);
  },
});

async function reviewIn(
  context: CommandContext,
  opened: HistoryOf,
  baseGiven: string,
  headGiven: string,
): Promise<Review> {
  const { history, repository } = opened;
  const target = await findCommit(context, opened, baseGiven);
  const head = await findCommit(context, opened, headGiven);
  const found = await reviewCommits(
    { target, head },
    { root: repository.root, history, git: gitOptions(context), logger: loggerFor(context) },
    { token: context.token },
  );
  if (found === undefined) {
    throw new CliError(
      history.gaps().isShallow
        ? `Where ${headGiven} left ${baseGiven} is not in this shallow clone: fetch the whole history, with \`git fetch --unshallow\` or \`fetch-depth: 0\`.`
        : `${headGiven} and ${baseGiven} have no commit in common, so there is nothing to compare: check what is given to --base.`,
    );
  }
  return found;
}

function write(
  found: Review,
  format: Format,
  { paint }: CommandContext,
  linkBase: string | undefined,
): string {
  switch (format) {
    case 'text':
      return writeReviewText(found, paint);
    case 'markdown':
      return writeReviewMarkdown(found, linkBase === undefined ? {} : { linkBase });
    case 'json':
      return writeReviewJson(found);
    case 'github':
      return isEmptyReview(found) ? '' : writeGithub(asReport(reviewFindings(found)), reviewSummary(found));
    case 'sarif':
      return writeSarif(asReport(reviewFindings(found)), { version: version() });
    case 'gitlab':
      return writeGitlab(reviewFindings(found));
  }
}

/** Findings alone, for formats that know nothing else. */
function asReport(findings: readonly Finding[]): CheckReport {
  return {
    decisions: [],
    states: new Map(),
    findings,
    notRead: [],
    waived: 0,
    baselined: 0,
    isConfigured: true,
  };
}

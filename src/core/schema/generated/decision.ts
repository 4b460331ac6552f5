// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * The YAML block at the top of a decision record. Keys that are not listed here belong to other tools and are left alone.
 */
export interface DecisionFrontMatter {
  /**
   * Where the decision stands. Any wording is read by its leading word; `statuses` in `.grounds.yaml` adds words of your own.
   */
  status?: string;
  /**
   * The day the decision was last updated, as year-month-day.
   */
  date?: string;
  /**
   * Everyone who makes this decision: a list, or names separated by commas.
   */
  'decision-makers'?: string | string[];
  /**
   * The people whose opinion was sought, usually subject-matter experts: there was a two-way exchange.
   */
  consulted?: string | string[];
  /**
   * The people who are kept up to date on the progress: a one-way exchange.
   */
  informed?: string | string[];
  /**
   * The technologist who approves the decision.
   */
  approver?: string;
  /**
   * The leader who takes responsibility for the resulting implementation; someone other than the approver.
   */
  accountable?: string;
  /**
   * What kind of decision this is. `categories` in `.grounds.yaml` lists the words in use.
   */
  category?: string;
  /**
   * The disciplines that took part, each with its person or people. Product and risk decisions need `ux` and `cx`.
   */
  stakeholders?: {
    /**
     * Who spoke for the user experience.
     */
    ux?: string | string[];
    /**
     * Who spoke for the customer experience.
     */
    cx?: string | string[];
    [k: string]: string | string[] | undefined;
  };
  /**
   * The day by which this decision has to be made. Once it has passed, an open decision is overdue.
   */
  'decide-by'?: string;
  /**
   * What waits for this decision: issues, milestones or teams. Open decisions are ordered by what they block.
   */
  blocks?: string | string[];
  /**
   * The decision that this one replaces: its number, id or file name, or a list of them. `ADR-0003#part` replaces a part.
   */
  supersedes?: string | number | (string | number)[];
  /**
   * The decision that replaces this one.
   */
  'superseded-by'?: string | number | (string | number)[];
  /**
   * The decision that this one changes or adds to without replacing it.
   */
  amends?: string | number | (string | number)[];
  /**
   * The decision that changes or adds to this one without replacing it.
   */
  'amended-by'?: string | number | (string | number)[];
  /**
   * The decision that this one rests on.
   */
  'depends-on'?: string | number | (string | number)[];
  /**
   * Another decision that a reader of this one should know.
   */
  'relates-to'?: string | number | (string | number)[];
  /**
   * Standing decisions that this one departs from, each with the reason and who approved it.
   */
  'deviates-from'?:
    | string
    | number
    | (
        | string
        | number
        | {
            /**
             * The decision that is departed from.
             */
            decision: string | number;
            /**
             * Why this case needs to be different.
             */
            why?: string;
            /**
             * The technologist who approved the deviation.
             */
            'approved-by'?: string;
          }
      )[];
  /**
   * The option that the decision chooses, titled as under `## Considered Options`. Needed only when no sentence says `Chosen option: "…"`.
   */
  chosen?: string | string[];
  /**
   * The code that this decision rules: globs from the root of the repository.
   */
  governs?: string | string[];
  /**
   * The commits that carry this decision out. Commits that name the decision in a `Decision:` trailer are found by themselves.
   */
  commits?: string | string[];
  outcome?: Outcome;
  /**
   * Findings of this record that you choose to live with, each with a reason.
   */
  waivers?: Waiver[];
  /**
   * Words to find this decision by.
   */
  tags?: string | (string | number)[];
  /**
   * The data that this decision rests on. Each item says what the data means and which option it supports or refutes.
   */
  evidence?: Evidence[];
  [k: string]: unknown;
}
/**
 * What the decision was expected to bring and what it brought, so that the work is measured.
 */
export interface Outcome {
  /**
   * The day by which the outcome is to be measured.
   */
  'review-by'?: string;
  /**
   * What the decision should bring, as something that can be measured.
   */
  expected?: string | number;
  /**
   * The day on which the outcome was looked at.
   */
  reviewed?: string;
  /**
   * What was measured.
   */
  measured?: string | number;
  /**
   * Whether the expectation held.
   */
  verdict?: 'confirmed' | 'mixed' | 'refuted' | 'inconclusive';
  /**
   * The ids of the evidence items that show the outcome.
   */
  evidence?: string | string[];
}
export interface Waiver {
  /**
   * The rule whose findings are silenced on this record.
   */
  rule:
    | 'front-matter-syntax'
    | 'front-matter-schema'
    | 'title-missing'
    | 'status-missing'
    | 'status-unknown'
    | 'status-conflict'
    | 'date-invalid'
    | 'section-missing'
    | 'placeholder-left'
    | 'duplicate-id'
    | 'link-broken'
    | 'reference-unknown'
    | 'supersede-one-sided'
    | 'supersede-cycle'
    | 'superseded-still-accepted'
    | 'no-evidence'
    | 'option-untested'
    | 'chosen-unsupported'
    | 'chosen-refuted'
    | 'not-the-leader'
    | 'one-kind-only'
    | 'problem-unproven'
    | 'finding-missing'
    | 'not-retained'
    | 'evidence-unlisted'
    | 'evidence-unpinned'
    | 'evidence-suspect'
    | 'evidence-expired'
    | 'evidence-contradicts'
    | 'evidence-broken'
    | 'approver-missing'
    | 'accountable-missing'
    | 'approver-is-accountable'
    | 'stakeholder-missing'
    | 'deviation-unapproved'
    | 'decision-overdue'
    | 'decision-stalled'
    | 'review-overdue'
    | 'outcome-missing'
    | 'waiver-expired'
    | 'commit-unknown'
    | 'commit-unreachable'
    | 'not-implemented'
    | 'accepted-rewritten'
    | 'id-taken-elsewhere';
  /**
   * Why the record is right as it is.
   */
  why: string;
  /**
   * Who granted the waiver.
   */
  by?: string;
  /**
   * The last day on which the waiver holds.
   */
  until?: string;
}
export interface Evidence {
  /**
   * The name of this item, unique in the record. The text can refer to it as `[E2]`.
   */
  id?: string;
  /**
   * What kind of evidence this is. It decides which fields are needed and how the data is checked.
   */
  type: 'test' | 'benchmark' | 'dataset' | 'study' | 'incident' | 'link' | 'commit';
  /**
   * One sentence that says what the data shows. Without it there is no evidence, only a file.
   */
  finding?: string;
  /**
   * The option that the data speaks for, titled as under `## Considered Options`.
   */
  supports?: string | string[];
  /**
   * The option that the data speaks against, titled as under `## Considered Options`.
   */
  refutes?: string | string[];
  /**
   * `problem` for evidence that the problem itself is real, rather than on an option.
   */
  about?: 'problem';
  /**
   * The decision driver that the data bears on, worded as under `## Decision Drivers`.
   */
  driver?: string | string[];
  /**
   * Where the finding does not apply.
   */
  limits?: string;
  /**
   * How sure the authors are of the finding.
   */
  confidence?: 'low' | 'medium' | 'high';
  /**
   * Who gathered the data, where it is not the author of the commit that added the item.
   */
  by?: string | string[];
  /**
   * The file that holds the data, as a path from the root of the repository.
   */
  file?: string;
  /**
   * Where the data is when it lives outside the repository.
   */
  url?: string;
  /**
   * The item of evidence of another decision that this one is: its state is that of the item. Instead of `file` or `url`.
   */
  from?: string;
  /**
   * The format of the file. Needed only when it is not recognised by its content.
   */
  format?: string;
  /**
   * The tests meant, as `'class#name'` with `*` as a wildcard. Every test that matches has to pass.
   */
  tests?: string | string[];
  /**
   * How many tests have to match.
   */
  count?: number;
  /**
   * The result that shows the finding: `passed` unless said otherwise. A spike that fails can refute an option.
   */
  expect?: 'passed' | 'failed';
  /**
   * The measured value to read from a benchmark report.
   */
  metric?: string;
  /**
   * Which entry of a benchmark report is meant.
   */
  select?: {
    [k: string]: string | number | boolean;
  };
  /**
   * The value in a JSON file, as a JSON Pointer.
   */
  pointer?: string;
  /**
   * The column of a table that holds the measured values.
   */
  column?: string | number;
  /**
   * Which rows of a table count: each column with the value it must have.
   */
  where?: {
    [k: string]: string | number | boolean;
  };
  /**
   * How the values of the column become one number. Percentiles interpolate between the two nearest values.
   */
  stat?: 'mean' | 'median' | 'min' | 'max' | 'sum' | 'count' | 'p50' | 'p90' | 'p95' | 'p99';
  /**
   * The unit of the measured values.
   */
  unit?: string;
  /**
   * Which way the measured value gets better. With `options`, the best option must be the one in `supports`.
   */
  better?: 'lower' | 'higher';
  /**
   * The measured value must not be above this.
   */
  'at-most'?: string | number;
  /**
   * The measured value must not be below this.
   */
  'at-least'?: string | number;
  /**
   * Where the same measurement stands for each option, so that they can be compared.
   */
  options?: {
    [k: string]: Cells;
  };
  /**
   * Words that must stand in the file; line breaks and repeated spaces do not matter.
   */
  quote?: string;
  /**
   * How many people took part in the study.
   */
  participants?: number;
  /**
   * What the incident is called where it is kept.
   */
  ref?: string | number;
  /**
   * The day it happened or was measured.
   */
  date?: string;
  /**
   * The day the page was read.
   */
  accessed?: string;
  /**
   * The commit that shows the finding.
   */
  commit?: string;
  /**
   * The code that the data speaks about: globs from the root of the repository. When it changes, the evidence is suspect.
   */
  covers?: string | string[];
  /**
   * The last day on which the finding holds, for prices, links and studies.
   */
  'valid-until'?: string;
  captured?: Captured;
  /**
   * Times when covered code changed and a person found that the data still holds. Written by `grounds reconfirm`.
   */
  reconfirmed?: Reconfirmation[];
}
export interface Cells {
  [k: string]: string | number | boolean;
}
/**
 * What the tool read when the evidence was pinned. Written by `grounds pin` only; it is compared with the data at each check.
 */
export interface Captured {
  /**
   * What the data said: one value, or one for each option.
   */
  result?:
    | string
    | number
    | {
        [k: string]: string | number;
      };
  /**
   * The commit that the data was made from.
   */
  commit?: string;
  /**
   * The SHA-256 of the committed file.
   */
  digest?: string;
  /**
   * The SHA-256 over the covered files at that commit.
   */
  tree?: string;
  /**
   * The day the data was made.
   */
  date?: string;
  /**
   * The run that made the data, usually an address in CI.
   */
  run?: string | number;
  /**
   * The machine that the data was made on.
   */
  on?: string;
}
export interface Reconfirmation {
  /**
   * The SHA-256 over the covered files that the data was found to hold for.
   */
  tree: string;
  /**
   * Who found that the data still holds.
   */
  by?: string;
  /**
   * The day of the confirmation.
   */
  date?: string;
  /**
   * Why the data still holds although covered code changed.
   */
  why: string;
}

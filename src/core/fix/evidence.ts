import { dataLines, nextEvidenceId } from '../evidence/attach';
import type { EntryDraft } from '../evidence/attach';
import { evidenceFolderFor } from '../workspace/evidenceFolder';
import { editFrontMatter } from './frontMatterEdits';
import { fixRecord, shown, textOf, textsOf } from './fix';
import type { FixContext, FixMaker } from './fix';
import { misspeltOption } from './spelling';
import { yamlScalar } from './yamlText';

/** A record without evidence, or without evidence for one of its options. */
export const missingEvidence: FixMaker = async (finding, context) => {
  const option = textOf(finding.data, 'option');
  const title =
    option === undefined
      ? 'Add a skeleton of an evidence item'
      : `Add a skeleton of evidence on ${shown(option)}`;
  const lines = evidenceSkeleton(context, option);
  const edits = editFrontMatter(context.record, [{ kind: 'append-item', path: ['evidence'], lines }]);
  return [...(await misspeltOption(finding, context)), ...fixRecord(context, title, edits)];
};

/** Tests that claim the decision, which does not list them. */
export const unlistedTests: FixMaker = (finding, context) => {
  const report = textOf(finding.data, 'report');
  const tests = textsOf(finding.data, 'tests');
  if (report === undefined || tests.length === 0) {
    return [];
  }
  const lines = evidenceSkeleton(context, undefined, { file: report, tests });
  const edits = editFrontMatter(context.record, [{ kind: 'append-item', path: ['evidence'], lines }]);
  const [first = ''] = tests;
  const what = tests.length === 1 ? shown(first) : `${tests.length} tests of ${shown(report)}`;
  return fixRecord(context, `List ${what} as evidence`, edits);
};

/** An item of evidence that does not say what its data shows. */
export const missingFinding: FixMaker = (finding, context) => {
  const { record } = context;
  const index = finding.data?.['index'];
  const item = typeof index === 'number' ? record.evidence.find((entry) => entry.index === index) : undefined;
  if (item === undefined || item.finding !== undefined) {
    return [];
  }
  const edits = editFrontMatter(record, [
    { kind: 'set', path: ['evidence', item.index, 'finding'], value: '' },
  ]);
  return fixRecord(context, 'Add a `finding` to fill in', edits);
};

/**
 * The lines of an item that is to be filled in: the next free id, the option it is about, and where its data is, or would go.
 * The finding is left empty on purpose: what the data means is for a person to say.
 */
export function evidenceSkeleton(
  { record, decision, config }: Pick<FixContext, 'record' | 'decision' | 'config'>,
  option: string | undefined,
  data?: Pick<EntryDraft, 'file' | 'tests'>,
): readonly string[] {
  const chosen = record.chosen[0]?.value;
  const about = option ?? chosen ?? record.options[0]?.value;
  const refutes = option !== undefined && chosen !== undefined && option !== chosen;
  return [
    `id: ${nextEvidenceId(record.evidence.map(({ id }) => id?.value))}`,
    data === undefined
      ? 'type: test # test | benchmark | dataset | study | incident | link | commit'
      : 'type: test',
    'finding: "" # what the data shows, in one sentence',
    ...(about === undefined ? [] : [`${refutes ? 'refutes' : 'supports'}: ${yamlScalar(about)}`]),
    ...dataLines(data ?? { file: `${evidenceFolderFor(decision, config)}/report.xml` }),
  ];
}

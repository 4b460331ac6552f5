import * as vscode from 'vscode';
import type { Selection } from '../../core/evidence/attach';
import type { Choices } from '../../core/report/contents';
import type { OfferedValue } from '../../core/assist/values';
import { loadAttaching } from '../loadCore';
import { askMany, askOne, askText, back } from '../util/steps';
import type { ConditionalStep, Step } from '../util/steps';
import { UserError } from '../util/userError';
import type { AttachForm } from './form';
import type { GivenAttachment } from './given';
import { name } from './source';

/** What is meant by an item of a list. */
interface SelectionChoice extends vscode.QuickPickItem {
  readonly selection: Selection;
}

interface TestChoice extends vscode.QuickPickItem {
  readonly selector: string;
}

/** A list with more of them takes the editor seconds. */
const MAX_TESTS = 5000;

const ICONS: Readonly<Record<NonNullable<OfferedValue['outcome']>, string>> = {
  passed: '$(pass)',
  failed: '$(error)',
  skipped: '$(debug-step-over)',
};

/** The questions about what of a report is meant; those that do not fit the report are left out. */
export function selectionSteps(form: AttachForm, given: GivenAttachment): readonly ConditionalStep[] {
  const known = selectionIn(given);
  if (known !== undefined) {
    return [
      {
        isNeeded: () => form.answers.selection === undefined,
        ask: () => form.select(known).then(() => true as const),
      },
    ];
  }
  const isKind = (kind: Choices['kind']) => (): boolean => kindOf(form) === kind;
  const isValue = (): boolean => kindOf(form) === 'columns' || kindOf(form) === 'pointers';
  const isLong = (): boolean =>
    isKind('columns')() && (form.answers.source?.outline.table?.rowCount ?? 0) > 1;
  return [
    { isNeeded: isKind('nothing'), ask: () => refuse(form) },
    { isNeeded: isKind('tests'), ask: askTests(form) },
    { isNeeded: () => isKind('tests')() && form.outcomes.has('failed'), ask: askExpected(form) },
    { isNeeded: isKind('measurements'), ask: askMeasurement(form) },
    { isNeeded: isKind('pointers'), ask: askPointer(form) },
    { isNeeded: isKind('columns'), ask: askColumn(form) },
    { isNeeded: isLong, ask: askRows(form) },
    { isNeeded: isLong, ask: askStatistic(form) },
    ...(given.unit === undefined ? [{ isNeeded: isValue, ask: askUnit(form) }] : []),
    ...(given.better === undefined ? [{ isNeeded: isValue, ask: askBetter(form) }] : []),
  ];
}

/** What whoever called said about it; undefined when nothing. */
function selectionIn(given: GivenAttachment): Selection | undefined {
  const { tests, expect, metric, select, pointer, column, where, stat } = given;
  const isSaid = [tests, metric, select, pointer, column].some((one) => one !== undefined);
  return isSaid
    ? { ...(tests && { tests }), expect, metric, select, pointer, column, where, stat }
    : undefined;
}

function kindOf({ answers: { source } }: AttachForm): Choices['kind'] | undefined {
  const outline = source?.outline;
  if (outline === undefined) {
    return undefined;
  }
  const { named, measurements, table, pointers } = outline;
  return named.length > 0
    ? 'tests'
    : measurements.length > 0
      ? 'measurements'
      : table !== undefined
        ? 'columns'
        : pointers.length > 0
          ? 'pointers'
          : 'nothing';
}

function refuse({ answers }: AttachForm): never {
  throw new UserError(
    vscode.l10n.t(
      'Nothing in {0} can be read as a result: choose other data.',
      name(answers.source?.file ?? ''),
    ),
  );
}

function askTests(form: AttachForm): Step {
  return async (position) => {
    const { source } = form.answers;
    const selected = form.answers.selection?.tests ?? (await claimingTests(form));
    const offered = source === undefined ? [] : await offeredAt(form, 'tests');
    const items = [...offered.slice(0, MAX_TESTS).map(testChoice), ...moreThan(offered.length)];
    let placeholder = vscode.l10n.t('Which tests show it? All that are picked have to pass');
    for (;;) {
      const picked = items.filter(({ selector }) => selected.includes(selector));
      const answer = await askMany<TestChoice>({
        title: form.heading,
        ...position,
        placeholder,
        items,
        picked,
      });
      if (answer === undefined || answer === back) {
        return answer;
      }
      const selectors = answer.map(({ selector }) => selector);
      if (selectors.length > 0) {
        await form.select({ tests: selectors.includes('*') ? ['*'] : selectors });
        return true;
      }
      placeholder = vscode.l10n.t('Pick at least one test, or the first line for all of them');
    }
  };
}

/** The tests that say themselves that they speak about the decision. */
async function claimingTests({ answers: { source, target } }: AttachForm): Promise<readonly string[]> {
  const workspace = target?.repository.workspace;
  if (source === undefined || target === undefined || workspace === undefined) {
    return [];
  }
  const { decision } = target;
  const { selectClaiming } = await loadAttaching();
  const claiming = selectClaiming(source.outline, (ref) => {
    const meant = workspace.resolve(ref, decision.folder);
    return meant.kind === 'found' && meant.decision.path === decision.path;
  });
  return claiming?.tests ?? [];
}

function testChoice({ value, detail = '', outcome }: OfferedValue): TestChoice {
  const hash = value.indexOf('#');
  const several = detail.includes('failed') ? '$(warning)' : '$(list-tree)';
  const icon = outcome === undefined ? several : ICONS[outcome];
  if (value === '*') {
    return { selector: value, label: `${icon} ${vscode.l10n.t('All tests')}`, description: detail };
  }
  const owner = value.slice(0, Math.max(0, hash));
  const isClass = value.endsWith('#*');
  return {
    selector: value,
    label: `${icon} ${isClass ? owner : value.slice(hash + 1)}`,
    description: isClass ? detail : [owner, detail].filter((part) => part !== '').join(' · '),
  };
}

function moreThan(count: number): readonly TestChoice[] {
  return count <= MAX_TESTS
    ? []
    : [
        {
          kind: vscode.QuickPickItemKind.Separator,
          label: vscode.l10n.t('and {0} more, which completion offers in the record', count - MAX_TESTS),
          selector: '',
        },
      ];
}

function askExpected(form: AttachForm): Step {
  return async (position) => {
    const items = [
      {
        label: vscode.l10n.t('They have to pass'),
        detail: vscode.l10n.t('The evidence is contradicted as long as they fail.'),
        expect: undefined,
      },
      {
        label: vscode.l10n.t('Their failure is what the data shows'),
        detail: vscode.l10n.t('The evidence holds as long as they fail.'),
        expect: 'failed' as const,
      },
    ];
    const { selection } = form.answers;
    const answer = await askOne({
      ...{ title: form.heading, ...position, items },
      placeholder: vscode.l10n.t('Some of these tests failed'),
      picked: items.filter(({ expect }) => expect === selection?.expect),
    });
    if (answer === undefined || answer === back) {
      return answer;
    }
    form.set({ selection: { ...selection, expect: answer.expect } });
    return true;
  };
}

function askMeasurement(form: AttachForm): Step {
  return async (position) => {
    const { selectionOf, choicesOf, formatQuantity } = await loadAttaching();
    const outline = form.answers.source?.outline;
    const items =
      outline === undefined
        ? []
        : choicesOf(outline).measurements.map((measurement): SelectionChoice => ({
            label: measurement.bench,
            description: `${measurement.metric} ${formatQuantity(measurement.value, measurement.unit)}`,
            detail: Object.entries(measurement.cells)
              .map(([key, cell]) => `${key} ${cell}`)
              .join(', '),
            selection: selectionOf(measurement, outline.measurements),
          }));
    return askSelection(form, position, vscode.l10n.t('Which measurement is meant?'), items);
  };
}

function askPointer(form: AttachForm): Step {
  return async (position) => {
    const items = (await offeredAt(form, 'pointer')).map(({ value, detail }): SelectionChoice => ({
      label: value,
      description: detail ?? '',
      selection: { pointer: value },
    }));
    return askSelection(form, position, vscode.l10n.t('Which value is meant?'), items);
  };
}

function askColumn(form: AttachForm): Step {
  return async (position) => {
    const columns = form.answers.source?.outline.table?.columns ?? [];
    const items = columns
      .filter(({ isNumeric }) => isNumeric)
      .map(({ name: column }): SelectionChoice => ({ label: column, selection: { column } }));
    if (items.length === 0) {
      throw new UserError(vscode.l10n.t('No column of this table holds numbers only: choose other data.'));
    }
    return askSelection(form, position, vscode.l10n.t('Which column holds the values?'), items);
  };
}

function askRows(form: AttachForm): Step {
  return async (position) => {
    const { selection, source } = form.answers;
    const columns = source?.outline.table?.columns ?? [];
    const conditions = columns
      .filter(({ name: column }) => column !== selection?.column)
      .flatMap(({ name: column, values = [] }) =>
        values.map((value): SelectionChoice => ({
          label: `${column} = ${value}`,
          selection: { ...selection, where: { [column]: value } },
        })),
      );
    const all = { label: vscode.l10n.t('All rows'), selection: { ...selection, where: undefined } };
    return askSelection(form, position, vscode.l10n.t('Which rows count?'), [all, ...conditions]);
  };
}

function askStatistic(form: AttachForm): Step {
  return async (position) => {
    const { statisticNames } = await loadAttaching();
    const items = statisticNames.map((stat): SelectionChoice => ({
      label: stat,
      selection: { ...form.answers.selection, stat },
    }));
    return askSelection(form, position, vscode.l10n.t('How do the values become one number?'), items);
  };
}

async function askSelection(
  form: AttachForm,
  position: Parameters<Step>[0],
  placeholder: string,
  items: readonly SelectionChoice[],
): ReturnType<Step> {
  const known = JSON.stringify(form.answers.selection);
  const picked = items.filter(({ selection }) => JSON.stringify(selection) === known);
  const answer = await askOne({ title: form.heading, ...position, placeholder, items, picked });
  if (answer === undefined || answer === back) {
    return answer;
  }
  await form.select(answer.selection);
  return true;
}

function askUnit(form: AttachForm): Step {
  return async (position) => {
    const answer = await askText({
      ...{ title: form.heading, ...position, value: form.answers.unit ?? '', placeholder: 'ms' },
      prompt: vscode.l10n.t('In which unit are the values? Nothing for none.'),
    });
    if (answer === undefined || answer === back) {
      return answer;
    }
    form.set({ unit: answer.trim() === '' ? undefined : answer.trim() });
    return true;
  };
}

function askBetter(form: AttachForm): Step {
  return async (position) => {
    const items = [
      { label: vscode.l10n.t('Lower is better'), better: 'lower' as const },
      { label: vscode.l10n.t('Higher is better'), better: 'higher' as const },
      { label: vscode.l10n.t('Neither'), better: undefined },
    ];
    const answer = await askOne({
      ...{ title: form.heading, ...position, items },
      placeholder: vscode.l10n.t('Which values are better?'),
      picked: items.filter(({ better }) => better === form.answers.better),
    });
    if (answer === undefined || answer === back) {
      return answer;
    }
    form.set({ better: answer.better });
    return true;
  };
}

async function offeredAt(form: AttachForm, wants: 'tests' | 'pointer'): Promise<readonly OfferedValue[]> {
  const { source } = form.answers;
  const { valuesIn } = await loadAttaching();
  const nothing = {
    format: undefined,
    key: undefined,
    column: undefined,
    metric: undefined,
    bench: undefined,
  };
  return source === undefined ? [] : valuesIn(source.outline, { ...nothing, file: source.file, wants });
}

import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  cleanUp,
  codesOf,
  configure,
  diagnosticOf,
  eventually,
  folder,
  open,
  record,
  uriOf,
} from './support';

const file = `${folder}/0002-use-sqlite.md`;
const again = `${folder}/0003-use-postgresql.md`;
const proposed = record({
  front: ['status: proposed # for now', 'decision-makers: [storage-lead]', 'x-own: {a: 1}'],
});

/** Answers the open question with what is selected, again and again until `done`. */
async function acceptUntil(done: () => boolean): Promise<void> {
  await eventually(async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    assert.ok(done(), 'nothing was decided yet');
  });
}

function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

describe('deciding', () => {
  before(() => configure());
  afterEach(() => cleanUp(file, again));

  it('Accept Decision sets status, date and people and records waivers; one undo takes all of it back', async () => {
    const { document } = await open(file, proposed);
    await vscode.commands.executeCommand('grounds.acceptDecision', 'ADR-0002', {
      approver: 'storage-lead',
      accountable: 'platform-manager',
      waive: [
        { rule: 'no-evidence', why: 'It was measured in the past.', until: '2999-12-31', by: 'api-lead' },
      ],
    });
    assert.equal(
      document.getText(),
      proposed
        .replace('proposed', 'accepted')
        .replace('2026-03-14', today())
        .replace(
          `date: ${today()}\n`,
          `date: ${today()}\napprover: storage-lead\naccountable: platform-manager\nwaivers:\n  - rule: no-evidence\n    why: It was measured in the past.\n    by: api-lead\n    until: 2999-12-31\n`,
        ),
    );
    await eventually(() => {
      assert.ok(!codesOf(file).includes('no-evidence'), 'it is waived');
    });
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), proposed);
  });

  it('Accept Decision asks who, shows what is missing, and goes on all the same', async () => {
    const { document } = await open(file, proposed);
    const done = vscode.commands.executeCommand('grounds.acceptDecision');
    await acceptUntil(() => document.getText().includes('status: accepted'));
    await done;
    assert.match(document.getText(), /^approver: storage-lead$/m);
    assert.doesNotMatch(document.getText(), /^waivers:/m);
  });

  it('Reject Decision and Deprecate Decision set the status', async () => {
    const { document } = await open(file, proposed);
    await vscode.commands.executeCommand('grounds.rejectDecision', 'ADR-0002', {});
    assert.match(document.getText(), /^status: rejected # for now$/m);
    await vscode.commands.executeCommand('grounds.deprecateDecision', 'ADR-0002', {
      decisionMakers: ['api-lead'],
    });
    assert.match(document.getText(), /^status: deprecated # for now$/m);
    assert.match(document.getText(), /^decision-makers: \[storage-lead, api-lead\]$/m);
  });

  it('Waive is offered on a finding, and writes the waiver', async () => {
    const { document } = await open(file, record());
    const { range } = diagnosticOf(file, 'no-evidence');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = actions.find(({ title }) => title === 'Waive no-evidence…');
    assert.ok(action?.command?.arguments, actions.map(({ title }) => title).join(', '));
    const given = action.command.arguments as readonly unknown[];
    await vscode.commands.executeCommand(action.command.command, ...given, {
      why: 'No trial.',
      until: '2999-12-31',
      by: 'api-lead',
    });
    assert.match(
      document.getText(),
      /^waivers:\n {2}- rule: no-evidence\n {4}why: No trial\.\n {4}by: api-lead\n {4}until: 2999-12-31$/m,
    );
    await eventually(() => {
      assert.ok(!codesOf(file).includes('no-evidence'));
    });
  });

  it('Review Outcome writes the verdict, and starts the decision that takes the place of a refuted one', async () => {
    const text = record({
      front: [
        'status: accepted',
        'outcome: {expected: p95 under 200 ms, review-by: 2026-09-01}',
        'evidence:',
        '  - id: E1',
        '    type: link',
        '    finding: It is slow.',
        '    url: https://example.com/load',
      ],
    });
    const { document } = await open(file, text);
    await vscode.commands.executeCommand('grounds.reviewOutcome', 'ADR-0002', {
      verdict: 'refuted',
      measured: '412 ms',
      evidence: ['E1'],
      title: 'Use PostgreSQL',
    });
    assert.ok(
      document
        .getText()
        .includes(
          `review-by: 2026-09-01, reviewed: ${today()}, measured: 412 ms, verdict: refuted, evidence: E1}`,
        ),
      document.getText(),
    );
    const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(again)));
    assert.match(written, /^supersedes: ADR-0002$/m);
    assert.match(written, /^ {4}about: problem\n {4}from: "ADR-0002#E1"$/m);
    assert.ok(
      written.includes('was to bring: p95 under 200 ms. Measured: 412 ms. Its outcome was refuted on'),
    );
  });
});

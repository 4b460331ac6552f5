import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

const extensionId = 'grounds.grounds';

describe('activation', () => {
  function extension(): vscode.Extension<unknown> {
    const found = vscode.extensions.getExtension(extensionId);
    assert.ok(found, `VS Code does not know ${extensionId}`);
    return found;
  }

  it('activates', async () => {
    await extension().activate();
    assert.equal(extension().isActive, true);
  });

  it('registers every command its manifest contributes', async () => {
    await extension().activate();
    const manifest = extension().packageJSON as { contributes?: { commands?: { command: string }[] } };
    const contributed = manifest.contributes?.commands?.map(({ command }) => command) ?? [];
    assert.ok(contributed.length > 0, 'the manifest contributes no command');
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      contributed.filter((command) => !registered.has(command)),
      [],
    );
  });
});

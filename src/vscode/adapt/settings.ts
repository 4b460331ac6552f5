import * as vscode from 'vscode';

/** The editor's own settings; everything else is in `.grounds.yaml`. */
export interface Settings {
  /** When records are checked. */
  readonly run: 'onType' | 'onSave' | 'off';
  /** Whether records that are not open are reported on too. */
  readonly scope: 'repository' | 'openFiles';
  /** Whether the state of each item of evidence is shown in its line. */
  readonly evidenceStates: boolean;
  /** Whether a line above the record sums up its evidence. */
  readonly codeLens: boolean;
}

/** The section that all settings are in. */
export const settingsSection = 'grounds';

/** The settings that hold for a resource. */
export function readSettings(resource: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration(settingsSection, resource);
  return {
    run: configuration.get<Settings['run']>('diagnostics.run', 'onType'),
    scope: configuration.get<Settings['scope']>('diagnostics.scope', 'repository'),
    evidenceStates: configuration.get('editor.evidenceStates', true),
    codeLens: configuration.get('editor.codeLens', true),
  };
}

import * as vscode from 'vscode';
import type { Repository } from '../repository';
import { pastOf } from './repositoryPast';

const DAY = 24 * 60 * 60 * 1000;
const UNITS: readonly (readonly [days: number, unit: Intl.RelativeTimeFormatUnit])[] = [
  [365, 'year'],
  [30, 'month'],
  [7, 'week'],
  [1, 'day'],
];

/** `4 commits · last changed 3 weeks ago by storage-lead`; undefined for a record that is not committed. */
export async function lastChange(
  repository: Repository,
  path: string,
  token: vscode.CancellationToken,
): Promise<string | undefined> {
  const { commits, last } = await pastOf(repository, path, token);
  if (last === undefined) {
    return undefined;
  }
  const { authored, author } = last;
  const ago = agoText(new Date(authored), new Date());
  return commits === 1
    ? vscode.l10n.t('1 commit · {0} by {1}', ago, author.name)
    : vscode.l10n.t('{0} commits · last changed {1} by {2}', commits, ago, author.name);
}

/** `3 weeks ago`, in the language of the editor. */
function agoText(then: Date, now: Date): string {
  const days = Math.max(0, Math.floor((now.getTime() - then.getTime()) / DAY));
  const [size, unit] = UNITS.find(([each]) => days >= each) ?? [1, 'day'];
  return new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto' }).format(
    -Math.floor(days / size),
    unit,
  );
}

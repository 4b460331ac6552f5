/** The two editors the extension is tested in: the oldest it supports and the newest it was tried with. */
export type VsCodeName = 'oldest' | 'newest';

/** One pinned VS Code and the npm packages that carry it. All versions are exact. */
export interface VsCodePin {
  readonly name: VsCodeName;
  /** Version of VS Code itself, also the one @vscode/test-electron downloads. */
  readonly version: string;
  /** Version of the npm package `code-server` that carries this VS Code's server and workbench. */
  readonly codeServer: string;
  /** The Node its server is built for; installed from npm unless this process already runs that major version. */
  readonly node: string;
  /** Size on disk once installed, in MB, told to the person who waits for it. */
  readonly megabytes: number;
}

export const vsCodePins: Readonly<Record<VsCodeName, VsCodePin>> = {
  oldest: { name: 'oldest', version: '1.99.3', codeServer: '4.99.4', node: '20.20.2', megabytes: 290 },
  newest: { name: 'newest', version: '1.139.1', codeServer: '4.139.1', node: '24.21.0', megabytes: 600 },
};

/** The npm package `@sparticuz/chromium`: the newest one whose `engines` allow Node 20 (Linux x64 only). */
export const chromiumPackageVersion = '147.0.0';

/** Reads `oldest` or `newest`; undefined for any other text. */
export function parseVsCodeName(text: string): VsCodeName | undefined {
  return text === 'oldest' || text === 'newest' ? text : undefined;
}

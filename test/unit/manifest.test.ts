import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { tools } from '../../src/core/answers/tools';
import lazyFiles from '../../scripts/lazyFiles.json';
import { rules } from '../../src/core/rules/index';
import { commandIds, contextKeys } from '../../src/vscode/commandIds';

const root = path.resolve(__dirname, '..', '..');

interface Menu {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: Readonly<
    Record<string, { readonly supported: string; readonly description: string }>
  >;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly category: string;
      readonly icon?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly Menu[]>>;
    readonly viewsContainers: {
      readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
    };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly contents: string;
      readonly when: string;
    }[];
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    }[];
    readonly languageModelTools: readonly Readonly<Record<string, unknown>>[];
    readonly problemMatchers: readonly { readonly pattern: { readonly regexp: string } }[];
    readonly yamlValidation: readonly { readonly url: string }[];
  };
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function sourcesOf(folder: string): string {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(path.join(folder, name)))
    .join('\n');
}

describe('the manifest', () => {
  const text = read('package.json');
  const manifest = JSON.parse(text) as Manifest;
  const { contributes } = manifest;
  const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;
  const source = sourcesOf('src/vscode');
  const commands = contributes.commands.map(({ command }) => command);
  const whens = [...Object.values(contributes.menus).flat(), ...contributes.viewsWelcome].flatMap(
    ({ when }) => when ?? [],
  );

  it('contributes the commands that the code registers', () => {
    assert.deepEqual([...commands].sort(), [...commandIds].sort());
  });

  it('names no command in menus, welcome texts and code that does not exist', () => {
    const inMenus = Object.values(contributes.menus)
      .flat()
      .map(({ command }) => command);
    const inWelcome = Object.values(texts).flatMap((value) =>
      [...value.matchAll(/\(command:(grounds\.[\w.]+)\)/g)].map(([, command = '']) => command),
    );
    const inCode = [...source.matchAll(/command: '(grounds\.\w+)'/g)].map(([, command = '']) => command);
    assert.ok(inWelcome.length > 0 && inCode.length > 0);
    for (const command of [...inMenus, ...inWelcome, ...inCode]) {
      assert.ok(commands.includes(command), command);
    }
  });

  it('says when each command is of use in the palette', () => {
    const always = ['grounds.explainRule', 'grounds.showLog'];
    const limited = contributes.menus['commandPalette']?.map(({ command }) => command) ?? [];
    assert.deepEqual([...limited, ...always].sort(), [...commands].sort());
  });

  it('follows the conventions for ids', () => {
    for (const { command, category } of contributes.commands) {
      assert.match(command, /^grounds\.[a-z]+(?:[A-Z][a-z]+)*$/);
      assert.equal(category, 'Grounds');
    }
    for (const { id } of Object.values(contributes.views).flat()) {
      assert.match(id, /^grounds\.views\.[a-z]+$/);
      assert.ok(source.includes(`'${id}'`), id);
    }
    assert.deepEqual(
      Object.keys(contributes.views),
      contributes.viewsContainers.activitybar.map(({ id }) => id),
    );
  });

  it('uses context keys that the code sets, and no other', () => {
    const used = new Set(whens.flatMap((when) => when.match(/\bgrounds\.(?!views)\w+/g) ?? []));
    for (const key of used) {
      assert.ok((contextKeys as readonly string[]).includes(key), key);
    }
    for (const key of contextKeys) {
      assert.ok(source.includes(`set('${key}'`), key);
    }
  });

  it('has a text for every key, and a use for every text', () => {
    const used = new Set([...text.matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key));
    assert.deepEqual([...used].sort(), Object.keys(texts).sort());
  });

  it('describes settings completely, and the code reads each', () => {
    for (const [id, setting] of contributes.configuration.flatMap(({ properties }) =>
      Object.entries(properties),
    )) {
      assert.match(id, /^grounds\.[a-z]+\.[a-zA-Z]+$/);
      assert.ok('default' in setting && 'scope' in setting && 'order' in setting, id);
      assert.match(String(setting['markdownDescription']), /^%/);
      assert.ok(source.includes(`'${id.replace(/^grounds\./, '')}'`), id);
    }
  });

  it('activates on its own files only, without searching', () => {
    for (const event of manifest.activationEvents) {
      assert.match(
        event,
        /^(?:onLanguage:markdown|onWebviewPanel:grounds\.decision(?:Page|Board|Map)|workspaceContains:[\w./-]+)$/,
      );
    }
  });

  it('says honestly what is limited', () => {
    for (const name of ['untrustedWorkspaces', 'virtualWorkspaces']) {
      assert.equal(manifest.capabilities[name]?.supported, 'limited');
    }
  });

  it('points to files that are there', () => {
    const files = [
      manifest.icon,
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...Object.values(contributes.views)
        .flat()
        .map(({ icon }) => icon),
      ...contributes.yamlValidation.map(({ url }) => url),
    ];
    for (const file of files) {
      assert.ok(existsSync(path.join(root, file)), file);
    }
  });

  it('starts with a file that holds nothing of the core that takes long to load', async () => {
    const { metafile } = await build({
      entryPoints: [path.join(root, 'src/vscode/extension.ts')],
      bundle: true,
      metafile: true,
      write: false,
      platform: 'node',
      external: ['vscode', ...lazyFiles],
    });
    const heavy = Object.keys(metafile.inputs).filter((input) =>
      /node_modules|src\/core\/(?:parse|rules|schema|assist|workspace|fix|report|evidence)\//.test(input),
    );
    assert.deepEqual(heavy, []);
  });

  it('tells models the same about its tools as the command line', () => {
    assert.deepEqual(
      contributes.languageModelTools.map(({ name, modelDescription, inputSchema }) => ({
        name,
        modelDescription,
        inputSchema,
      })),
      Object.entries(tools).map(([name, { description, inputSchema }]) => ({
        name: `grounds_${name}`,
        modelDescription: description,
        inputSchema,
      })),
    );
  });

  it('has in each file that is loaded on first use what is asked of it', () => {
    const files = {
      'src/vscode/evidence.ts': /evidenceSource|verifyClaims/,
      'src/vscode/fixes.ts': /fix\/index|fixAll/,
    };
    const core = `${sourcesOf('src/core')}\n${sourcesOf('src/node')}`;
    const asked = [...core.matchAll(/const \{ ([\w, ]+) \} = await import\('([^']+)\.js'\)/g)];
    for (const [file, modules] of Object.entries(files)) {
      const text = read(file).replace(/export \* from '\.\/(\w+)';/g, (_all, name: string) =>
        read(`src/vscode/${name}.ts`),
      );
      const exported = new Set(text.match(/\w+/g));
      const names = asked
        .filter(([, , module = '']) => modules.test(module))
        .flatMap(([, list = '']) => list.split(', '));
      assert.ok(names.length > 1, file);
      assert.deepEqual(
        names.filter((name) => !exported.has(name)),
        [],
        file,
      );
    }
  });

  it('reads what the command line prints', () => {
    const [matcher] = contributes.problemMatchers;
    const pattern = new RegExp(matcher?.pattern.regexp ?? '');
    const line = '  docs/decisions/0001-use it.md:12:3    warning  It has: two parts.  no-evidence';
    assert.deepEqual(pattern.exec(line)?.slice(1), [
      'docs/decisions/0001-use it.md',
      '12',
      '3',
      'warning',
      'It has: two parts.',
      'no-evidence',
    ]);
    assert.equal(pattern.exec('ADR-0001  Use it  (accepted)'), null);
  });

  it('is packed with every file that is loaded later', () => {
    const later = [...read('src/vscode/loadCore.ts').matchAll(/import\('\.\/(\w+\.js)'\)/g)];
    assert.ok(later.length > 3);
    for (const [, name = ''] of later) {
      assert.ok(read('.vscodeignore').includes(`!dist/${name}\n`), name);
    }
    for (const entry of [manifest.main, manifest.browser]) {
      assert.ok(read('.vscodeignore').includes(`!${entry.slice(2)}\n`), entry);
    }
  });

  it('is packed with a page for every rule', () => {
    for (const { id } of rules) {
      assert.ok(existsSync(path.join(root, 'media', 'rules', `${id}.md`)), id);
    }
    assert.ok(read('.vscodeignore').includes('!media/**'));
  });
});

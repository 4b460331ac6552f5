/** What is kept of what follows a test point. */
const longestText = 8_000;

const keyPattern = /^([A-Za-z_]\w{0,50}):(?:\s+(.*))?$/s;
const locationPattern = /^(.+?):(\d{1,9})(?::\d{1,9})?$/s;

/**
 * What follows a test point: the block of YAML between `---` and `...`, of which only a few plain keys are needed, or
 * loose lines of text.
 */
export class TapDiagnostics {
  /** The indentation of the block that is open. */
  #yamlIndent: number | undefined;
  #values = new Map<string, string>();
  /** The key whose text goes on in lines that are indented further. */
  #openKey: string | undefined;
  #text = '';

  /** Takes a line if it belongs to a block of YAML. */
  takeYaml(line: string): boolean {
    const indent = line.length - line.trimStart().length;
    if (this.#yamlIndent === undefined) {
      const isStart = indent > 0 && line.trim() === '---' && this.#values.size === 0;
      this.#yamlIndent = isStart ? indent : undefined;
      return isStart;
    }
    if (line.trim() !== '' && indent < this.#yamlIndent) {
      // The block was never closed; this line is no part of it.
      this.#yamlIndent = undefined;
      return false;
    }
    if (line.trim() === '...' && indent === this.#yamlIndent) {
      this.#yamlIndent = undefined;
    } else {
      this.#takeValue(line.slice(this.#yamlIndent));
    }
    return true;
  }

  /** Takes a line of loose text. */
  takeText(line: string): void {
    if (this.#text.length < longestText) {
      this.#text += `${line}\n`;
    }
  }

  /** Why the test failed, as far as it says. */
  get message(): string | undefined {
    const said = this.#values.get('error') ?? this.#values.get('message');
    return said ?? (this.#text === '' ? undefined : this.#text);
  }

  /** How long the test took, in seconds. */
  get seconds(): number | undefined {
    const text = this.#values.get('duration_ms');
    return text !== undefined && /^\d{1,15}(?:\.\d{1,20})?$/.test(text) ? Number(text) / 1000 : undefined;
  }

  /** Where the test is written, as far as it says. */
  get location(): { readonly file: string | undefined; readonly line: number | undefined } {
    const [, file, line] = locationPattern.exec(this.#values.get('location') ?? '') ?? [];
    return { file, line: line === undefined || Number(line) === 0 ? undefined : Number(line) };
  }

  #takeValue(line: string): void {
    const match = keyPattern.exec(line);
    if (match !== null) {
      const [, key = '', value = ''] = match;
      const isBlock = /^[|>][+-]?\d?$/.test(value.trim());
      this.#openKey = isBlock ? key : undefined;
      if (this.#values.size < 50) {
        this.#values.set(key, isBlock ? '' : unquote(value.trim()).slice(0, longestText));
      }
    } else if (this.#openKey !== undefined) {
      const text = this.#values.get(this.#openKey) ?? '';
      if (text.length < longestText) {
        this.#values.set(this.#openKey, `${text}${line.trim()}\n`);
      }
    }
  }
}

function unquote(text: string): string {
  if (/^'.*'$/s.test(text)) {
    return text.slice(1, -1).replaceAll("''", "'");
  }
  return /^".*"$/s.test(text) ? text.slice(1, -1).replace(/\\(["\\])/g, '$1') : text;
}

// Times Markdown parsers on one generated 5 KB record, in CPU milliseconds per parse.
// To repeat: copy it to an empty folder, `npm install markdown-it@15.0.3 commonmark@0.31.2
// mdast-util-from-markdown@2.1.0 mdast-util-gfm@3.1.0 micromark-extension-gfm@3.0.0`, then `node measure.mjs > markdown.csv`.
import { Parser } from 'commonmark';
import MarkdownIt from 'markdown-it';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

const section = (n) => `## Section ${n}\n\nA sentence with *emphasis*, \`code\` and a [link](0003-other.md#part-${n}).\n\n* first option\n* second option with **weight**\n\n\`\`\`ts\nconst x = ${n};\n\`\`\`\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n${'Plain prose that a record mostly consists of. '.repeat(4)}\n\n`;
let text = '# Use one store\n\n';
for (let n = 0; text.length < 5000; n += 1) text += section(n);

/** What the product needs of a text, line by line: headings, list items and fences. */
function scanLines(source) {
  let fence = '';
  let found = 0;
  for (const line of source.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark) {
      if (!fence) fence = mark;
      else if (mark.startsWith(fence)) fence = '';
    } else if (!fence && (/^ {0,3}#{1,6}\s/.test(line) || /^\s*[*+-]\s/.test(line))) found += 1;
  }
  return found;
}

const commonmark = new Parser();
const markdownIt = new MarkdownIt();
const parsers = {
  'line scanner': () => scanLines(text),
  commonmark: () => commonmark.parse(text),
  'markdown-it': () => markdownIt.parse(text, {}),
  'mdast-util-from-markdown': () => fromMarkdown(text),
  'mdast with GFM': () => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
};
const rounds = { 'line scanner': 5000, commonmark: 1000, 'markdown-it': 1000 };

console.log('parser,run,cpu_ms');
for (const [name, parse] of Object.entries(parsers)) {
  const n = rounds[name] ?? 150;
  for (let i = 0; i < n / 5; i += 1) parse(); // warm up
  for (let run = 1; run <= 15; run += 1) {
    const before = process.cpuUsage();
    for (let i = 0; i < n / 5; i += 1) parse();
    const used = process.cpuUsage(before);
    console.log(`${name},${run},${((used.user + used.system) / 1000 / (n / 5)).toFixed(4)}`);
  }
}

// Reads one generated JUnit report of 20 MB with each XML library in a process of its own: CPU seconds and peak memory.
// To repeat: copy it to an empty folder, `npm install saxes@6.0.0 sax@1.6.1 htmlparser2@12.0.0 fast-xml-parser@5.12.1
// @xmldom/xmldom@0.9.12`, then `node measure.mjs > xml.csv`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const file = join(tmpdir(), 'grounds-measure-junit.xml');
const readers = {
  async saxes(chunks) {
    const { SaxesParser } = await import('saxes');
    let cases = 0;
    const parser = new SaxesParser();
    parser.on('opentag', (tag) => (cases += tag.name === 'testcase' ? 1 : 0));
    chunks((chunk) => parser.write(chunk));
    parser.close();
    return cases;
  },
  async sax(chunks) {
    const { default: sax } = await import('sax');
    let cases = 0;
    const parser = sax.parser(true);
    parser.onopentag = (tag) => (cases += tag.name === 'testcase' ? 1 : 0);
    chunks((chunk) => parser.write(chunk));
    parser.close();
    return cases;
  },
  async htmlparser2(chunks) {
    const { Parser } = await import('htmlparser2');
    let cases = 0;
    const parser = new Parser({ onopentag: (name) => (cases += name === 'testcase' ? 1 : 0) }, { xmlMode: true });
    chunks((chunk) => parser.write(chunk));
    parser.end();
    return cases;
  },
  async 'fast-xml-parser'(chunks) {
    const { XMLParser } = await import('fast-xml-parser');
    let text = '';
    chunks((chunk) => (text += chunk));
    return new XMLParser({ ignoreAttributes: false, processEntities: false }).parse(text).testsuite.testcase.length;
  },
  async '@xmldom/xmldom'(chunks) {
    const { DOMParser } = await import('@xmldom/xmldom');
    let text = '';
    chunks((chunk) => (text += chunk));
    return new DOMParser().parseFromString(text, 'text/xml').getElementsByTagName('testcase').length;
  },
};

const name = process.argv[2];
if (name) {
  const bytes = readFileSync(file);
  const chunks = (use) => {
    for (let at = 0; at < bytes.length; at += 65536) use(bytes.toString('latin1', at, at + 65536));
  };
  const before = process.cpuUsage();
  const cases = await readers[name](chunks);
  const used = process.cpuUsage(before);
  console.log(`${((used.user + used.system) / 1e6).toFixed(3)},${Math.round(process.resourceUsage().maxRSS / 1024)},${cases}`);
} else {
  if (!existsSync(file)) {
    let xml = '<?xml version="1.0"?>\n<testsuite name="all">\n';
    for (let n = 0; xml.length < 20_000_000; n += 1) {
      xml += `  <testcase classname="com.example.store.Suite${n % 97}" name="keeps what was written, case ${n}" time="0.0${n % 90}">${n % 11 ? '' : '<failure message="expected &lt;1&gt;"><![CDATA[at Suite.java:12]]></failure>'}<system-out>line one of the output</system-out></testcase>\n`;
    }
    writeFileSync(file, `${xml}</testsuite>\n`);
  }
  console.log('library,run,cpu_s,peak_rss_mib,cases');
  for (const library of Object.keys(readers)) {
    for (let run = 1; run <= 5; run += 1) {
      const child = spawnSync(process.execPath, [process.argv[1], library], { encoding: 'utf8' });
      console.log(`${library},${run},${child.stdout.trim()}`);
    }
  }
}

/** Reads a report as Grounds does for one item of evidence. */
import { createReadStream } from 'node:fs';
import { AnswerSink } from '../../src/core/evidence/answers';
import { readReport } from '../../src/core/evidence/readReport';

async function main(file: string): Promise<void> {
  const sink = new AnswerSink([{ ask: 'tests', selectors: ['com.example.orders.store.SuiteNumber7Test#*'] }]);
  const context = { normalisePath: (path: string) => path };
  const { format } = await readReport(createReadStream(file), { context, name: 'report.xml' }, sink);
  console.log(JSON.stringify(sink.reading(format)).slice(0, 500));
}

void main(process.argv[2] ?? '');

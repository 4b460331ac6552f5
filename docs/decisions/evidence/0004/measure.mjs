// What a language server process costs before it does any work: wall milliseconds until it answers `initialize`,
// and its memory then. To repeat: copy it to an empty folder, `npm install vscode-languageserver@10.1.2`,
// then `node measure.mjs > process.csv`.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

if (process.argv[2] === 'server') {
  const require = createRequire(import.meta.url);
  const { createConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-languageserver/node');
  const connection = createConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
  connection.onInitialize(() => ({ capabilities: {}, rss: Math.round(process.memoryUsage.rss() / 2 ** 20) }));
  connection.listen();
} else {
  console.log('process,run,start_ms,rss_mib');
  for (let run = 1; run <= 15; run += 1) {
    const begun = performance.now();
    const child = spawn(process.execPath, [process.argv[1], 'server'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, capabilities: {} } });
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    const rss = await new Promise((resolve) => {
      let answer = '';
      child.stdout.on('data', (data) => {
        answer += data;
        const found = /"rss":(\d+)/.exec(answer);
        if (found) resolve(found[1]);
      });
    });
    console.log(`language server,${run},${(performance.now() - begun).toFixed(1)},${rss}`);
    child.kill();
  }
}

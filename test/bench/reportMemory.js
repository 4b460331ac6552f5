'use strict';
// Loaded into a measured process with --require: writes its peak memory in KiB to the file named by the variable.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  writeFileSync(process.env.BENCH_MEMORY_FILE, String(process.resourceUsage().maxRSS));
});

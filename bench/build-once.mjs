// One measurement of bench/ingest.mjs, in a process of its own: node bench/build-once.mjs ENGAGEMENT OUT
import { runCli } from '../dist/commands/run-cli.js';

const [engagement, out] = process.argv.slice(2);
const start = performance.now();
const code = await runCli(['build', engagement, '--out', out, '--no-pdf', '--quiet']);
console.log(
  JSON.stringify({
    code,
    seconds: (performance.now() - start) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
  }),
);

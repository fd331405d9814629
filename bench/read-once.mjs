// One measurement of bench/ingest.mjs, in a process of its own: node bench/read-once.mjs reader|json|ndjson|csv FILE
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { inspectSource } from '../dist/ingest/inspect.js';
import { fileSource } from '../dist/io/inputs/file-source.js';

const HOW = {
  async reader(file, size) {
    const { inspection } = await inspectSource(fileSource(file, 'scan', size));
    return inspection.records;
  },
  json: (file) => Object.keys(JSON.parse(readFileSync(file, 'utf8'))).length,
  async ndjson(file) {
    let records = 0;
    let rest = '';
    for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      for (const line of lines) if (JSON.parse(line) !== undefined) records++;
    }
    return records;
  },
  async csv(file) {
    let records = 0;
    const rows = parse({ delimiter: ';', relax_quotes: true, relax_column_count: true });
    rows.on('data', () => records++);
    createReadStream(file, { highWaterMark: 1 << 20 }).pipe(rows);
    await finished(rows);
    return records;
  },
};

const [how, file] = process.argv.slice(2);
const { size } = statSync(file);
const before = process.cpuUsage();
const start = performance.now();
const records = await HOW[how](file, size);
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    records,
    megabytes: size / 1e6,
    seconds: (performance.now() - start) / 1000,
    cpu: (user + system) / 1e6,
    peakMb: process.resourceUsage().maxRSS / 1024,
  }),
);

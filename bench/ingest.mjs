// How fast scanner files of any size are read, and with how much memory: each format on generated files, beside the
// floor in the same run, which is what the runtime needs to parse the same bytes into nothing.
// npm run bench [-- --full] [-- --runs N]: 10 and 100 MB, with --full 1,000 MB too; then builds of 100,000 records, with
// --full of a million too.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generate } from './generate.mjs';

/** Formats, and what their floor is. */
const FORMATS = {
  'prowler-ocsf': 'json',
  asff: 'json',
  'asff-ndjson': 'ndjson',
  'prowler-csv': 'csv',
  'nessus-xml': undefined,
};
/** Scans by what becomes of their records: which share passes, and on how many checks of a resource they are. */
const SCANS = {
  'a scan of which a fifth fails': () => ({ passing: 0.8, findings: Infinity }),
  'twenty scans of the same failures': (records) => ({ passing: 0, findings: records / 20 }),
  'nothing but different failures': () => ({ passing: 0, findings: Infinity }),
};
const ENGAGEMENT = `name: bench
entity: { name: Bench, status: covered entity, statusBasis: Made up for the benchmark }
dossier: { title: Benchmark, question: How much memory does it take? }
asOf: 2026-11-20
sources: [scan.csv]
systems:
  - { id: all, name: All, match: { resources: ['*'] }, holdsPhi: true }
`;
/** V8 holds no longer text. */
const LONGEST_TEXT_MB = 500;
const { values } = parseArgs({
  options: { full: { type: 'boolean', default: false }, runs: { type: 'string', default: '3' } },
});
const sizes = values.full ? [10, 100, 1000] : [10, 100];
const worker = fileURLToPath(new URL('read-once.mjs', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'dossier-bench-'));

console.log('| format | MB | records | MB/s | floor MB/s | ratio | ratio, CPU time | peak MB |');
console.log('| --- | --: | --: | --: | --: | --: | --: | --: |');
try {
  for (const [format, floor] of Object.entries(FORMATS)) {
    for (const size of sizes) console.log(await row(format, floor, size));
  }
  console.log('\n| build of | records | findings at most | seconds | peak MB |');
  console.log('| --- | --: | --: | --: | --: |');
  for (const records of values.full ? [100_000, 1_000_000] : [100_000]) {
    for (const scan of Object.keys(SCANS)) console.log(await buildRow(scan, records));
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`
Each figure is the median of ${values.runs} runs (of one for 1,000 MB), each in a process of its own; reader and floor take turns.
Reader: what \`dossier inspect\` does without its screen: hash, format by content, records, mapping, counts.
Floor: JSON.parse of the file as one text, of 100 MB where V8 holds no longer one; JSON.parse of each line for NDJSON;
csv-parse as a stream that counts rows. XML has none. Seconds are those of the wall clock without the start of the
process; CPU time is that of all its threads, garbage collection with them. Peak is the resident set.
Builds are of one Prowler CSV file, without PDFs, once each: what is kept are the records of findings, passes are counted.
Node ${process.version}, ${process.arch}. The files are generated with a fixed seed, and removed.`);

async function buildRow(scan, records) {
  const { passing, findings } = SCANS[scan](records);
  const engagement = path.join(folder, 'engagement');
  mkdirSync(engagement, { recursive: true });
  writeFileSync(path.join(engagement, 'dossier.yaml'), ENGAGEMENT);
  await generate('prowler-csv', path.join(engagement, 'scan.csv'), { records, passing, distinct: findings });
  const args = [
    fileURLToPath(new URL('build-once.mjs', import.meta.url)),
    engagement,
    path.join(folder, 'out'),
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const { seconds, peakMb } = JSON.parse(stdout);
  const most = Math.min(findings, Math.ceil(records * (1 - passing)));
  return `| ${[scan, records, most, seconds.toFixed(0), peakMb.toFixed(0)].join(' | ')} |`;
}

async function row(format, floor, size) {
  const file = path.join(folder, 'scan');
  const records = await generate(format, file, { bytes: size * 1e6 });
  const shorter = floor === 'json' && size > LONGEST_TEXT_MB;
  const floorFile = shorter ? path.join(folder, 'floor') : file;
  if (shorter) await generate(format, floorFile, { bytes: 100e6 });
  const rounds = Array.from({ length: size >= 1000 ? 1 : Number(values.runs) }, () => {
    const reader = once('reader', file);
    if (reader.records !== records) throw new Error(`${format}: ${reader.records} of ${records} records`);
    return { reader, floor: floor && once(floor, floorFile) };
  });
  const middle = (pick) => rounds.map(pick).toSorted((a, b) => a - b)[rounds.length >> 1];
  const speed = ({ megabytes, seconds }) => megabytes / seconds;
  const perCpu = ({ megabytes, cpu }) => megabytes / cpu;
  const figures = [
    middle(({ reader }) => speed(reader)).toFixed(0),
    floor ? middle((round) => speed(round.floor)).toFixed(0) : '–',
    floor ? middle((round) => speed(round.reader) / speed(round.floor)).toFixed(2) : '–',
    floor ? middle((round) => perCpu(round.reader) / perCpu(round.floor)).toFixed(2) : '–',
    middle(({ reader }) => reader.peakMb).toFixed(0),
  ];
  return `| ${[format, size, records, ...figures].join(' | ')} |`;
}

function once(how, file) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [worker, how, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

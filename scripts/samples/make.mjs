// Writes the generated scan files of the sample engagement: `node scripts/samples/make.mjs [folder]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scans } from './scans.mjs';

const folder = process.argv[2] ?? 'samples/fable-thistle';
for (const [file, content] of scans()) {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, content);
}

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { OutputFile } from './output-files.js';
export async function writeOutput(
  folder: string,
  files: readonly OutputFile[],
): Promise<{ sums: Record<string, string> }> {
  mkdirSync(folder, { recursive: true });
  const sums: Record<string, string> = {};
  for (const f of files) {
    writeFileSync(`${folder}/${f.path}`, f.bytes);
    sums[f.path] = createHash('sha256').update(f.bytes).digest('hex');
  }
  return { sums };
}

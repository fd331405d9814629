import type { InputLimits } from '../../model/limits.js';
import type { ByteSource } from '../../model/source.js';
import { fileSource } from './file-source.js';
import { gunzipped, isGzip } from './gunzipped.js';
import type { OpenedInput } from './opened-input.js';
import { isZip, zipSources } from './zip-sources.js';

/** Opens a file by its first bytes, whatever it is called: gzip and zip are unpacked while they are read. */
export async function openInput(
  path: string,
  name: string,
  size: number,
  limits: InputLimits,
): Promise<OpenedInput> {
  const file = fileSource(path, name, size);
  const magic = await firstBytes(file);
  if (!isZip(magic)) return { sources: [isGzip(magic) ? gunzipped(file, limits) : file], diagnostics: [] };
  const zip = await zipSources(path, file, limits);
  const sources = await Promise.all(
    zip.sources.map(async (entry) => {
      const start = await firstBytes(entry).catch(() => new Uint8Array());
      return isGzip(start) ? gunzipped(entry, limits) : entry;
    }),
  );
  return { ...zip, sources };
}

async function firstBytes(source: ByteSource): Promise<Uint8Array> {
  for await (const chunk of source.open()) return chunk;
  return new Uint8Array();
}

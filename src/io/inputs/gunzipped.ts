import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type InputLimits, raiseLimit } from '../../model/limits.js';
import { type ByteSource, CutShort } from '../../model/source.js';
import { sha256Of } from './sha256-of.js';

const CHUNK_BYTES = 1 << 18;
/** A ratio is judged when this much has been unpacked: a few repeated bytes pack better than any scan. */
const JUDGED_FROM = 64 * 2 ** 20;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/** The content of a gzip file of one or several members; its hash stays that of the file as given. */
export function gunzipped(source: ByteSource, limits: InputLimits): ByteSource {
  let sha256: Promise<string> | undefined;
  return {
    name: source.name,
    size: source.size,
    open: (onRead) => unpacked(source.open(onRead), limits),
    sha256: source.sha256 ?? (() => (sha256 ??= sha256Of(source.open()))),
  };
}

async function* unpacked(packed: AsyncIterable<Uint8Array>, limits: InputLimits): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // Errors of both ends arrive at the loop, because the pipeline destroys the other end with them.
  pipeline(Readable.from(packed, { objectMode: false }), gunzip, () => undefined);
  let length = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > JUDGED_FROM && length > gunzip.bytesWritten * limits.ratio)
        throw new CutShort(
          `unpacks to more than ${limits.ratio} times its size`,
          raiseLimit('ratio', limits),
        );
      yield chunk;
    }
  } catch (error) {
    throw asCutShort(error);
  }
}

function asCutShort(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const hint = 'The transfer may have been cut short: get the file again.';
  if (code === 'Z_BUF_ERROR') return new CutShort('ends in the middle of its gzip stream', hint);
  if (typeof code !== 'string' || !code.startsWith('Z_')) return error;
  return new CutShort(
    `is damaged: its gzip stream breaks with "${(error as Error).message}", and what was read before that may be wrong`,
    hint,
  );
}

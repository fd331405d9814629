import type { FileHandle } from 'node:fs/promises';

const CHUNK = 1 << 20;

/**
 * The bytes of an open file from `start`, at most `length` of them. One buffer is used throughout: a chunk is good
 * until the next one is asked for.
 */
export async function* fileChunks(
  handle: FileHandle,
  {
    start = 0,
    length = Number.POSITIVE_INFINITY,
  }: { readonly start?: number; readonly length?: number } = {},
): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, length));
  for (let done = 0; done < length;) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, length - done), start + done);
    if (bytesRead === 0) return;
    done += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

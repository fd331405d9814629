const NEWLINES = [10, 13];

/** The same bytes, cut behind line ends: an input that breaks off gives no part of its last line. */
export async function* wholeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = [];
  for await (const chunk of chunks) {
    const end = Math.max(...NEWLINES.map((byte) => chunk.lastIndexOf(byte))) + 1;
    if (end > 0) {
      yield* rest;
      rest = [];
      yield chunk.subarray(0, end);
    }
    if (end < chunk.length) rest.push(Buffer.from(chunk.subarray(end)));
  }
  yield* rest;
}

const encoder = new TextEncoder();
const PIECE_CHARACTERS = 1 << 16;

/** A text in pieces as UTF-8, in pieces of a size that is worth a write. */
export function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < PIECE_CHARACTERS) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text !== '') yield encoder.encode(text);
}

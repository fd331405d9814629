import type { Pieces } from '../../src/render/pieces.js';

/** A document that comes in pieces, as one text. */
export function joined(pieces: Pieces): string {
  return [...pieces].join('');
}

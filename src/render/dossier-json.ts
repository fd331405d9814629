import { canonicalPieces } from '../model/canonical-json.js';
import type { Dossier } from '../model/dossier.js';
import { pieces, type Pieces } from './pieces.js';

/** `dossier.json`: keys in code-unit order, two spaces, a newline at the end; the same dossier gives the same bytes. */
export function dossierJson(dossier: Dossier): Pieces {
  return pieces(function* () {
    yield* canonicalPieces(dossier, 2);
    yield '\n';
  });
}

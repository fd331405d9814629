import { canonicalJson } from '../model/canonical-json.js';
import type { Dossier } from '../model/dossier.js';

/** `dossier.json`: keys in code-unit order, two spaces, a newline at the end; the same dossier gives the same bytes. */
export function dossierJson(dossier: Dossier): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(dossier)), null, 2)}\n`;
}

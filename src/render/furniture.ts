import type { Dossier } from '../model/dossier.js';
import { longDate } from './format.js';

/** Plain text for both ends of a running line. */
interface RunningLine {
  readonly left: string;
  readonly right: string;
}

/**
 * What every page says: what it is, for whom, of which day, which edition and state, and the first twelve digits of the
 * content hash. `{section}`, `{page}` and `{pages}` are filled in per page by whoever prints.
 */
export function furnitureOf(
  { engagement, asOf, contentHash }: Dossier,
  edition: 'full' | 'board',
): { readonly header: RunningLine; readonly footer: RunningLine } {
  const { dossier, entity } = engagement;
  const name = edition === 'full' ? 'Full edition' : 'Board edition';
  const state =
    dossier.state === 'draft'
      ? 'DRAFT'
      : `Approved${dossier.approvedBy === undefined ? '' : ` by ${dossier.approvedBy}`}`;
  return {
    header: {
      left: [dossier.confidentiality, name].filter((part) => part !== undefined).join(' '),
      right: edition === 'full' ? '{section}' : entity.name,
    },
    footer: {
      left: `${entity.name} · HIPAA audit dossier as of ${longDate(asOf)} · ${state} · content ${contentHash.slice(0, 12)}`,
      right: 'page {page} of {pages}',
    },
  };
}

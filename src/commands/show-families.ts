import { crosswalk } from '../law/crosswalk.js';
import { EXIT } from '../model/diagnostic.js';

/** Prints the reviewed check families, sorted by name: what `mappings` in dossier.yaml may name. */
export function showFamilies({ json }: { readonly json: boolean }): number {
  const rows = crosswalk.map(({ family, provision, title, clouds }) => ({
    family,
    ...(provision !== undefined && { provision }),
    title,
    clouds,
  }));
  process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : asTable(rows));
  return EXIT.done;
}

interface Row {
  readonly family: string;
  readonly provision?: string;
  readonly title: string;
}

function asTable(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ family }) => family.length));
  const cited = (row: Row): string => row.provision ?? 'none';
  const provisionWidth = Math.max(...rows.map((row) => cited(row).length));
  return rows
    .map((row) => `${row.family.padEnd(width)}  ${cited(row).padEnd(provisionWidth)}  ${row.title}\n`)
    .join('');
}

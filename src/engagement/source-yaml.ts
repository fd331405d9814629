import { stringify } from 'yaml';

/** A source of `dossier.yaml` with its column mapping, ready to paste. `glob` has its special characters escaped. */
export function sourceYaml(glob: string, columns: Readonly<Record<string, string>>): string {
  return stringify({ sources: [{ glob, tool: 'Table of findings', columns }] }, { lineWidth: 0 });
}

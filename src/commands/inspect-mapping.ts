import { existsSync } from 'node:fs';
import { printable, withoutControls } from '../model/printable.js';
import path from 'node:path';
import { sourceYaml } from '../engagement/source-yaml.js';
import { type MappedRow, mappedRows } from '../ingest/mapped-rows.js';
import { type ColumnProposal, proposeColumns } from '../ingest/propose-columns.js';
import type { SourceSpec } from '../model/engagement.js';
import type { ByteSource } from '../model/source.js';

/** A proposed mapping, shown with rows that were read with it. */
export interface Mapping extends ColumnProposal {
  /** Source for `dossier.yaml`, ready to paste. */
  readonly yaml: string;
  /** The first rows as the mapping reads them. */
  readonly rows: readonly MappedRow[];
}

const SHOWN_ROWS = 3;

/** The mapping that is proposed for a table of no named format; undefined where it reads no row. */
export async function mappingOf(
  source: ByteSource,
  spec: SourceSpec | undefined,
): Promise<Mapping | undefined> {
  const proposal = await proposeColumns(source, spec);
  if (proposal?.columns['title'] === undefined && proposal?.columns['check'] === undefined) return undefined;
  const rows = await mappedRows(source, proposal.columns, SHOWN_ROWS);
  if (rows.length === 0) return undefined;
  const name = fromEngagement(source.name);
  const outside = path.isAbsolute(name) || name.startsWith('..');
  // A backslash is no escape here: dossier.yaml has paths with forward slashes only.
  const glob = (outside ? path.basename(name) : name).replaceAll(/[()[{}*?]/g, '[$&]');
  return { ...proposal, yaml: sourceYaml(glob, proposal.columns), rows };
}

/** The name relative to the nearest folder above that holds dossier.yaml, else as it was given. */
function fromEngagement(name: string): string {
  for (let folder = path.dirname(name); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'dossier.yaml')))
      return path.relative(folder, name).split(path.sep).join('/');
    if (folder === path.dirname(folder)) return name;
  }
}

/** Prints a mapping for people, with what is not sure about it. */
export function printMapping({ readable, yaml, rows, guessed, unused }: Mapping): void {
  const title = readable
    ? 'Mapping, for dossier.yaml:'
    : 'The counts hold with this mapping, which build needs in dossier.yaml:';
  const lines = [
    title,
    '',
    withoutControls(yaml),
    ...(guessed.length > 0
      ? [`Guessed from the cells, to be checked: ${printable(guessed.join(', '))}`]
      : []),
    ...(unused.length > 0 ? [`Not read: ${printable(unused.join(', '))}`] : []),
    '',
    'The first rows, read with it:',
    ...rows.flatMap(({ line, title: name, severity, status, resource, firstSeen, provisions }) => [
      `  line ${line}: ${printable(name)}`,
      `    ${printable([severity, status, resource, firstSeen, provisions?.join(' and ')].filter(Boolean).join(' · '))}`,
    ]),
  ];
  process.stdout.write(`\n${lines.join('\n')}\n`);
}

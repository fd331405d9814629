import { stat } from 'node:fs/promises';
import path from 'node:path';
import { sourceYaml } from '../engagement/source-yaml.js';
import { fileSource } from '../io/file-source.js';
import { createProgress } from '../io/progress.js';
import { printSummary } from '../io/print-summary.js';
import { writeDiagnostic } from '../io/write-diagnostic.js';
import { type Inspection, inspectSource } from '../ingest/inspect.js';
import { type MappedRow, mappedRows } from '../ingest/mapped-rows.js';
import { type ColumnProposal, proposeColumns } from '../ingest/propose-columns.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import type { SourceSpec } from '../model/engagement.js';
import { SEVERITIES } from '../model/observation.js';
import type { ByteSource } from '../model/source.js';
import type { SummaryRow } from '../render/summary.js';

interface InspectOptions {
  readonly file: string;
  readonly format?: string;
  readonly json: boolean;
}

/**
 * Reads one file as `build` would, and prints the counts; exit 1 when records were rejected. For a table that is of no
 * named format it proposes the column mapping, and reads with it where nothing else reads the file.
 */
export async function inspectFile(options: InspectOptions): Promise<number> {
  const progress = createProgress(process.stderr, options.json);
  progress.step(`reading ${options.file}`);
  const source = fileSource(options.file, options.file, await sizeOf(options.file));
  const spec = options.format === undefined ? undefined : { glob: options.file, format: options.format };
  const mapping = await mappingOf(source, spec);
  const onProgress = (bytes: number): void =>
    progress.step(`reading ${options.file}: ${Math.floor((100 * bytes) / Math.max(1, source.size))} %`);
  const needed = mapping !== undefined && !mapping.readable;
  const read = needed ? { glob: options.file, columns: mapping.columns } : spec;
  const { facts, inspection } = await inspectSource(source, { spec: read, onProgress });
  progress.done();
  if (options.json) process.stdout.write(`${JSON.stringify({ ...inspection, mapping }, null, 2)}\n`);
  else {
    printSummary(`${options.file}: ${facts.formatTitle}`, rows(inspection, needed), process.stdout);
    if (mapping) printMapping(mapping);
  }
  for (const diagnostic of facts.diagnostics) writeDiagnostic(process.stderr, diagnostic);
  return facts.diagnostics.some((diagnostic) => diagnostic.level === 'error')
    ? EXIT.inputHadErrors
    : EXIT.done;
}

interface Mapping extends ColumnProposal {
  /** Source for `dossier.yaml`, ready to paste. */
  readonly yaml: string;
  /** The first rows as the mapping reads them. */
  readonly rows: readonly MappedRow[];
}

const SHOWN_ROWS = 3;

/** The mapping that is proposed for a table of no named format; undefined where it reads no row. */
async function mappingOf(source: ByteSource, spec: SourceSpec | undefined): Promise<Mapping | undefined> {
  const proposal = await proposeColumns(source, spec);
  if (proposal?.columns['title'] === undefined && proposal?.columns['check'] === undefined) return undefined;
  const rows = await mappedRows(source, proposal.columns, SHOWN_ROWS);
  if (rows.length === 0) return undefined;
  const outside = path.isAbsolute(source.name) || source.name.startsWith('..');
  // A backslash is no escape here: dossier.yaml has paths with forward slashes only.
  const glob = (outside ? path.basename(source.name) : source.name).replaceAll(/[()[{}*?]/g, '[$&]');
  return { ...proposal, yaml: sourceYaml(glob, proposal.columns), rows };
}

function printMapping({ readable, yaml, rows, guessed, unused }: Mapping): void {
  const title = readable
    ? 'Mapping, for dossier.yaml:'
    : 'The counts hold with this mapping, which build needs in dossier.yaml:';
  const lines = [
    title,
    '',
    yaml,
    ...(guessed.length > 0 ? [`Guessed from the cells, to be checked: ${guessed.join(', ')}`] : []),
    ...(unused.length > 0 ? [`Not read: ${unused.join(', ')}`] : []),
    '',
    'The first rows, read with it:',
    ...rows.flatMap(({ line, title: name, severity, status, resource, firstSeen, provisions }) => [
      `  line ${line}: ${name}`,
      `    ${[severity, status, resource, firstSeen, provisions?.join(' and ')].filter(Boolean).join(' · ')}`,
    ]),
  ];
  process.stdout.write(`\n${lines.join('\n')}\n`);
}

async function sizeOf(file: string): Promise<number> {
  const facts = await stat(file).catch(() => undefined);
  if (facts?.isFile()) return facts.size;
  throw new DossierError(`${file}: ${facts ? 'not a file' : 'no such file'}`, {
    exitCode: EXIT.missingInput,
    hint: 'Name a file that a scanner wrote.',
  });
}

function rows(counts: Inspection, mapped: boolean): readonly SummaryRow[] {
  const skipped = counts.skipped.reduce((sum, { count }) => sum + count, 0);
  const severities = SEVERITIES.filter((severity) => counts.bySeverity[severity]);
  return [
    {
      label: 'Records',
      lines: [
        `${counts.records} = ${counts.observations} ${counts.observations === 1 ? 'observation' : 'observations'} + ${skipped} skipped`,
      ],
    },
    {
      label: 'Open',
      lines: [
        `${counts.open}${severities.length > 0 ? `: ${severities.map((s) => `${counts.bySeverity[s]} ${s}`).join(', ')}` : ''}`,
      ],
    },
    { label: 'Skipped', lines: skippedLines(counts) },
    {
      label: 'Next',
      lines: [
        mapped
          ? 'Check the mapping below, put it into dossier.yaml, then run dossier build.'
          : 'Name the file under sources: in dossier.yaml, then run dossier build.',
      ],
    },
  ].filter((row) => row.lines.length > 0);
}

const LISTED = 10;

/** The reasons with their numbers, then the first rejected records one by one. */
function skippedLines({ skipped, rejected }: Inspection): readonly string[] {
  const places = rejected
    .slice(0, LISTED)
    .map(({ line, pointer, reason }) => `${line === undefined ? pointer : `line ${line}`}: ${reason}`);
  const more = rejected.length > LISTED ? ['… --json lists more of them'] : [];
  return [...skipped.map(({ reason, count }) => `${count} ${reason}`), ...places, ...more];
}

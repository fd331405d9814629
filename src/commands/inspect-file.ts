import { stat } from 'node:fs/promises';
import { fileSource } from '../io/file-source.js';
import { createProgress } from '../io/progress.js';
import { printSummary } from '../io/print-summary.js';
import { writeDiagnostic } from '../io/write-diagnostic.js';
import { type Inspection, inspectSource } from '../ingest/inspect.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { SEVERITIES } from '../model/observation.js';
import type { SummaryRow } from '../render/summary.js';

interface InspectOptions {
  readonly file: string;
  readonly format?: string;
  readonly json: boolean;
}

/** Reads one file as `build` would, and prints the counts; exit 1 when records were rejected. */
export async function inspectFile(options: InspectOptions): Promise<number> {
  const progress = createProgress(process.stderr, options.json);
  progress.step(`reading ${options.file}`);
  const source = fileSource(options.file, options.file, await sizeOf(options.file));
  const spec = options.format === undefined ? undefined : { glob: options.file, format: options.format };
  const { facts, inspection } = await inspectSource(source, {
    spec,
    onProgress: (bytes) =>
      progress.step(`reading ${options.file}: ${Math.floor((100 * bytes) / Math.max(1, source.size))} %`),
  });
  progress.done();
  if (options.json) process.stdout.write(`${JSON.stringify(inspection, null, 2)}\n`);
  else printSummary(`${options.file}: ${facts.formatTitle}`, rows(inspection), process.stdout);
  for (const diagnostic of facts.diagnostics) writeDiagnostic(process.stderr, diagnostic);
  return facts.diagnostics.some((diagnostic) => diagnostic.level === 'error')
    ? EXIT.inputHadErrors
    : EXIT.done;
}

async function sizeOf(file: string): Promise<number> {
  const facts = await stat(file).catch(() => undefined);
  if (facts?.isFile()) return facts.size;
  throw new DossierError(`${file}: ${facts ? 'not a file' : 'no such file'}`, {
    exitCode: EXIT.missingInput,
    hint: 'Name a file that a scanner wrote.',
  });
}

function rows(counts: Inspection): readonly SummaryRow[] {
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
    { label: 'Skipped', lines: counts.skipped.map(({ reason, count }) => `${count} ${reason}`) },
    { label: 'Next', lines: ['Name the file under sources: in dossier.yaml, then run dossier build.'] },
  ].filter((row) => row.lines.length > 0);
}

import { inspectSource, type Inspection } from '../ingest/inspect.js';
import type { SourceFacts } from '../ingest/read-source.js';
import { findSources, type FoundSources } from '../io/inputs/find-sources.js';
import { createProgress, type Progress } from '../io/progress.js';
import { printSummary } from '../io/print-summary.js';
import { createReadingProgress } from '../io/reading-progress.js';
import { writeDiagnostic } from '../io/write-diagnostic.js';
import { type Diagnostic, DossierError, EXIT } from '../model/diagnostic.js';
import { type InputLimits, inputLimits, LIMIT_NAMES } from '../model/limits.js';
import { SEVERITIES } from '../model/observation.js';
import type { SummaryRow } from '../render/summary-row.js';
import { type Mapping, mappingOf, printMapping } from './inspect-mapping.js';

interface InspectOptions {
  readonly file: readonly string[];
  readonly format?: string | undefined;
  readonly limit: readonly string[];
  readonly json: boolean;
}

/** What one input holds; an input that cannot be read has only its error. */
interface Inspected {
  readonly name: string;
  readonly facts?: SourceFacts;
  readonly inspection?: Inspection;
  readonly mapping?: Mapping | undefined;
  readonly error?: DossierError;
}

/**
 * Reads files as `build` would, and prints the counts of each; exit 1 when records were rejected or something could
 * not be read. For a table that is of no named format it proposes the column mapping, and reads with it where nothing
 * else reads the file. With one input, what stops its reading is the error that the command ends with.
 */
export async function inspectFiles(options: InspectOptions): Promise<number> {
  const progress = createProgress(process.stderr, options.json);
  try {
    const limits = statedLimits(options.limit);
    const { sources, diagnostics } = await find(options, limits);
    const inspected = await inspectAll(sources, limits, progress);
    progress.done();
    const [only] = inspected;
    if (inspected.length === 1 && only?.error) throw only.error;
    if (options.json) printJson(inspected);
    else for (const one of inspected) printOne(one);
    const found = [...diagnostics, ...inspected.flatMap(diagnosticsOf)];
    for (const diagnostic of found)
      writeDiagnostic(process.stderr, diagnostic, { before: `${diagnostic.level}: ` });
    return found.some(({ level }) => level === 'error') ? EXIT.inputHadErrors : EXIT.done;
  } finally {
    progress.done();
  }
}

async function find({ file, format }: InspectOptions, limits: InputLimits): Promise<FoundSources> {
  const specs = file.map((glob) => ({ glob, ...(format === undefined ? {} : { format }) }));
  const found = await findSources('.', specs, limits, (index) => ({ file: specs[index]?.glob ?? '' }));
  if (found.sources.length > 0) return found;
  const errors = found.diagnostics.filter(({ level }) => level === 'error');
  const missing = errors.find(({ code }) => code === 'source-matches-nothing');
  throw new DossierError(
    missing ? `${missing.at?.file} holds no file to read.` : 'There is nothing to inspect.',
    {
      exitCode: missing ? EXIT.missingInput : EXIT.badInput,
      hint: 'Name a file that a scanner wrote.',
      diagnostics: errors.filter((error) => error !== missing),
    },
  );
}

async function inspectAll(
  sources: FoundSources['sources'],
  limits: InputLimits,
  progress: Progress,
): Promise<readonly Inspected[]> {
  const inputs = sources.map(({ source }) => source);
  const onRead = createReadingProgress(progress, inputs);
  const inspected: Inspected[] = [];
  for (const [index, { source, spec }] of sources.entries()) {
    progress.step(`reading ${source.name}`);
    const onProgress = (bytesRead: number): void => onRead(index, bytesRead);
    try {
      const mapping = await mappingOf(source, spec.format === undefined ? undefined : spec);
      const read = isNeeded(mapping) ? { ...spec, columns: mapping.columns } : spec;
      const result = await inspectSource(source, { spec: read, limits, onProgress });
      inspected.push({ name: source.name, mapping, ...result });
    } catch (error) {
      if (!(error instanceof DossierError)) throw error;
      inspected.push({ name: source.name, error });
    }
  }
  return inspected;
}

/** Whether the table is read with the mapping only. */
function isNeeded(mapping: Mapping | undefined): mapping is Mapping {
  return mapping !== undefined && !mapping.readable;
}

function diagnosticsOf({ name, facts, error }: Inspected): readonly Diagnostic[] {
  if (!error) return facts?.diagnostics ?? [];
  const { hint, diagnostics } = error;
  const message = error.message.replace(`${name} is `, 'It is ');
  return [{ level: 'error', code: 'source-not-read', message, at: { file: name }, hint }, ...diagnostics];
}

/** The counts of one input as they are; of several, a list of them with their names. */
function printJson(inspected: readonly Inspected[]): void {
  const all = inspected.map(({ name, inspection, mapping }) => ({ file: name, ...inspection, mapping }));
  const [only] = inspected;
  const result = inspected.length === 1 && only ? { ...only.inspection, mapping: only.mapping } : all;
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}

function printOne({ name, facts, inspection, mapping }: Inspected): void {
  if (!facts || !inspection) return;
  printSummary(`${name}: ${facts.formatTitle}`, rows(inspection, mapping), process.stdout);
  if (mapping) printMapping(mapping);
}

/** `name=value` pairs, as numbers. */
function statedLimits(pairs: readonly string[]): InputLimits {
  const stated: Record<string, number> = {};
  for (const pair of pairs) {
    const [name = '', value = ''] = pair.split('=');
    if (!LIMIT_NAMES.some((known) => known === name) || !(Number(value) > 0))
      throw new DossierError(`--limit ${pair} sets no limit.`, {
        exitCode: EXIT.usage,
        hint: `Write name=number with one of: ${LIMIT_NAMES.join(', ')}.`,
      });
    stated[name] = Number(value);
  }
  return inputLimits(stated);
}

function rows(counts: Inspection, mapping: Mapping | undefined): readonly SummaryRow[] {
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
    { label: 'Next', lines: [nextStep(mapping)] },
  ].filter((row) => row.lines.length > 0);
}

function nextStep(mapping: Mapping | undefined): string {
  const guesses = mapping?.guessed.length ?? 0;
  if (isNeeded(mapping)) return 'Check the mapping below, put it into dossier.yaml, then run dossier build.';
  return guesses > 0
    ? 'Put the mapping below into dossier.yaml where its guesses hold; the counts are without them.'
    : 'Name the file under sources: in dossier.yaml, then run dossier build.';
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

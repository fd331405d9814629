import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { proposeSystems } from '../engagement/propose-systems.js';
import { starterYaml, type StarterFacts } from '../engagement/starter-yaml.js';
import { accountNames } from '../ingest/account-names.js';
import { readSource } from '../ingest/read-source.js';
import { findSources } from '../io/inputs/find-sources.js';
import { packageFile } from '../io/package-file.js';
import { createProgress } from '../io/progress.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { DEFAULT_LIMITS } from '../model/limits.js';
import type { EntityStatus } from '../model/engagement.js';
import { isOpen, type Resource, type SourceReading } from '../model/observation.js';
import { askOnTerminal } from './init-questions.js';

interface InitOptions {
  readonly folder: string;
  readonly scans: string;
  readonly evidence?: string;
  readonly entity?: string;
  readonly status?: EntityStatus;
  readonly asOf?: string;
  readonly input: boolean;
}

/** Reads the scans, says what they are, asks for what is missing, and writes dossier.yaml; never overwrites one. */
export async function initEngagement(options: InitOptions): Promise<number> {
  const target = path.join(options.folder, 'dossier.yaml');
  if (existsSync(target)) throw usage(`${target} exists`, 'Edit it, or name another folder.');
  if (!existsSync(options.folder)) {
    throw new DossierError(`${options.folder} does not exist`, {
      exitCode: EXIT.missingInput,
      hint: 'Name the folder that holds the scans.',
    });
  }
  const { readings, names } = await readScans(options);
  const { systems, elsewhere } = proposeSystems(
    readings.flatMap(({ observations }) => observations.map(({ resource }) => resource)),
    names,
  );
  const outside = elsewhereOf(readings, new Set(elsewhere));
  for (const { path: file, observations } of outside.elsewhere)
    process.stderr.write(`  ${file}: ${counted(observations)} of no account or subscription\n`);
  const answers = await askOnTerminal(options);
  const facts: StarterFacts = {
    ...answers,
    name: slug(answers.entity),
    sources: sourcesOf(readings),
    systems,
    ...outside,
    evidence:
      options.evidence ??
      (existsSync(path.join(options.folder, 'evidence/register.csv')) ? 'evidence/register.csv' : undefined),
    schema: schemaBelow(options.folder),
  };
  await writeFile(target, starterYaml(facts), { flag: 'wx' });
  process.stderr.write(
    `wrote ${target}\nNext: say under systems: which of them hold PHI${elsewhere.length === 0 ? '' : ', and where the rest belongs'}, then dossier build ${options.folder}\n`,
  );
  return EXIT.done;
}

async function readScans({ folder, scans }: InitOptions): Promise<{
  readonly readings: readonly SourceReading[];
  /** Of accounts and subscriptions, by id. */
  readonly names: ReadonlyMap<string, string>;
}> {
  const found = await findSources(folder, [{ glob: scans }], DEFAULT_LIMITS, () => ({ file: scans }));
  const progress = createProgress(process.stderr, false);
  const readings: SourceReading[] = [];
  const names = new Map<string, string>();
  for (const { source } of found.sources) {
    progress.step(`reading ${source.name}`);
    try {
      const reading = await readSource(source);
      readings.push(reading);
      for (const [id, name] of await accountNames(source)) names.set(id, name);
      progress.done();
      process.stderr.write(
        `  ${source.name}: ${reading.formatTitle}, ${counted(reading.observations.length)}\n`,
      );
    } catch (error) {
      if (!(error instanceof DossierError)) throw error;
      progress.done();
      process.stderr.write(`  left out: ${error.message}\n`);
    }
  }
  if (readings.length > 0) return { readings, names };
  throw new DossierError(`${path.join(folder, scans)} holds no scanner file that dossier can read`, {
    exitCode: EXIT.missingInput,
    hint: 'Put scanner outputs there, or name their folder with --scans.',
    diagnostics: found.diagnostics.filter(({ code }) => code !== 'source-matches-nothing'),
  });
}

/** The files that hold them, with what they are; a zip is named once. */
function sourcesOf(readings: readonly SourceReading[]): StarterFacts['sources'] {
  const about = new Map<string, string[]>();
  for (const { file, formatTitle, observations } of readings) {
    const open = observations.filter(({ status }) => isOpen(status)).length;
    const [path = file] = file.split('!');
    about.set(path, [
      ...(about.get(path) ?? []),
      `${formatTitle}: ${counted(observations.length)}, ${open} open`,
    ]);
  }
  return [...about].map(([path, texts]) => ({ path, about: texts.join('; ') }));
}

/** Observations that no proposed system takes in, by file, and what some of them are on. */
function elsewhereOf(
  readings: readonly SourceReading[],
  elsewhere: ReadonlySet<Resource>,
): Pick<StarterFacts, 'elsewhere' | 'examples'> {
  const files = readings.map(({ file, observations }) => ({
    path: file,
    observations: observations.filter(({ resource }) => elsewhere.has(resource)).length,
  }));
  const names = [...elsewhere].map(({ id, name }) => id || (name ?? '')).filter(Boolean);
  return {
    elsewhere: files.filter(({ observations }) => observations > 0),
    examples: [...new Set(names)].slice(0, MOST_EXAMPLES),
  };
}

const MOST_EXAMPLES = 5;

/** A machine's absolute path has no place in a file that people share; a package beside the file has a relative one. */
function schemaBelow(folder: string): string | undefined {
  const relative = path.relative(path.resolve(folder), packageFile('schema/dossier-yaml.schema.json'));
  return relative.startsWith('..') || path.isAbsolute(relative) ? undefined : `./${relative}`;
}

function counted(observations: number): string {
  return `${observations} ${observations === 1 ? 'observation' : 'observations'}`;
}

function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 40).replace(/-+$/, '') || 'engagement';
}

function usage(message: string, hint: string): DossierError {
  return new DossierError(message, { exitCode: EXIT.usage, hint });
}

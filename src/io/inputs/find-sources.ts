import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type Diagnostic, DossierError, EXIT, type Place } from '../../model/diagnostic.js';
import type { SourceSpec } from '../../model/engagement.js';
import type { InputLimits } from '../../model/limits.js';
import type { ByteSource } from '../../model/source.js';
import { symbolicLinkIn } from '../symbolic-link.js';
import { findFiles, type FoundFiles } from './find-files.js';
import { openInput } from './open-input.js';
import type { OpenedInput } from './opened-input.js';
import { isStandardInput, spoolStandardInput, STANDARD_INPUT } from './standard-input.js';

/** A scanner file with the entry of `sources` that named it. */
export interface EngagementSource {
  readonly source: ByteSource;
  readonly spec: SourceSpec;
}

export interface FoundSources {
  /** By name, each file once. */
  readonly sources: readonly EngagementSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Expands `sources` in the engagement's folder and opens what it names: files, folders with all below them, globs,
 * the files inside zips, standard input as `-`. Names are relative to the folder, with forward slashes; they lead
 * out of it only where the entry does. Symbolic links are refused, a glob or folder without files is an error.
 * Throws DossierError (66) when a file that is named without wildcards is not there.
 */
export async function findSources(
  folder: string,
  specs: readonly SourceSpec[],
  limits: InputLimits,
  placeOf: (index: number) => Place,
): Promise<FoundSources> {
  const diagnostics: Diagnostic[] = [];
  const found = new Map<string, { opened: OpenedInput; spec: SourceSpec; index: number }>();
  for (const [index, spec] of specs.entries()) {
    const at = placeOf(index);
    const { names, hidden, missing } = isStandardInput(spec.glob)
      ? ON_STANDARD_INPUT
      : await findFiles(folder, spec.glob);
    if (hidden > 0) diagnostics.push(hiddenSkipped(spec.glob, hidden, at));
    if (missing) throw missingSource(spec.glob, at);
    if (names.length === 0) diagnostics.push(nothingFound(spec.glob, at));
    for (const name of names) {
      const link = name === STANDARD_INPUT ? undefined : await symbolicLinkIn(folder, name);
      if (link !== undefined) {
        diagnostics.push(linkRefused(link, name, at));
        continue;
      }
      const earlier = found.get(name);
      if (earlier) diagnostics.push(namedTwice(name, earlier.index, at));
      const opened = earlier?.opened ?? (await openNamed(folder, name, limits));
      found.set(name, { opened, spec, index });
    }
  }
  const opened = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return {
    sources: opened.flatMap(({ opened: { sources }, spec }) => sources.map((source) => ({ source, spec }))),
    diagnostics: [...diagnostics, ...opened.flatMap((each) => each.opened.diagnostics)],
  };
}

const ON_STANDARD_INPUT: FoundFiles = { names: [STANDARD_INPUT], hidden: 0, missing: false };

async function openNamed(folder: string, name: string, limits: InputLimits): Promise<OpenedInput> {
  if (name === STANDARD_INPUT) {
    const { path: spooled, size } = await spoolStandardInput(process.stdin, limits);
    return openInput(spooled, name, size, limits);
  }
  const full = path.resolve(folder, name);
  return openInput(full, name, (await stat(full)).size, limits);
}

function hiddenSkipped(pattern: string, count: number, at: Place): Diagnostic {
  return {
    level: 'note',
    code: 'hidden-files-skipped',
    message: `${count} hidden ${count === 1 ? 'file' : 'files'} in \`${pattern}\` ${count === 1 ? 'is' : 'are'} left out; name them to read them.`,
    at,
    value: pattern,
  };
}

/** A scan that is named and missing would only make the exposure look smaller. */
function missingSource(name: string, at: Place): DossierError {
  const named: Diagnostic = { level: 'error', code: 'source-missing', message: 'It is named here.', at };
  return new DossierError(`The scan ${name} does not exist.`, {
    exitCode: EXIT.missingInput,
    hint: 'Correct the name (case counts), or take it out.',
    diagnostics: at.line === undefined ? [] : [named],
  });
}

function nothingFound(pattern: string, at: Place): Diagnostic {
  return {
    level: 'error',
    code: 'source-matches-nothing',
    message: `No file matches \`${pattern}\`.`,
    at,
    value: pattern,
    hint: 'Names are relative to the folder of dossier.yaml, case counts, symbolic links are not followed.',
  };
}

function linkRefused(link: string, name: string, at: Place): Diagnostic {
  return {
    level: 'error',
    code: 'source-is-link',
    message: `\`${name}\` is not read, since \`${link}\` is a symbolic link.`,
    at,
    value: name,
    hint: 'Copy the file into the engagement folder, or name its real path.',
  };
}

function namedTwice(name: string, earlier: number, at: Place): Diagnostic {
  return {
    level: 'note',
    code: 'source-named-twice',
    message: `\`${name}\` is also named by sources[${earlier + 1}]; it is read once, as the later entry says.`,
    at,
    value: name,
  };
}

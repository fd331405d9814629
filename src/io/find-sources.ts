import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import type { FieldPath } from '../yaml/place-in-yaml.js';
import type { Diagnostic, Place } from '../model/diagnostic.js';
import type { SourceSpec } from '../model/engagement.js';
import type { ByteSource } from '../model/source.js';
import { fileSource } from './file-source.js';
import { symbolicLinkIn } from './symbolic-link.js';

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
 * Expands `sources` in the engagement's folder. Names are relative to it, with forward slashes; they lead out
 * of it only where the entry does. Symbolic links are refused, an entry without files is an error.
 */
export async function findSources(
  folder: string,
  specs: readonly SourceSpec[],
  placeOf: (path: FieldPath) => Place,
): Promise<FoundSources> {
  const diagnostics: Diagnostic[] = [];
  const found = new Map<string, { source: ByteSource; spec: SourceSpec; index: number }>();
  for (const [index, spec] of specs.entries()) {
    const at = placeOf(['sources', index]);
    const names = await expand(folder, spec.glob);
    if (names.length === 0) diagnostics.push(nothingFound(spec.glob, at));
    for (const name of names) {
      const link = await symbolicLinkIn(folder, name);
      if (link !== undefined) {
        diagnostics.push(linkRefused(link, name, at));
        continue;
      }
      const earlier = found.get(name);
      if (earlier) diagnostics.push(namedTwice(name, earlier.index, at));
      const full = path.resolve(folder, name);
      found.set(name, { source: fileSource(full, name, (await stat(full)).size), spec, index });
    }
  }
  const sources = [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { source, spec }]) => ({ source, spec }));
  return { sources, diagnostics };
}

/** Names relative to the folder. What exists under exactly that name is meant, brackets and parentheses included. */
async function expand(folder: string, pattern: string): Promise<string[]> {
  const exact = await stat(path.resolve(folder, pattern)).catch(() => undefined);
  if (exact?.isFile()) return [forwardSlashes(path.relative(folder, path.resolve(folder, pattern)))];
  const names = await glob(pattern, { cwd: folder, followSymbolicLinks: false, onlyFiles: true });
  return names.map(forwardSlashes).toSorted();
}

function forwardSlashes(name: string): string {
  return name.split(path.sep).join('/');
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

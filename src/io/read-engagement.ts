import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseEngagement, type ParsedEngagement } from '../engagement/parse-engagement.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { inputLimits } from '../model/limits.js';
import { findSources, type FoundSources } from './inputs/find-sources.js';
import { readText } from './read-text.js';

export interface EngagementOnDisk extends ParsedEngagement, FoundSources {
  /** Absolute path of the folder to which all names are relative. */
  readonly folder: string;
  /** `dossier.yaml`, as messages call it. */
  readonly file: string;
}

const NAMES = ['dossier.yaml', 'dossier.yml', 'dossier.json'];

/**
 * Reads `dossier.yaml` (a folder that holds it, or the file itself) and finds its source files. Throws
 * DossierError: 66 without the file or without any source, 65 when it has errors.
 */
export async function readEngagement(where: string): Promise<EngagementOnDisk> {
  const full = await locate(path.resolve(where), where);
  const folder = path.dirname(full);
  const file = path.basename(full);
  const parsed = parseEngagement(await readText(full, file), file);
  const { engagement, placeOf } = parsed;
  const found = await findSources(folder, engagement.sources, inputLimits(engagement.limits), (index) =>
    placeOf(['sources', index]),
  );
  const diagnostics = [...parsed.diagnostics, ...found.diagnostics];
  if (found.sources.length === 0) {
    throw new DossierError(`${file} names no scanner file that exists`, {
      exitCode: EXIT.missingInput,
      hint: 'List scanner outputs under `sources:`, for example `- scans/*.json`.',
      diagnostics,
    });
  }
  return { ...parsed, ...found, diagnostics, folder, file };
}

async function locate(full: string, asWritten: string): Promise<string> {
  const given = await stat(full).catch(() => undefined);
  if (given?.isFile()) return full;
  if (!given) {
    throw new DossierError(`${asWritten} does not exist`, {
      exitCode: EXIT.missingInput,
      hint: 'Name a folder that holds dossier.yaml, or the file itself.',
    });
  }
  const present: string[] = [];
  for (const name of NAMES) {
    const candidate = path.join(full, name);
    if ((await stat(candidate).catch(() => undefined))?.isFile()) present.push(candidate);
  }
  const [only, second] = present;
  if (only === undefined) {
    throw new DossierError(`${asWritten} holds no dossier.yaml`, {
      exitCode: EXIT.missingInput,
      hint: 'dossier init writes a first one; or name another folder.',
    });
  }
  if (second !== undefined) {
    throw new DossierError(`${asWritten} holds ${path.basename(only)} and ${path.basename(second)}`, {
      exitCode: EXIT.usage,
      hint: 'Name the one that is meant.',
    });
  }
  return only;
}

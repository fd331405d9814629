import path from 'node:path';
import { glob } from 'tinyglobby';
import { z } from 'zod';
import { isoDate, parseIsoDate } from '../model/date.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { AdjacentDossier } from '../model/dossier.js';
import type { Engagement } from '../model/engagement.js';
import { readText } from './read-text.js';

/** The few fields of a stored dossier.json that a reference to it needs; any version may carry more. */
const storedDossier = z.looseObject({
  asOf: z.string().refine((text) => parseIsoDate(text) !== undefined, 'asOf is no calendar day'),
  engagement: z.looseObject({
    entity: z.looseObject({ name: z.string(), industry: z.string().optional() }),
    dossier: z.looseObject({ title: z.string(), riskCluster: z.string().optional() }),
  }),
});

const STORED = { megabytes: 256, variable: 'DOSSIER_JSON_MB' };

interface Library {
  readonly adjacent: readonly AdjacentDossier[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finished dossiers (`dossier.json`) under the library folder that share the industry or the risk cluster of
 * this engagement, sorted by title. What can't be read is a warning, and is left out.
 */
export async function readLibrary(root: string, engagement: Engagement): Promise<Library> {
  if (engagement.library === undefined) return { adjacent: [], diagnostics: [] };
  const folder = path.resolve(root, engagement.library);
  const files = await glob('**/*.json', { cwd: folder, followSymbolicLinks: false });
  const adjacent: AdjacentDossier[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of files.sort()) {
    const name = path.posix.join(engagement.library, file);
    try {
      const stored = storedDossier.parse(JSON.parse(await readText(path.join(folder, file), name, STORED)));
      adjacent.push(...references(stored, engagement, name));
    } catch (error) {
      diagnostics.push(unreadable(name, error));
    }
  }
  if (files.length === 0) diagnostics.push(emptyLibrary(engagement.library));
  return { adjacent: adjacent.sort((a, b) => (a.title < b.title ? -1 : 1)), diagnostics };
}

function references(
  stored: z.infer<typeof storedDossier>,
  engagement: Engagement,
  file: string,
): readonly AdjacentDossier[] {
  const { entity, dossier } = stored.engagement;
  const sameIndustry = entity.industry !== undefined && entity.industry === engagement.entity.industry;
  const sameCluster =
    dossier.riskCluster !== undefined && dossier.riskCluster === engagement.dossier.riskCluster;
  if (!sameIndustry && !sameCluster) return [];
  const relation = sameIndustry ? 'same industry' : 'same risk cluster';
  return [{ title: dossier.title, entity: entity.name, relation, asOf: isoDate(stored.asOf), path: file }];
}

function unreadable(file: string, error: unknown): Diagnostic {
  return {
    level: 'warning',
    code: 'library-unreadable',
    message: 'not a stored dossier; it is left out of the adjacent dossiers',
    at: { file },
    value: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    hint: 'Put the dossier.json of a finished dossier there, or remove the file.',
  };
}

function emptyLibrary(folder: string): Diagnostic {
  return {
    level: 'warning',
    code: 'library-empty',
    message: 'the library folder holds no dossier.json',
    at: { file: 'dossier.yaml', field: 'library' },
    value: folder,
    hint: 'Remove the field, or put finished dossiers there.',
  };
}

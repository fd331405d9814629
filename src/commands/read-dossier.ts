import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { balance, ImbalanceError } from '../balance.js';
import { packageFile } from '../io/package-file.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import type { Dossier } from '../model/dossier.js';
import { explainInput } from './explain-input.js';

/**
 * A built dossier of which everything will be read, not only looked up: beside its content hash its shape and its
 * books are checked. Throws DossierError as `explainInput` does, and 65 for a shape or books that are not right.
 */
export async function readDossier(named: string | undefined): Promise<Dossier> {
  const dossier = await explainInput(named);
  await checkShape(dossier);
  checkBooks(dossier);
  return dossier;
}

/** Holds the dossier against the published schema: an unknown, missing or misshapen field is refused. */
async function checkShape(dossier: Dossier): Promise<void> {
  const published = JSON.parse(
    await readFile(packageFile('schema/dossier.schema.json'), 'utf8'),
  ) as Parameters<typeof z.fromJSONSchema>[0];
  const { error } = z.fromJSONSchema(published).safeParse(dossier);
  if (!error) return;
  throw refused('The dossier does not have the shape that its version prescribes', error.issues.map(inWords));
}

function inWords({ path, message }: z.core.$ZodIssue): string {
  return `${path.length === 0 ? 'dossier' : path.join('.')}: ${message}`;
}

function checkBooks(dossier: Dossier): void {
  try {
    balance(dossier);
  } catch (error) {
    if (!(error instanceof ImbalanceError)) throw error;
    throw refused('The books of the dossier do not balance', error.message.split('\n').slice(1));
  }
}

const MOST_SHOWN = 5;

function refused(message: string, places: readonly string[]): DossierError {
  const more = places.length > MOST_SHOWN ? [`and ${places.length - MOST_SHOWN} more`] : [];
  const listed = [...places.slice(0, MOST_SHOWN), ...more].map((place) => place.trim());
  return new DossierError(`${message}: ${listed.join('; ')}.`, {
    exitCode: EXIT.badInput,
    hint: 'Name a dossier.json as dossier build wrote it, or build again.',
  });
}

import { createHash } from 'node:crypto';
import { constants } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { z } from 'zod';
import { collectOften } from '../io/collect-often.js';
import { canonicalPieces } from '../model/canonical-json.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { DOSSIER_VERSION, type Dossier } from '../model/dossier.js';
import { isOf } from '../sign-off.js';
import { readLongDossier } from './read-long-dossier.js';

const FILE = 'dossier.json';
const BUILT = `out/*/${FILE}`;

/** What tells a dossier from other JSON; the content hash vouches for the rest. */
const stored = z.looseObject({
  version: z.string(),
  contentHash: z.string(),
  approvals: z.array(z.looseObject({ edition: z.enum(['full', 'regulator']), content: z.string() })),
  engagement: z.looseObject({ name: z.string() }),
  assessed: z.looseObject({ findings: z.array(z.unknown()) }),
  exposure: z.looseObject({ kind: z.enum(['priced', 'not-priced']) }),
});

/**
 * Reads a built dossier: the named file or folder, that of the current folder, or the only one under `out/`. Throws DossierError: 66 when there
 * is none or more than one, 65 when the file is no dossier of this version, or not as it was built.
 */
export async function explainInput(named: string | undefined): Promise<Dossier> {
  const file = named === undefined ? await onlyBuilt() : await fileIn(named);
  return checked(await contentOf(file), file);
}

async function contentOf(file: string): Promise<unknown> {
  try {
    const { size } = await stat(file);
    if (size <= constants.MAX_STRING_LENGTH) return parseJson(await readFile(file, 'utf8'), file);
    collectOften([{ size }]);
    const content = await readLongDossier(file);
    if (content === undefined) throw notADossier(`${file} is not JSON.`);
    return content;
  } catch (cause) {
    if (cause instanceof DossierError) throw cause;
    throw new DossierError(
      `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        exitCode: EXIT.missingInput,
        hint: 'Name a dossier.json that dossier build wrote.',
        cause,
      },
    );
  }
}

async function onlyBuilt(): Promise<string> {
  const [first, ...more] = (await glob([FILE, BUILT])).sort();
  if (first === undefined) {
    throw new DossierError(`There is neither ${FILE} in this folder nor ${BUILT} below it.`, {
      exitCode: EXIT.missingInput,
      hint: 'Run dossier build first, or name a dossier with --dossier.',
    });
  }
  if (more.length === 0) return first;
  throw new DossierError(
    `There are ${more.length + 1} dossiers in this folder and below it: ${[first, ...more].join(', ')}.`,
    {
      exitCode: EXIT.missingInput,
      hint: `Name one: --dossier ${first}`,
    },
  );
}

async function fileIn(named: string): Promise<string> {
  const facts = await stat(named).catch(() => undefined);
  if (facts) return facts.isDirectory() ? path.join(named, FILE) : named;
  throw new DossierError(`${named} does not exist, or may not be read.`, {
    exitCode: EXIT.missingInput,
    hint: `Name a ${FILE} that dossier build wrote, or its folder.`,
  });
}

function checked(content: unknown, file: string): Dossier {
  const { data } = stored.safeParse(content);
  if (!data) throw notADossier(`${file} is not a dossier.`);
  if (data.version !== DOSSIER_VERSION) {
    throw notADossier(`${file} has version ${data.version}; this program reads version ${DOSSIER_VERSION}.`);
  }
  const { contentHash, approvals, ...hashed } = data;
  if (hashOf(hashed, file) !== contentHash) {
    throw notADossier(`${file} was changed after it was built: its content hash does not match.`);
  }
  // The hash is taken by this program over a whole Dossier of this version.
  const dossier = data as unknown as Dossier;
  if (!approvals.every((approval) => isOf(approval, dossier))) {
    throw notADossier(`${file} was changed after it was built: it holds an approval of another content.`);
  }
  return dossier;
}

function hashOf(content: object, file: string): string {
  try {
    const hash = createHash('sha256');
    for (const piece of canonicalPieces(content)) hash.update(piece);
    return hash.digest('hex');
  } catch (cause) {
    // Thousands of levels inside each other: no dossier has ten.
    if (!(cause instanceof RangeError)) throw cause;
    throw notADossier(`${file} is nested too deeply to be a dossier.`, cause);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notADossier(`${file} is not JSON.`, cause);
  }
}

function notADossier(message: string, cause?: unknown): DossierError {
  return new DossierError(message, {
    exitCode: EXIT.badInput,
    hint: 'Name a dossier.json that this version of dossier build wrote, or build again.',
    cause,
  });
}

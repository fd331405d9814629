import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readSeal, SEAL_FILES, sealFolder } from '../io/pack/seal-files.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { keyId, minisign, minisignKey } from '../pack/minisign.js';
import { sealText } from '../pack/seal-text.js';
import { checkTimestamp, timestampRequest } from '../pack/timestamp.js';
import { checkPlace } from './check-place.js';

export interface SealOptions {
  readonly pack: string;
  readonly key?: string | undefined;
  readonly signer?: string | undefined;
  readonly timestamp?: string | undefined;
}

/**
 * Puts signature, keys and time stamp request of a sound pack into `pack.sig/`, or imports a time stamp. The pack
 * itself is not touched. Throws DossierError: 65 for a pack, key or response that does not hold, 73 over a seal.
 */
export async function sealPack(options: SealOptions): Promise<number> {
  const key = options.key === undefined ? undefined : await privateKey(options.key);
  const tagManifest = await soundTagManifest(options.pack);
  const folder = sealFolder(options.pack);
  const present = await readSeal(options.pack);
  const files: [name: string, content: string | Uint8Array][] = [];
  if (key && options.signer !== undefined) {
    if (present.minisign || present.signature) throw sealedAlready(folder);
    files.push(...signatureFiles(tagManifest, key, options.signer));
  }
  if (options.timestamp !== undefined) {
    if (present.response) throw sealedAlready(folder);
    files.push([SEAL_FILES.response, await importedTimestamp(options.timestamp, tagManifest)]);
  }
  if (!present.request) files.push([SEAL_FILES.request, timestampRequest(tagManifest)]);
  if (!present.readme) files.push([SEAL_FILES.readme, sealText()]);
  await write(folder, files);
  process.stdout.write(
    `${folder}: ${files.map(([name]) => name).join(', ') || 'nothing to add'}\n` +
      (key
        ? `Key ${keyId(createPublicKey(key))}. Give signer.pub to those who check, by another way than the pack.\n`
        : ''),
  );
  return EXIT.done;
}

async function soundTagManifest(pack: string): Promise<Uint8Array> {
  const { report, tagManifest } = await checkPlace(pack, true);
  if (report.problems.length === 0 && report.isPack && tagManifest) return tagManifest;
  throw new DossierError(`${pack} is not sealed: it is not a pack as this program made it`, {
    exitCode: EXIT.badInput,
    hint: 'dossier verify says what is wrong with it; dossier pack makes it anew.',
  });
}

function signatureFiles(
  tagManifest: Uint8Array,
  key: KeyObject,
  signer: string,
): readonly [name: string, content: string | Uint8Array][] {
  const publicKey = createPublicKey(key);
  const comment = `signed by ${signer.replaceAll(/\s+/g, ' ').trim()}`;
  return [
    [SEAL_FILES.minisign, minisign(tagManifest, key, comment)],
    [SEAL_FILES.signature, sign(null, tagManifest, key)],
    [SEAL_FILES.minisignKey, minisignKey(publicKey)],
    [SEAL_FILES.pemKey, publicKey.export({ type: 'spki', format: 'pem' })],
  ];
}

async function privateKey(file: string): Promise<KeyObject> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DossierError(`${file} cannot be read`, {
      exitCode: EXIT.missingInput,
      hint: 'Correct the name, or let the user who runs this read the file.',
      cause,
    });
  });
  const hint = 'openssl genpkey -algorithm ed25519 -out acme.key makes one; a passphrase is not asked for.';
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw new DossierError(`${file} is no private key in PEM without a passphrase`, {
      exitCode: EXIT.badInput,
      hint,
      cause,
    });
  }
  throw new DossierError(`${file} is a key, and not of Ed25519`, { exitCode: EXIT.badInput, hint });
}

async function importedTimestamp(file: string, tagManifest: Uint8Array): Promise<Uint8Array> {
  const response = await readFile(file).catch((cause: unknown) => {
    throw new DossierError(`${file} cannot be read`, {
      exitCode: EXIT.missingInput,
      hint: 'Correct the name, or let the user who runs this read the file.',
      cause,
    });
  });
  const timestamp = await checkTimestamp(response, tagManifest);
  if (timestamp.kind === 'holds') return response;
  throw new DossierError(`${file} is no time stamp of this pack: ${timestamp.problem}`, {
    exitCode: EXIT.badInput,
    hint: `Send ${SEAL_FILES.request} to the authority, with its certificate wanted in the response.`,
  });
}

function sealedAlready(folder: string): DossierError {
  return new DossierError(`${folder} holds a seal of this kind already`, {
    exitCode: EXIT.cannotWrite,
    hint: 'Move it elsewhere first, if it is to be replaced.',
  });
}

async function write(
  folder: string,
  files: readonly (readonly [name: string, content: string | Uint8Array])[],
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of files) await writeFile(path.join(folder, name), content, { flag: 'wx' });
  } catch (cause) {
    throw new DossierError(
      `${folder} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        exitCode: EXIT.cannotWrite,
        hint: 'Let the user who runs this write there, and make room on the disk.',
        cause,
      },
    );
  }
}

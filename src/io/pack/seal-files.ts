import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { TAG_MANIFEST } from '../../pack/manifest.js';

/** Files of `pack.sig/`; what is signed and stamped is the tag manifest, which stands for the whole pack. */
export const SEAL_FILES = {
  minisign: `${TAG_MANIFEST}.minisig`,
  signature: `${TAG_MANIFEST}.sig`,
  request: `${TAG_MANIFEST}.tsq`,
  response: `${TAG_MANIFEST}.tsr`,
  minisignKey: 'signer.pub',
  pemKey: 'signer.pem',
  readme: 'VERIFY.txt',
} as const;

/** `pack.sig` for `pack` and for `pack.zip`: both forms of a pack have one seal. */
export function sealFolder(pack: string): string {
  return `${path.resolve(pack).replace(/\.zip$/i, '')}.sig`;
}

/** What lies beside a pack; a file that is not there is undefined. */
export async function readSeal(
  pack: string,
): Promise<Readonly<Record<keyof typeof SEAL_FILES, Buffer | undefined>>> {
  const folder = sealFolder(pack);
  const read = (name: string): Promise<Buffer | undefined> =>
    readFile(path.join(folder, name)).catch(() => undefined);
  return {
    minisign: await read(SEAL_FILES.minisign),
    signature: await read(SEAL_FILES.signature),
    request: await read(SEAL_FILES.request),
    response: await read(SEAL_FILES.response),
    minisignKey: await read(SEAL_FILES.minisignKey),
    pemKey: await read(SEAL_FILES.pemKey),
    readme: await read(SEAL_FILES.readme),
  };
}

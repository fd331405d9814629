import { readFile } from 'node:fs/promises';
import { readSeal } from '../io/pack/seal-files.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { anchorOf } from '../pack/anchor.js';
import { checkSeal, type SealFindings } from '../pack/check-seal.js';
import { readPublicKey } from '../pack/minisign.js';
import { verdictJson, verdictText, type Verdict } from '../pack/verdict.js';
import { checkPlace } from './check-place.js';

export interface VerifyOptions {
  readonly pack: string;
  readonly expect?: string | undefined;
  readonly pub?: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Checks a pack and says what that proves; returns 0 when it holds and 1 when anything is wrong with it. */
export async function verifyPack(options: VerifyOptions): Promise<number> {
  const expect = expected(options.expect);
  const trustedKey = options.pub === undefined ? undefined : await publicKey(options.pub);
  const { report, zip, tagManifest } = await checkPlace(options.pack, options.quiet);
  const anchor = anchorOf({ expect, zip, tagManifest: report.tagManifestSha256 });
  const seal = await sealOf(options.pack, tagManifest, trustedKey);
  const verdict: Verdict = {
    pack: options.pack,
    report: { ...report, problems: [...report.problems, ...anchor.problems, ...seal.problems] },
    zipSha256: zip?.sha256,
    vouchedBy: [...anchor.vouchedBy, ...seal.vouchedBy],
    notes: seal.notes,
  };
  if (options.json) process.stdout.write(verdictJson(verdict));
  else if (!options.quiet || verdict.report.problems.length > 0) process.stdout.write(verdictText(verdict));
  return verdict.report.problems.length > 0 ? EXIT.notAsMade : EXIT.done;
}

async function sealOf(
  pack: string,
  tagManifest: Uint8Array | undefined,
  trustedKey: ReturnType<typeof readPublicKey>,
): Promise<SealFindings> {
  const { minisign, signature, pemKey, response } = await readSeal(pack);
  const timestamp =
    response && tagManifest
      ? await (await import('../pack/timestamp.js')).checkTimestamp(response, tagManifest)
      : undefined;
  return checkSeal(tagManifest, { minisign, signature, pemKey, trustedKey, timestamp });
}

/** A key file, or the one line of a minisign key itself. */
async function publicKey(pub: string): Promise<ReturnType<typeof readPublicKey>> {
  const key = readPublicKey(await readFile(pub, 'utf8').catch(() => pub));
  if (key) return key;
  throw new DossierError(`--pub ${pub} is no public key of Ed25519`, {
    exitCode: EXIT.badInput,
    hint: 'Name a PEM file, a minisign key file, or the one line of a minisign key.',
  });
}

function expected(text: string | undefined): string | undefined {
  if (text === undefined || /^[0-9a-f]{64}$/i.test(text)) return text?.toLowerCase();
  throw new DossierError(`--expect ${text} is no SHA-256`, {
    exitCode: EXIT.usage,
    hint: 'It has 64 hexadecimal digits; dossier pack prints it.',
  });
}

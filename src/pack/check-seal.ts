import { type KeyObject, verify } from 'node:crypto';
import type { BagProblem } from './bag-report.js';
import { keyId, minisigned, readPublicKey } from './minisign.js';
import type { Timestamp } from './timestamp.js';

export interface Seal {
  readonly minisign: Uint8Array | undefined;
  /** Ed25519 over the tag manifest itself, 64 bytes, as openssl makes and checks it. */
  readonly signature: Uint8Array | undefined;
  /** The key that lies beside the pack: it came with it. */
  readonly pemKey: Uint8Array | undefined;
  /** The key that the user has from elsewhere. */
  readonly trustedKey: KeyObject | undefined;
  readonly timestamp: Timestamp | undefined;
}

export interface SealFindings {
  readonly problems: readonly BagProblem[];
  /** Holds by a key that does not come from the pack. */
  readonly vouchedBy: readonly string[];
  /** Holds by what lies beside the pack alone. */
  readonly notes: readonly string[];
}

/** What signature and time stamp beside a pack are worth. */
export function checkSeal(tagManifest: Uint8Array | undefined, seal: Seal): SealFindings {
  const signed = signatureFindings(tagManifest, seal);
  const { timestamp } = seal;
  if (!timestamp) return signed;
  if (timestamp.kind === 'wrong') {
    return {
      ...signed,
      problems: [...signed.problems, broken(`The time stamp does not hold: ${timestamp.problem}.`)],
    };
  }
  const note = `Time stamp of ${timestamp.at} by ${timestamp.authority}: this pack existed then, if that authority is to be trusted (pack.sig/VERIFY.txt says how to check its certificate).`;
  return { ...signed, notes: [...signed.notes, note] };
}

function signatureFindings(tagManifest: Uint8Array | undefined, seal: Seal): SealFindings {
  const { minisign, signature, pemKey, trustedKey } = seal;
  const none = { problems: [], vouchedBy: [], notes: [] };
  if (!minisign && !signature) {
    if (!trustedKey) return none;
    return { ...none, problems: [broken('A key was named, and there is no signature beside the pack.')] };
  }
  const key = trustedKey ?? (pemKey && readPublicKey(Buffer.from(pemKey).toString('utf8')));
  if (!key)
    return { ...none, problems: [broken('There is a signature, and no public key to check it with.')] };
  if (!tagManifest) return { ...none, problems: [broken('There is a signature, and no tag manifest.')] };
  const comment = minisign && minisigned(tagManifest, key, Buffer.from(minisign).toString('utf8'));
  const isRawGood = signature !== undefined && verify(null, tagManifest, key, signature);
  if (comment === undefined || !isRawGood) {
    const whose = trustedKey ? 'the key that you named' : 'the key beside it';
    return { ...none, problems: [broken(`The signature is not one of this pack by ${whose}.`)] };
  }
  const what = `Signed by key ${keyId(key)}: ${comment}`;
  return trustedKey
    ? { ...none, vouchedBy: [`${what}.`] }
    : {
        ...none,
        notes: [
          `${what}. Whose key that is cannot be told from the pack: name one that you know with --pub.`,
        ],
      };
}

function broken(message: string): BagProblem {
  return { kind: 'seal', message };
}

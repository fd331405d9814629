import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * Signatures that minisign reads (https://jedisct1.github.io/minisign/#signature-format): Ed25519 over the
 * BLAKE2b-512 digest of the file, and again over the signature and its trusted comment.
 */
const HASHED = Buffer.from('ED');
const KEY = Buffer.from('Ed');
const UNTRUSTED = 'untrusted comment: ';
const TRUSTED = 'trusted comment: ';

/** `trustedComment` is one line. */
export function minisign(file: Uint8Array, privateKey: KeyObject, trustedComment: string): string {
  const publicKey = createPublicKey(privateKey);
  const signature = sign(null, blake2b(file), privateKey);
  const whole = sign(null, Buffer.concat([signature, Buffer.from(trustedComment)]), privateKey);
  const head = Buffer.concat([HASHED, keyNumber(publicKey), signature]).toString('base64');
  return `${UNTRUSTED}signature of key ${keyId(publicKey)}\n${head}\n${TRUSTED}${trustedComment}\n${whole.toString('base64')}\n`;
}

/** The trusted comment of a signature that holds; undefined when it does not, or is none. */
export function minisigned(file: Uint8Array, publicKey: KeyObject, text: string): string | undefined {
  const [untrusted = '', head = '', trusted = '', whole = '', ...rest] = text.split('\n');
  if (!untrusted.startsWith(UNTRUSTED) || !trusted.startsWith(TRUSTED) || rest.join('') !== '')
    return undefined;
  const [bytes, global] = [decoded(head, 74), decoded(whole, 64)];
  if (!bytes || !global || !bytes.subarray(0, 2).equals(HASHED)) return undefined;
  if (!bytes.subarray(2, 10).equals(keyNumber(publicKey))) return undefined;
  const signature = bytes.subarray(10);
  const comment = trusted.slice(TRUSTED.length);
  const holds =
    verify(null, blake2b(file), publicKey, signature) &&
    verify(null, Buffer.concat([signature, Buffer.from(comment)]), publicKey, global);
  return holds ? comment : undefined;
}

/** The public key as minisign writes it into a file. */
export function minisignKey(publicKey: KeyObject): string {
  const encoded = Buffer.concat([KEY, keyNumber(publicKey), rawKey(publicKey)]).toString('base64');
  return `${UNTRUSTED}minisign public key ${keyId(publicKey)}\n${encoded}\n`;
}

/** Reads a public key of Ed25519: PEM, a minisign key file, or its one line; undefined when it is none. */
export function readPublicKey(text: string): KeyObject | undefined {
  const line = text.trim().split('\n').at(-1)?.trim() ?? '';
  const bytes = decoded(line, 42);
  if (bytes?.subarray(0, 2).equals(KEY)) {
    const x = bytes.subarray(10).toString('base64url');
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  }
  if (!text.includes('PUBLIC KEY')) return undefined;
  try {
    const key = createPublicKey(text);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** How people name the key: 16 hexadecimal digits, as minisign shows them. */
export function keyId(publicKey: KeyObject): string {
  return Buffer.from(keyNumber(publicKey).toReversed()).toString('hex').toUpperCase();
}

/** minisign draws it at random; here it follows from the key, which so has one id wherever it is used. */
function keyNumber(publicKey: KeyObject): Buffer {
  return createHash('sha256').update(rawKey(publicKey)).digest().subarray(0, 8);
}

function rawKey(publicKey: KeyObject): Buffer {
  return Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
}

function blake2b(file: Uint8Array): Buffer {
  return createHash('blake2b512').update(file).digest();
}

/** Base64 of exactly so many bytes, spelled in the one canonical way. */
function decoded(text: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === length && bytes.toString('base64') === text ? bytes : undefined;
}

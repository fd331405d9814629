import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minisign, minisigned, minisignKey, readPublicKey } from '../../src/pack/minisign.js';
import { checkTimestamp, timestampRequest } from '../../src/pack/timestamp.js';
import { dossier } from '../commands/run-dossier.js';
import { flip, makePack, succeeds } from './bags.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-seal-'));
afterAll(() => rmSync(root, { recursive: true }));
const openssl = (...args: string[]): Buffer =>
  execFileSync('env', ['openssl', ...args], { cwd: root, stdio: 'pipe' });
const hasOpenssl = succeeds('env', ['openssl', 'version'], root);

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const FILE = Buffer.from('9f86d081  bagit.txt\n');

describe('a minisign signature', () => {
  const text = minisign(FILE, privateKey, 'signed by A. Lee');

  it('is laid out as minisign documents it', () => {
    const [, head = '', trusted = '', whole = ''] = text.split('\n');
    const [bytes, key] = [
      Buffer.from(head, 'base64'),
      Buffer.from(minisignKey(publicKey).split('\n')[1] ?? '', 'base64'),
    ];
    expect(bytes.subarray(0, 2).toString()).toBe('ED');
    expect(key.subarray(0, 2).toString()).toBe('Ed');
    expect(bytes.subarray(2, 10)).toEqual(key.subarray(2, 10));
    const digest = createHash('blake2b512').update(FILE).digest();
    expect(verify(null, digest, publicKey, bytes.subarray(10))).toBe(true);
    const signed = Buffer.concat([bytes.subarray(10), Buffer.from(trusted.replace('trusted comment: ', ''))]);
    expect(verify(null, signed, publicKey, Buffer.from(whole, 'base64'))).toBe(true);
  });

  it('holds for its file and key alone', () => {
    const other = generateKeyPairSync('ed25519').publicKey;
    expect(minisigned(FILE, publicKey, text)).toBe('signed by A. Lee');
    expect(minisigned(FILE, other, text)).toBeUndefined();
    expect(minisigned(Buffer.from('other'), publicKey, text)).toBeUndefined();
  });

  it('breaks with any byte of what it signs changed', () => {
    const start = text.indexOf('\n') + 1;
    fc.assert(
      fc.property(fc.integer({ min: start, max: text.length - 2 }), fc.nat({ max: 6 }), (at, bit) => {
        const bytes = Buffer.from(text);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        expect(minisigned(FILE, publicKey, bytes.toString('utf8'))).toBeUndefined();
      }),
    );
  });

  it('takes its key as PEM, as a minisign file, and as its one line', () => {
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const file = minisignKey(publicKey);
    for (const form of [pem, file, file.split('\n')[1] ?? '']) {
      expect(readPublicKey(form)?.export({ format: 'jwk' })).toEqual(publicKey.export({ format: 'jwk' }));
    }
    expect(readPublicKey('no key')).toBeUndefined();
  });
});

const TSA = `[tsa]
default_tsa=t
[t]
serial=./serial
signer_digest=sha256
default_policy=1.2.3.4.1
digests=sha256
ess_cert_id_alg=sha256
[ext]
extendedKeyUsage=critical,timeStamping
`;

describe.skipIf(!hasOpenssl)('the seal of a pack', () => {
  let [pack, manifest, seal] = ['', '', ''];
  beforeAll(async () => {
    const output = await makePack(root, ['one', 'two']);
    [pack, seal] = [path.join(output, 'pack'), path.join(output, 'pack.sig')];
    manifest = path.join(pack, 'tagmanifest-sha256.txt');
    openssl('genpkey', '-algorithm', 'ed25519', '-out', 'signer.key');
    writeFileSync(path.join(root, 'ts.cnf'), TSA);
    writeFileSync(path.join(root, 'serial'), '01\n');
    openssl(
      ...'req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -subj /CN=Root -days 9'.split(' '),
    );
    openssl(...'req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=Clock'.split(' '));
    openssl(
      ...'x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -days 9 -extfile ts.cnf -extensions ext'.split(
        ' ',
      ),
    );
  });

  it('is signed so that openssl agrees, and verify names who signed', async () => {
    const key = path.join(root, 'signer.key');
    expect((await dossier('seal', `${pack}.zip`, '--key', key, '--signer', 'A. Lee')).code).toBe(0);
    const file = (name: string): string => path.join(seal, name);
    const good = openssl(
      'pkeyutl',
      '-verify',
      '-pubin',
      '-inkey',
      file('signer.pem'),
      '-rawin',
      '-in',
      manifest,
      '-sigfile',
      file('tagmanifest-sha256.txt.sig'),
    );
    expect(good.toString()).toContain('Verified Successfully');
    for (const form of [pack, `${pack}.zip`]) {
      const { code, out } = await dossier('verify', form, '--pub', file('signer.pub'));
      expect(out).toContain('Proved: Signed by key');
      expect(out).toContain('A. Lee');
      expect(code).toBe(0);
    }
    expect((await dossier('verify', pack)).out).toContain('Whose key that is cannot be told');
    expect((await dossier('seal', pack, '--key', key, '--signer', 'B. Lee')).code).toBe(73);
  });

  it('fails with another key, and with a changed signature', async () => {
    const other = path.join(root, 'other.pem');
    writeFileSync(other, generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
    expect((await dossier('verify', pack, '--pub', other)).code).toBe(1);
    for (const name of ['tagmanifest-sha256.txt.sig', 'tagmanifest-sha256.txt.minisig']) {
      flip(path.join(seal, name), 60, 0);
      expect((await dossier('verify', pack)).out).toContain('signature is not one of this pack');
      flip(path.join(seal, name), 60, 0);
    }
  });

  it('takes a time stamp of this pack, and of no other file', async () => {
    const request = path.join(seal, 'tagmanifest-sha256.txt.tsq');
    expect(openssl('ts', '-query', '-in', request, '-text').toString()).toContain(
      'Certificate required: yes',
    );
    const reply = (query: string, out: string): void =>
      void openssl(
        'ts',
        '-reply',
        '-config',
        'ts.cnf',
        '-queryfile',
        query,
        '-inkey',
        'tsa.key',
        '-signer',
        'tsa.pem',
        '-out',
        out,
      );
    writeFileSync(path.join(root, 'foreign.tsq'), timestampRequest(FILE));
    reply('foreign.tsq', 'foreign.tsr');
    const foreign = await dossier('seal', pack, '--timestamp', path.join(root, 'foreign.tsr'));
    expect(foreign).toMatchObject({
      code: 65,
      err: expect.stringContaining('stamps another file') as string,
    });
    reply(request, 'right.tsr');
    const right = path.join(root, 'right.tsr');
    expect((await dossier('seal', pack, '--timestamp', right)).code).toBe(0);
    expect((await dossier('verify', pack)).out).toContain('by Clock');
    expect(
      openssl('ts', '-verify', '-in', right, '-data', manifest, '-CAfile', 'ca.pem').toString(),
    ).toBeDefined();
    flip(path.join(seal, 'tagmanifest-sha256.txt.tsr'), readFileSync(right).length - 20, 0);
    expect((await dossier('verify', pack)).code).toBe(1);
  });

  it('says what is wrong with a key or response that is none', async () => {
    expect(await checkTimestamp(Buffer.from('no DER'), FILE)).toMatchObject({ kind: 'wrong' });
    writeFileSync(path.join(root, 'no.key'), 'no key');
    const run = await dossier('seal', pack, '--key', path.join(root, 'no.key'), '--signer', 'A. Lee');
    expect(run).toMatchObject({ code: 65, err: expect.stringContaining('openssl genpkey') as string });
  });
});

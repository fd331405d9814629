import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verified, write } from './bags.js';

const CORPORA = '../shared/corpora';
const BAGS = `${CORPORA}/bagit-conformance.json`;
const ZIPS = `${CORPORA}/zip-hostile.json`;

const bags = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      expect: z.enum(['valid', 'invalid', 'warning', 'linux-only', 'windows-only']),
      files: z.array(z.object({ path_b64: z.string(), b64: z.string() })),
    }),
  ),
});
const zips = z.object({ cases: z.array(z.object({ id: z.string(), expect: z.string(), b64: z.string() })) });

const root = mkdtempSync(path.join(tmpdir(), 'dossier-corpora-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Cases of a corpus; none where the corpora are absent, and the suite then shows as skipped. */
function casesOf<T>(file: string, schema: z.ZodType<{ cases: T[] }>): readonly T[] {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))).cases : [];
}

function decoded(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}

describe.skipIf(!existsSync(BAGS))('the BagIt conformance suite', () => {
  for (const { id, expect: label, files } of casesOf(BAGS, bags)) {
    const isSound = label === 'valid' || label === 'warning';
    it.skipIf(label === 'windows-only')(`${id} is ${label}`, async () => {
      const folder = mkdtempSync(path.join(root, 'bag-'));
      write(
        folder,
        Object.fromEntries(files.map((file) => [decoded(file.path_b64).toString(), decoded(file.b64)])),
      );
      const { problems, warnings } = await verified(folder);
      if (isSound) expect(problems).toEqual([]);
      else expect(problems).not.toEqual([]);
      if (label === 'warning') expect(warnings).not.toEqual([]);
    });
  }
});

describe.skipIf(!existsSync(ZIPS))('hostile archives', () => {
  for (const { id, b64 } of casesOf(ZIPS, zips)) {
    it(`${id} is refused, and nothing is written`, async () => {
      const file = path.join(mkdtempSync(path.join(root, 'zip-')), 'pack.zip');
      writeFileSync(file, decoded(b64));
      const { problems } = await verified(file);
      expect(problems).not.toEqual([]);
      expect(readdirSync(path.dirname(file))).toEqual(['pack.zip']);
    });
  }
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HAS_CORPORA, texts } from './corpora.js';
import { hostileDossier } from './hostile-dossier.js';
import { table, type Outcome } from './outcome.js';

const SETS = [
  'blns',
  'xss-lists',
  'patt-blocks',
  'ssti',
  'commonmark-spec',
  'markdown-redos',
  'trojan-source',
  'path-traversal',
  'dompurify-payloads',
];

const root = mkdtempSync(path.join(tmpdir(), 'dossier-torture-'));
const outcomes: Outcome[] = [];

afterAll(() => {
  rmSync(root, { recursive: true });
  console.info(table(outcomes));
});

describe.skipIf(!HAS_CORPORA)('findings made of hostile texts', () => {
  it.each(SETS)('%s', async (set) => {
    const outcome = await hostileDossier(set, path.join(root, set), texts(set));
    outcomes.push(outcome);
    expect(outcome).toMatchObject({ crashes: 0, live: 0, lost: 0, leaks: 0 });
  });
});

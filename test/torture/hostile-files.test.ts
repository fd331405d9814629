import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/model/diagnostic.js';
import { dossier, type Run } from '../commands/run-dossier.js';
import { hazelShop } from '../commands/hazel-shop.js';
import { files, HAS_CORPORA, texts } from './corpora.js';
import { steers, table, type Outcome } from './outcome.js';

/** What reading an input may end with. */
const DOCUMENTED: readonly number[] = [EXIT.done, EXIT.inputHadErrors, EXIT.badInput, EXIT.missingInput];

const root = mkdtempSync(path.join(tmpdir(), 'dossier-torture-'));
const outcomes: Outcome[] = [];

afterAll(() => {
  rmSync(root, { recursive: true });
  console.info(table(outcomes));
});

function record(what: string, runs: readonly Run[], leaks = 0): void {
  const outcome = {
    what,
    tried: runs.length,
    crashes: runs.filter(({ code }) => !DOCUMENTED.includes(code)).length,
    live: 0,
    lost: 0,
    leaks: leaks + runs.filter(({ out, err }) => steers(out + err)).length,
  };
  outcomes.push(outcome);
  expect(outcome).toMatchObject({ crashes: 0, leaks: 0 });
}

describe.skipIf(!HAS_CORPORA)('hostile files', () => {
  const SETS = { 'json-testsuite': 'json', 'csv-hostile': 'csv', 'csv-spectrum': 'csv' };
  it.each(Object.entries(SETS))('%s, inspected', async (set, extension) => {
    const runs: Run[] = [];
    for (const bytes of files(set)) {
      const file = path.join(root, `scan.${extension}`);
      writeFileSync(file, bytes);
      runs.push(await dossier('inspect', file));
    }
    record(`${set} → inspect`, runs);
  });

  it('yaml-test-suite, as dossier.yaml', async () => {
    const runs: Run[] = [];
    for (const bytes of files('yaml-test-suite')) {
      const folder = hazelShop(root, 'yaml');
      writeFileSync(path.join(folder, 'dossier.yaml'), bytes);
      runs.push(await dossier('build', folder, '--no-pdf', '--out', path.join(root, 'yaml-out')));
    }
    record('yaml-test-suite → build', runs);
  });

  it('path-traversal, as files of the evidence register', async () => {
    const canary = 'CANARY outside the engagement folder';
    writeFileSync(path.join(root, 'canary.txt'), canary);
    const register = texts('path-traversal').map((text, index) => {
      const file = text.replaceAll('{FILE}', index % 2 === 0 ? 'canary.txt' : 'etc/hostname');
      return `E-${index},Paper ${index},"${file.replaceAll('"', '""')}",2026-03-01,164.308(a)(1)(ii)(A)`;
    });
    const folder = hazelShop(path.join(root, 'deep'), 'paths', {
      more: 'evidence: evidence.csv\n',
      files: { 'evidence.csv': ['id,title,file,date,provisions', ...register].join('\n') },
    });
    const out = path.join(root, 'paths-out');
    mkdirSync(out);
    const run = await dossier('build', folder, '--no-pdf', '--out', out);
    const secrets = [canary, sha256(canary), sha256(readFileSync('/etc/hostname'))];
    const written = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const told = written.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
    const leaks = secrets.filter((secret) =>
      [...told, run.out, run.err].some((text) => text.includes(secret)),
    );
    expect(register.length).toBeGreaterThan(0);
    record('path-traversal → evidence register', [run], leaks.length);
  });
});

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const STAGES = [
  'ingest',
  'evidence',
  'assess',
  'price',
  'plan',
  'render',
  'pack',
  'gaps',
  'screen',
  'compare',
  'gate',
];
const oxlint = path.resolve('node_modules/oxlint/bin/oxlint');

/** A copy of the rules over an empty tree, into which a violation can be planted. */
const tree = mkdtempSync(path.join(tmpdir(), 'dossier-layers-'));
cpSync('.oxlintrc.json', path.join(tree, '.oxlintrc.json'));
afterAll(() => rmSync(tree, { recursive: true }));

function lint(file: string, source: string): string {
  const full = path.join(tree, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, source);
  try {
    return execFileSync(process.execPath, [oxlint, file], { cwd: tree, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  } finally {
    rmSync(full);
  }
}

describe('the dependency rule', () => {
  for (const stage of STAGES) {
    const other = STAGES.find((name) => name !== stage);
    it(`${stage} may import model, and no other stage, no io, no file system`, () => {
      expect(lint(`src/${stage}/x.ts`, "export { a } from '../model/x.js';")).not.toContain(
        'no-restricted-imports',
      );
      for (const target of [`../${other}/y.js`, '../io/read.js', '../pipeline.js', 'node:fs']) {
        expect(lint(`src/${stage}/x.ts`, `export { a } from '${target}';`)).toContain(
          'no-restricted-imports',
        );
      }
      expect(lint(`src/${stage}/deep/x.ts`, `export { a } from '../../${other}/y.js';`)).toContain(
        'no-restricted-imports',
      );
      expect(lint(`src/${stage}/x.ts`, 'export const x = process.env;')).toContain('no-restricted-globals');
    });
  }

  it('no stage imports the comparison or the gate, and those import no other stage', () => {
    for (const stage of STAGES.filter((name) => name !== 'compare' && name !== 'gate')) {
      for (const target of ['../compare/y.js', '../gate/y.js']) {
        expect(lint(`src/${stage}/x.ts`, `export { a } from '${target}';`)).toContain(
          'no-restricted-imports',
        );
      }
      expect(lint('src/compare/x.ts', `export { a } from '../${stage}/y.js';`)).toContain(
        'no-restricted-imports',
      );
    }
  });

  it('model imports no stage and no law', () => {
    for (const target of ['../law/x.js', '../price/x.js']) {
      expect(lint('src/model/x.ts', `export { a } from '${target}';`)).toContain('no-restricted-imports');
    }
  });

  it('the regulator edition knows no dossier, only the regulator’s model', () => {
    for (const [file, up] of [
      ['src/render/regulator/x.ts', '../../'],
      ['src/regulator-documents.ts', './'],
    ] as const) {
      expect(lint(file, `export { a } from '${up}model/regulator.js';`)).not.toContain(
        'no-restricted-imports',
      );
      for (const target of [
        'model/dossier.js',
        'model/penalty.js',
        'model/plan.js',
        'wall/regulator-model.js',
      ]) {
        expect(lint(file, `export { a } from '${up}${target}';`)).toContain('no-restricted-imports');
      }
    }
    expect(lint('src/render/regulator/x.ts', "export { a } from '../view/board.js';")).toContain(
      'no-restricted-imports',
    );
  });
});

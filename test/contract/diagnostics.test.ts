import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { parseEngagement } from '../../src/engagement/parse-engagement.js';
import { parseRegister } from '../../src/evidence/parse-register.js';
import { readSource } from '../../src/ingest/read-source.js';
import { type Diagnostic, DossierError } from '../../src/model/diagnostic.js';
import { FULL } from '../engagement/riverbend.js';
import { sourceOf } from '../ingest/bytes-of.js';

const FORMATS = 'test/fixtures/ingest/formats';
const MALFORMED = readdirSync(FORMATS, { recursive: true, encoding: 'utf8' }).filter((file) =>
  path.basename(file).startsWith('malformed.'),
);

/** Errors and warnings name the file and say what to do. */
function expectHelp(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics.filter(({ level }) => level !== 'note')) {
    expect(diagnostic.at?.file, JSON.stringify(diagnostic)).toBeTruthy();
    expect(diagnostic.hint ?? diagnostic.allowed, JSON.stringify(diagnostic)).toBeTruthy();
  }
}

describe('an error or a warning names its file and says what to do', () => {
  it.each(MALFORMED)('in the scan %s', async (file) => {
    const bytes = readFileSync(path.join(FORMATS, file));
    const { diagnostics } = await readSource(sourceOf(bytes, file));
    expect(diagnostics.length).toBeGreaterThan(0);
    expectHelp(diagnostics);
  });

  it.each([
    '',
    'id,title\n',
    'id,title,kind,says\nE-1,"a,policy,confirms\n',
    'id,id,title,kind,says,ownr\nE-1,E-1,a,polcy,x,y\nE-2\n',
    'evidence: 3',
    '- { id: E-1, titel: a }',
    '[',
  ])('in the register %j', (text) => {
    const { diagnostics } = parseRegister(text, 'register.csv');
    expect(diagnostics.length).toBeGreaterThan(0);
    expectHelp(diagnostics);
  });

  it.each([
    'name: a\nname: b',
    'name: [',
    'name: a\n---\nname: b',
    'name: A B\nentity: { name: x, status: maybe }\nasOf: 2026-02-30\nsuppressions: [{ id: s, match: {}, owner: o, reason: r, approver: a }]\nbogus: 1',
    'sources: [/etc/passwd, ../x]\nbudget: -3\nlabor: { rates: { boss: { perHour: x } } }',
  ])('in dossier.yaml %j', (text) => {
    try {
      parseEngagement(text, 'dossier.yaml');
      expect.unreachable('the file is broken');
    } catch (error) {
      if (!(error instanceof DossierError)) throw error;
      expect(error.hint ?? error.diagnostics.length).toBeTruthy();
      expect(error.diagnostics.length).toBeGreaterThan(0);
      expectHelp(error.diagnostics);
    }
  });
});

type Path = readonly (string | number)[];

/** Every place of a value, the sections before what is in them. */
function placesIn(value: unknown, path: Path = []): readonly Path[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const step = (key: string): string | number => (Array.isArray(value) ? Number(key) : key);
  return [
    ...(path.length > 0 ? [path] : []),
    ...inner.flatMap(([key, child]) => placesIn(child, [...path, step(key)])),
  ];
}

function replaced(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((each, index) => (index === step ? replaced(each, rest, by) : each));
  return { ...(value as object), [step]: replaced((value as Record<string, unknown>)[step], rest, by) };
}

describe('a value of the wrong kind in dossier.yaml is told with what is allowed or what to do', () => {
  const full: unknown = parse(FULL);
  it.each(placesIn(full).map((path) => [path.join('.'), path] as const))('at %s', (_, path) => {
    for (const wrong of ['x y!', '40,000', true, -1.5, [[1]], { zz: 1 }]) {
      try {
        parseEngagement(stringify(replaced(full, path, wrong)), 'dossier.yaml');
      } catch (error) {
        if (!(error instanceof DossierError)) throw error;
        expect(error.diagnostics.length).toBeGreaterThan(0);
        expectHelp(error.diagnostics);
      }
    }
  });
});

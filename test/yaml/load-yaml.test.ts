import * as fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseEngagement } from '../../src/engagement/parse-engagement.js';
import { parseRegister } from '../../src/evidence/parse-register.js';
import { DossierError } from '../../src/model/diagnostic.js';
import { loadYaml } from '../../src/yaml/load-yaml.js';
import { FULL } from '../engagement/riverbend.js';

const CORPUS = '../shared/corpora/yaml-test-suite.json';

const Corpus = z.object({ cases: z.array(z.object({ id: z.string(), b64: z.string() })) });
const Cases = z.array(z.looseObject({ yaml: z.string().optional(), fail: z.boolean().optional() }));

/** The suite shows invisible characters by visible ones (its ReadMe-file says which). */
function invisible(text: string): string {
  return text
    .replaceAll('␣', ' ')
    .replaceAll(/—*»/g, '\t')
    .replaceAll('←', '\r')
    .replaceAll('⇔', '\uFEFF')
    .replaceAll('↵', '')
    .replace(/∎\n?$/, '');
}

describe.skipIf(!existsSync(CORPUS))('the YAML test suite', () => {
  it('every text is loaded or refused with a line, and what must fail is refused', () => {
    const { cases } = Corpus.parse(JSON.parse(readFileSync(CORPUS, 'utf8')));
    const accepted: string[] = [];
    let texts = 0;
    for (const { id, b64 } of cases) {
      let text: string | undefined;
      for (const one of Cases.parse(parse(Buffer.from(b64, 'base64').toString('utf8')))) {
        text = one.yaml ?? text;
        if (text === undefined) continue;
        texts += 1;
        const load = loadYaml(invisible(text), id);
        if (load.kind === 'loaded' && one.fail) accepted.push(id);
        if (load.kind === 'broken') {
          expect(load.diagnostics.length).toBeGreaterThan(0);
          for (const { at } of load.diagnostics) expect(at?.line).toBeGreaterThan(0);
        }
      }
    }
    expect(texts).toBeGreaterThan(200);
    expect(accepted).toEqual([]);
  });
});

describe('whatever is written', () => {
  it('dossier.yaml with parts cut out or doubled is read or refused, never a crash', () => {
    const lines = FULL.split('\n');
    const at = fc.nat(lines.length - 1);
    const change = fc.tuple(
      at,
      fc.constantFrom('', '  ', '- x', ': y', '[', '"', '\t', '*a', '&a b', '? z', '%YAML 1.1'),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), fc.boolean(), (changes, cut) => {
        const text = lines
          .flatMap((line, number) => {
            const here = changes.filter(([where]) => where === number).map(([, what]) => what);
            return here.length === 0 ? [line] : cut ? here : [line, ...here];
          })
          .join('\n');
        try {
          parseEngagement(text, 'dossier.yaml');
        } catch (error) {
          expect(error).toBeInstanceOf(DossierError);
          expect((error as DossierError).diagnostics.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('any data is read or refused, as an engagement and as a register', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(() => parseEngagement(json, 'dossier.json')).toThrow(DossierError);
        const { items, diagnostics } = parseRegister(json, 'register.json');
        expect(items).toEqual([]);
        expect(diagnostics.length).toBeGreaterThan(0);
      }),
    );
  });
});

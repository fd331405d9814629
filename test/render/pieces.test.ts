import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, canonicalPieces } from '../../src/model/canonical-json.js';
import { dossierJson } from '../../src/render/dossier-json.js';
import { findingsCsv } from '../../src/render/findings-csv.js';
import { retailer } from './fixture.js';
import { joined } from './joined.js';

describe('a document in pieces', () => {
  it('is the same each time it is read, since the PDF carries it and the folder holds it', () => {
    for (const document of [dossierJson(retailer()), findingsCsv(retailer())]) {
      expect(joined(document)).not.toBe('');
      expect(joined(document)).toBe(joined(document));
    }
  });

  it('never makes a piece that holds much of a large value', () => {
    const findings = Array.from({ length: 5000 }, (_, index) => ({
      id: `F-${index}`,
      text: 'x'.repeat(100),
    }));
    const lengths = [...canonicalPieces({ assessed: { findings } })].map(({ length }) => length);
    expect(lengths.length).toBeGreaterThan(5);
    expect(Math.max(...lengths)).toBeLessThan(100_000);
  });
});

describe('canonical JSON', () => {
  /** What the text is by definition: each object written with its keys in code-unit order. */
  const defined = (value: unknown): string =>
    JSON.stringify(value, (_key, child: unknown) =>
      child === null || typeof child !== 'object' || Array.isArray(child)
        ? child
        : Object.fromEntries(Object.entries(child).sort(([a], [b]) => (a < b ? -1 : 1))),
    );

  const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', '10', '9', 'toString', '\u{D800}'));
  const { value } = fc.letrec((tie) => ({
    leaf: fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null)),
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      tie('leaf'),
      fc.array(tie('value')),
      fc.dictionary(key, fc.option(tie('value'), { nil: undefined })),
    ),
  }));

  it('has keys in order at every depth, whole and in pieces, with and without white space', () => {
    fc.assert(
      fc.property(value, (any) => {
        const text = defined(any);
        expect(canonicalJson(any)).toBe(text);
        expect(joined(canonicalPieces(any))).toBe(text);
        expect(joined(canonicalPieces(any, 2))).toBe(JSON.stringify(JSON.parse(text), null, 2));
      }),
    );
  });
});

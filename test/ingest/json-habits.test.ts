import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesIn, repeatedName, withLongNumbersAsText } from '../../src/ingest/input/json-habits.js';

describe('whole numbers that a double cannot hold', () => {
  it.each([
    ['{"account":12345678901234567890}', { account: '12345678901234567890' }],
    ['[-9007199254740993, 9007199254740991]', ['-9007199254740993', 9007199254740991]],
    [
      '{"a":"12345678901234567890 \\" 99999999999999999999"}',
      { a: '12345678901234567890 " 99999999999999999999' },
    ],
    ['{"score":0.1234567890123456789,"e":1.5e300}', { score: 0.12345678901234568, e: 1.5e300 }],
  ])('%s', (text, value) => {
    expect(JSON.parse(withLongNumbersAsText(text))).toEqual(value);
  });

  it('leave everything else as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        const read = JSON.stringify(JSON.parse(withLongNumbersAsText(text)));
        expect(read.replaceAll(/"(-?\d{16,})"/g, '$1')).toBe(text.replaceAll(/"(-?\d{16,})"/g, '$1'));
      }),
    );
  });
});

/** Strings before a colon; whole strings are read, since one may hold quotes and colons. */
function statedIn(text: string): number {
  const strings = text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g);
  return [...strings].filter(([, colon]) => colon !== undefined).length;
}

describe('names that an object has twice', () => {
  it.each([
    ['{"id":1,"id":2}', 'id'],
    ['{"a":{"id":1},"id":2}', undefined],
    ['[{"id":1},{"id":2}]', undefined],
    ['{"a":"{\\"id\\":1,\\"id\\":2}"}', undefined],
    ['{"a":[{"x":1,"\\u0078":2}]}', 'x'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ])('%s', (text, name) => {
    expect(repeatedName(text)).toBe(name);
    expect(namesIn(JSON.parse(text)) === statedIn(text)).toBe(name === undefined);
  });

  it('are counted in values of any shape', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(repeatedName(text)).toBeUndefined();
        expect(namesIn(value)).toBe(statedIn(text));
      }),
    );
  });
});

describe('a run of sixteen digits', () => {
  it('is found wherever it stands', () => {
    for (let before = 0; before < 40; before++) {
      const text = `[${' '.repeat(before)}12345678901234567${' '.repeat(40 - before)}]`;
      expect(JSON.parse(withLongNumbersAsText(text)), text).toEqual(['12345678901234567']);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { provisions } from '../../src/law/provisions.js';
import { statedProvisions } from '../../src/law/stated-provisions.js';

describe('a HIPAA citation in a cell', () => {
  it.each([
    ['164.312(a)(2)(iv)', ['164.312(a)(2)(iv)']],
    ['§164.312(a)(2)(iv)', ['164.312(a)(2)(iv)']],
    ['45 CFR § 164.308 (a)(1)(ii)(A)', ['164.308(a)(1)(ii)(A)']],
    ['45 C.F.R. 164.308(a)(1)(ii)(a)', ['164.308(a)(1)(ii)(A)']],
    ['164_308_a_1_ii_d', ['164.308(a)(1)(ii)(D)']],
    ['Encryption: 164.312(a)(2)(iv); also 164.312(e)(2)(ii).', ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)']],
    ['164.312(b) and 164.312(b)', ['164.312(b)']],
    ['164.312(a)', ['164.312(a)(1)']],
    ['164.308(a)(1)', ['164.308(a)(1)(i)']],
    ['n/a', []],
  ])('%s', (cell, expected) => {
    expect(statedProvisions(cell)).toEqual({ provisions: expected, refused: [] });
  });

  it('is refused where no provision is called so, or where nothing can violate it', () => {
    expect(statedProvisions('164.312(z), 164.306(a)')).toEqual({
      provisions: [],
      refused: [
        { citation: '164.312(z)', problem: 'no provision that this program knows' },
        { citation: '164.306(a)', problem: expect.stringContaining('a general rule') as string },
      ],
    });
  });

  it('is read of every provision, and no two of them are the same without case', () => {
    const violable = provisions.filter(
      ({ designation, rule }) => designation !== 'general' && rule !== 'enforcement',
    );
    for (const { id } of violable) expect(statedProvisions(`45 CFR ${id}`).provisions).toEqual([id]);
    expect(new Set(provisions.map(({ id }) => id.toLowerCase())).size).toBe(provisions.length);
  });
});

import { describe, expect, it } from 'vitest';
import { fontCss, uncoveredCharacters } from '../../src/io/fonts.js';

describe('the fonts of the documents', () => {
  it('come as data URIs, each face once, with the range of its subset', async () => {
    const rules = (await fontCss()).split('\n');
    expect(new Set(rules).size).toBe(rules.length);
    for (const rule of rules) expect(rule).toMatch(/^@font-face\{.*src:url\(data:font\/woff2;base64,[^)]+\)/);
    expect(rules).toHaveLength(18);
  });

  it('come only as far as a text needs them', async () => {
    const plain = await fontCss('Encryption at rest');
    expect(plain).not.toMatch(/DejaVu/);
    const symbols = await fontCss('Encryption at rest ✓');
    expect(symbols).toMatch(/'DejaVu Sans'.*unicode-range:U\+2713\}/);
    expect(symbols.length - plain.length).toBeLessThan(60_000);
  });

  it('keep the whole of a font for scripts that are shaped', async () => {
    expect((await fontCss('مرحبا')).length).toBeGreaterThan(500_000);
  });

  it('have the symbols that the documents use', async () => {
    expect(await uncoveredCharacters('§ 164.312(b) — “quoted” • ✓ ✗ → ≥ ≤ … ☐ ☑ ▲ ◆ ● ■ ▼ –')).toEqual([]);
    expect(await uncoveredCharacters('Zażółć gęślą jaźń, Łódź; Ωμέγα; Жук; שלום; مرحبا')).toEqual([]);
  });

  it('name the characters that no font has, once each', async () => {
    expect(await uncoveredCharacters('漢字 bucket 漢\t\u00AD\u200B')).toEqual(['漢', '字']);
  });
});

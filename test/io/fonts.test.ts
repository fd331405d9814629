import { describe, expect, it } from 'vitest';
import { sfntTable } from '../../src/io/font-tables.js';
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

  it.each([
    ['Chinese', '漢字 病人记录 儲存貯體', 'NotoSansSC'],
    ['Japanese', '漢字 顧客データの書き出し', 'NotoSansJP'],
    ['Korean', '환자 기록 버킷', 'NotoSansKR'],
    ['Thai', 'บันทึกผู้ป่วย', 'NotoSansThai'],
    ['Devanagari', 'रोगी अभिलेख', 'NotoSansDevanagari'],
    ['pictures', '🔓 🗑 👍', 'NotoEmoji'],
  ])('come for %s from a font of that script, with these characters only', async (_, text, name) => {
    expect(await uncoveredCharacters(text)).toEqual([]);
    const rules = (await fontCss(text)).split('\n').filter((rule) => rule.includes('font/ttf'));
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) {
      expect(rule).toMatch(/^@font-face\{font-family:'DejaVu Sans';font-style:normal;font-weight:[47]00;/);
      const font = Buffer.from(/base64,([^)]*)/.exec(rule)?.[1] ?? '', 'base64');
      const names = sfntTable(font, 'name').toString('latin1').replaceAll('\0', '');
      expect(names).toContain(name);
      expect(font.length).toBeLessThan(60_000);
    }
  });

  it('name the characters that no font has, once each', async () => {
    expect(await uncoveredCharacters('தமிழ் bucket த\t\u00AD\u200B')).toEqual(['த', 'ம', 'ி', 'ழ', '்']);
  });
});

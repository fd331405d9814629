import { describe, expect, it } from 'vitest';
import { uncoveredCharacters } from '../../src/io/fonts.js';
import { spellUncovered } from '../../src/io/spell-uncovered.js';

describe('characters that no font has', () => {
  it('are spelled out by their code points and named', async () => {
    expect(await spellUncovered('<td>漢字 bucket ✓ 🔓</td>')).toEqual({
      text: '<td>[U+6F22][U+5B57] bucket ✓ [U+1F513]</td>',
      spelled: ['漢', '字', '🔓'],
    });
  });

  it('leave a text alone that can be drawn', async () => {
    const text = '§ 164.312(b) — Łódź → שלום';
    expect(await spellUncovered(text)).toEqual({ text, spelled: [] });
  });

  it('leave nothing that can not be drawn', async () => {
    const { text } = await spellUncovered('👩‍⚕️ 🗑️ 顧客データの書き出し 한국어 ไทย');
    expect(await uncoveredCharacters(text)).toEqual([]);
  });
});

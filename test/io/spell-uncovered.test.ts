import { describe, expect, it } from 'vitest';
import { uncoveredCharacters } from '../../src/io/fonts.js';
import { spellUncovered } from '../../src/io/spell-uncovered.js';

describe('characters that no font has', () => {
  it('are spelled out by their code points and named', async () => {
    expect(await spellUncovered('<td>漢字 bucket ✓ 🔓 இஅ</td>')).toEqual({
      text: '<td>漢字 bucket ✓ 🔓 [U+0B87][U+0B85]</td>',
      spelled: ['இ', 'அ'],
    });
  });

  it('are taken apart where several make one picture, and no part is lost', async () => {
    expect(await spellUncovered('👩‍⚕️ 👍🏽 1️⃣ ❤️ 漢\u0304')).toEqual({
      text: '👩⚕ 👍[U+1F3FD] 1[U+20E3] ❤ 漢[U+0304]',
      spelled: ['🏽', '\u20E3', '\u0304'],
    });
  });

  it('leave a text alone that can be drawn', async () => {
    const text = '§ 164.312(b) — Łódź → שלום é क्‍ष が';
    expect(await spellUncovered(text)).toEqual({ text, spelled: [] });
  });

  it('leave nothing that can not be drawn', async () => {
    const { text } = await spellUncovered('👩‍⚕️ 🗑️ 顧客データの書き出し 한국어 ไทย ລາວ አማርኛ');
    expect(await uncoveredCharacters(text)).toEqual([]);
  });
});

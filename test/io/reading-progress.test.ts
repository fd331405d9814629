import { describe, expect, it } from 'vitest';
import { createReadingProgress } from '../../src/io/reading-progress.js';

describe('the progress of reading', () => {
  it('says the share of all inputs, and after two seconds how long the rest takes', () => {
    const said: string[] = [];
    let time = 0;
    const inputs = [
      { name: 'a.json', size: 400 },
      { name: 'b.json', size: 600 },
    ];
    const read = createReadingProgress(
      { step: (text) => said.push(text), done: () => undefined },
      inputs,
      () => time,
    );
    // The file was hashed for a minute before its first bytes are read: no part of the speed.
    time = 60_000;
    read(0, 0);
    time = 61_000;
    read(0, 100);
    time = 64_000;
    read(0, 400);
    time = 64_100;
    read(0, 401);
    time = 66_000;
    read(1, 200);
    expect(said).toEqual([
      'reading, 0 %: a.json',
      'reading, 10 %: a.json',
      'reading, 40 %, about 6 s left: a.json',
      'reading, 60 %, about 4 s left: b.json',
    ]);
  });
});

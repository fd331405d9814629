import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openBagZip } from '../../src/io/pack/bag-zip.js';
import { custodyLog, readCustody } from '../../src/pack/custody.js';
import { distinctNames, portableName } from '../../src/pack/portable-name.js';
import { formatTags, parseDeclaration, parseTags } from '../../src/pack/tag-file.js';
import { centralDirectory, localHeader } from '../../src/pack/zip-format.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-parts-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('a portable name', () => {
  it.each([
    ['Q3 report (final).pdf', 'Q3-report-final-.pdf'],
    ['Prüfbericht.pdf', 'Prufbericht.pdf'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON.txt', 'file-CON.txt'],
    ['日本語', 'file'],
    ['-rf', 'rf'],
  ])('of %j is %j', (name, portable) => {
    expect(portableName(name)).toBe(portable);
  });

  it('is portable for any text, and no two are equal without regard to case', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 20 }), (names) => {
        const portable = distinctNames(names);
        for (const name of portable) expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,119}$/);
        expect(new Set(portable.map((name) => name.toLowerCase())).size).toBe(names.length);
      }),
    );
  });
});

describe('the custody log', () => {
  const event = fc.record({
    time: fc.constant('2026-11-20'),
    actor: fc.string(),
    action: fc.constantFrom('collected' as const, 'packed' as const),
    item: fc.string(),
    purpose: fc.string({ unit: 'binary' }),
  });
  it('is read back whole, whatever people wrote into the register', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 8 }), (events) => {
        const { text, head } = custodyLog(events);
        const back = readCustody(text);
        expect(back).toMatchObject({ head, lines: events });
        expect(back.broken).toBeUndefined();
      }),
    );
  });
});

describe('tag files', () => {
  it('keep a value on its line', () => {
    expect(formatTags([['Source-Organization', 'Acme\nPayload-Oxum: 0.0']])).toBe(
      'Source-Organization: Acme Payload-Oxum: 0.0\n',
    );
    expect(parseTags('A: 1\n  and 2\r\nB : 3')).toEqual([
      ['A', '1 and 2'],
      ['B', '3'],
    ]);
  });

  it('declare nothing with a byte order mark', () => {
    const bytes = Buffer.from('\uFEFFBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    expect(parseDeclaration(bytes)).toMatchObject({ kind: 'wrong' });
  });
});

describe('the archive format', () => {
  it('takes files beyond 4 GiB by Zip64, as other programs read it', async () => {
    const small = Buffer.from('BagIt');
    const entries = [
      { name: 'big/large.bin', bytes: 5 * 2 ** 30, crc32: 0 },
      { name: 'big/bagit.txt', bytes: small.length, crc32: crc32(small) },
    ] as const;
    const file = path.join(root, 'large.zip');
    const [large, second] = entries;
    writeFileSync(file, localHeader(large));
    truncateSync(file, localHeader(large).length + large.bytes);
    writeFileSync(file, Buffer.concat([localHeader(second), small, centralDirectory(entries)]), {
      flag: 'a',
    });
    const listing = execFileSync('unzip', ['-l', file], { encoding: 'utf8' });
    expect(listing).toContain('5368709120');
    const source = await openBagZip(file);
    expect(source.problems).toEqual([]);
    expect(source.entries.map(({ path: at, bytes }) => [at, bytes])).toEqual([
      ['bagit.txt', 5],
      ['large.bin', 5 * 2 ** 30],
    ]);
    await source.close();
  });
});

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectReading } from '../../src/ingest/inspect.js';
import { readSource } from '../../src/ingest/read-source.js';
import { findSources, type FoundSources } from '../../src/io/inputs/find-sources.js';
import { DEFAULT_LIMITS, type InputLimits } from '../../src/model/limits.js';
import type { SourceReading } from '../../src/model/observation.js';
import { type ZipEntry, zipOf } from './zip-of.js';

const FORMATS = 'test/fixtures/ingest/formats';
const PROWLER = readFileSync(`${FORMATS}/prowler-ocsf/many.json`);
const HUB = readFileSync(`${FORMATS}/asff/many.json`);
const TABLE = readFileSync(`${FORMATS}/prowler-csv/many.csv`);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dossier-inputs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
}

function find(pattern: string, limits: Partial<InputLimits> = {}): Promise<FoundSources> {
  return findSources(folder, [{ glob: pattern }], { ...DEFAULT_LIMITS, ...limits }, () => ({
    file: 'dossier.yaml',
  }));
}

async function readAll(found: FoundSources): Promise<SourceReading[]> {
  return Promise.all(found.sources.map(({ source, spec }) => readSource(source, { spec })));
}

async function readOne(name: string, content: string | Uint8Array): Promise<SourceReading> {
  write(name, content);
  const [reading] = await readAll(await find(name));
  if (!reading) throw new Error(`${name} gives no source`);
  return reading;
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

describe('a gzip file', () => {
  it('is read as its content, whatever it is called, under the hash of the file as given', async () => {
    const plain = await readOne('scan.json', PROWLER);
    const packed = gzipSync(PROWLER);
    const reading = await readOne('scan.data', packed);
    expect(inspectReading(reading)).toEqual(inspectReading(plain));
    expect(reading).toMatchObject({ sha256: sha256(packed), bytes: packed.length });
    expect(reading.observations[0]?.at).toMatchObject({ file: 'scan.data', sha256: sha256(packed) });
  });

  it('may have several members', async () => {
    const half = PROWLER.length >> 1;
    const packed = Buffer.concat([gzipSync(PROWLER.subarray(0, half)), gzipSync(PROWLER.subarray(half))]);
    expect((await readOne('scan.json.gz', packed)).records).toBe(4);
  });

  it('that breaks off gives its good records and one error', async () => {
    const records = Array.from({ length: 2000 }, (_, index) => ({
      ...(JSON.parse(HUB.toString()) as { Findings: object[] }).Findings[0],
      Id: `finding ${index} ${sha256(Buffer.from(String(index)))}`,
    }));
    const packed = gzipSync(JSON.stringify({ Findings: records }));
    const reading = await readOne('hub.json.gz', packed.subarray(0, packed.length >> 1));
    expect(reading.records).toBeGreaterThan(500);
    expect(reading.observations).toHaveLength(reading.records);
    expect(reading.diagnostics).toMatchObject([
      {
        level: 'error',
        code: 'source-cut-short',
        message: expect.stringContaining('in the middle of its gzip stream') as string,
      },
    ]);
  });

  it('that breaks off inside a row of a table does not give that row', async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, index) => `Finding ${sha256(Buffer.from(`${index}`))};High`,
    );
    const packed = gzipSync(`Title;Severity\n${rows.join('\n')}\n`);
    const { observations, diagnostics } = await readOne('t.csv.gz', packed.subarray(0, packed.length >> 1));
    expect(observations.map(({ title }) => `${title};High`)).toEqual(rows.slice(0, observations.length));
    expect(observations.length).toBeGreaterThan(500);
    expect(diagnostics.map(({ code }) => code)).toEqual(['source-cut-short']);
  });

  it('that is damaged, or goes on as something else, is an error', async () => {
    const packed = gzipSync(PROWLER);
    const damaged = Buffer.from(packed);
    damaged[packed.length - 6] = (damaged[packed.length - 6] ?? 0) ^ 1;
    for (const bytes of [damaged, Buffer.concat([packed, Buffer.from('more text')])]) {
      const { diagnostics } = await readOne('scan.json.gz', bytes);
      expect(diagnostics).toMatchObject([{ level: 'error', code: 'source-cut-short' }]);
    }
  });

  it('that breaks off before its first record is an error too', async () => {
    const { records, diagnostics } = await readOne('scan.json.gz', gzipSync(PROWLER).subarray(0, 12));
    expect(records).toBe(0);
    expect(diagnostics).toMatchObject([{ level: 'error', code: 'source-cut-short' }]);
  });
});

describe('a zip', () => {
  const many: readonly ZipEntry[] = [
    { name: 'azure/b.csv', content: TABLE },
    { name: 'aws/', content: '' },
    { name: 'aws/a.json', content: PROWLER },
    { name: 'aws/c.json', content: gzipSync(HUB) },
  ];

  it('gives each file in it as an input of its own, by name', async () => {
    const zip = zipOf(many);
    write('scans.zip', zip);
    const readings = await readAll(await find('scans.zip'));
    expect(readings.map(({ file, format, records }) => [file, format, records])).toEqual([
      ['scans.zip!aws/a.json', 'prowler-ocsf', 4],
      ['scans.zip!aws/c.json', 'asff', 5],
      ['scans.zip!azure/b.csv', 'prowler-csv', 4],
    ]);
    for (const reading of readings) {
      expect(reading.sha256).toBe(sha256(zip));
      expect(reading.observations[0]?.at.file).toBe(reading.file);
    }
  });

  it.each<[string, ZipEntry, string]>([
    ['a name that leads out', { name: '../../etc/scan.json', content: PROWLER }, 'its name leads out'],
    ['an absolute name', { name: '/etc/scan.json', content: PROWLER }, 'its name leads out'],
    [
      'a symbolic link',
      { name: 'link.json', content: '/etc/passwd', mode: 0o120777 },
      'it is a symbolic link',
    ],
    ['an encrypted file', { name: 'secret.json', content: PROWLER, flags: 1 }, 'it is encrypted'],
    ['a name that is there already', { name: 'aws/a.json', content: HUB }, 'another file in the zip'],
  ])('refuses %s, and reads the others', async (_, entry, reason) => {
    write('scans.zip', zipOf([...many, entry]));
    const { sources, diagnostics } = await find('scans.zip');
    expect(sources).toHaveLength(3);
    expect(diagnostics).toMatchObject([
      { level: 'error', code: 'zip-entry-refused', value: entry.name, at: { file: 'scans.zip' } },
    ]);
    expect(diagnostics[0]?.message).toContain(reason);
  });

  it('says what it leaves out', async () => {
    write('scans.zip', zipOf([...many, { name: '__MACOSX/aws/._a.json', content: 'x' }]));
    expect(await find('scans.zip')).toMatchObject({
      diagnostics: [{ level: 'note', code: 'hidden-files-skipped' }],
    });
  });

  it('whose file does not have its checksum is an error of that file', async () => {
    write('scans.zip', zipOf([{ name: 'a.json', content: PROWLER, sum: 1 }]));
    const [reading] = await readAll(await find('scans.zip'));
    expect(reading?.diagnostics).toMatchObject([{ level: 'error', code: 'source-cut-short' }]);
  });

  it.each<[string, Partial<InputLimits>, string]>([
    ['too many files', { entries: 2 }, 'limits: { entries: 4 }'],
    ['too much in it', { unpackedGb: 1e-6 }, 'limits: { unpackedGb: '],
  ])('with %s is not read, and the key is named that raises the limit', async (_, limits, key) => {
    write('scans.zip', zipOf(many));
    const { sources, diagnostics } = await find('scans.zip', limits);
    expect(sources).toEqual([]);
    expect(diagnostics).toMatchObject([{ level: 'error', code: 'zip-not-read' }]);
    expect(diagnostics[0]?.hint).toContain(key);
  });

  it('that unpacks to many times its size is refused before it is unpacked', async () => {
    write('bomb.zip', zipOf([{ name: 'a.json', content: Buffer.alloc(70 * 2 ** 20, ' ') }]));
    const { sources, diagnostics } = await find('bomb.zip');
    expect(sources).toEqual([]);
    expect(diagnostics[0]?.hint).toContain('limits: { ratio: 600 }');
  });

  it('that breaks off, is empty or is a spreadsheet is an error', async () => {
    const zip = zipOf(many);
    const sheet = zipOf([{ name: '[Content_Types].xml', content: '<Types/>' }]);
    for (const content of [zip.subarray(0, zip.length - 30), zipOf([]), sheet]) {
      write('scans.zip', content);
      const { sources, diagnostics } = await find('scans.zip');
      expect(sources).toEqual([]);
      expect(diagnostics).toMatchObject([{ level: 'error', code: 'zip-not-read' }]);
    }
  });
});

describe('a folder', () => {
  it('gives all files below it in the order of their names, hidden ones left out with a note', async () => {
    for (const name of ['s/b/z.json', 's/a.json', 's/.hidden.json', 's/.git/x', 's/b.csv'])
      write(name, TABLE);
    const { sources, diagnostics } = await find('s');
    expect(sources.map(({ source }) => source.name)).toEqual(['s/a.json', 's/b.csv', 's/b/z.json']);
    expect(diagnostics).toMatchObject([{ level: 'note', code: 'hidden-files-skipped' }]);
    expect(diagnostics[0]?.message).toContain('2 hidden files');
  });
});

describe('limits', () => {
  it.each<[keyof InputLimits, number, string]>([
    ['records', 2, 'source-too-many-records'],
    ['unpackedGb', 1000 / 2 ** 30, 'source-cut-short'],
    ['recordMb', 100 / 2 ** 20, 'record-skipped'],
    ['depth', 2, 'record-skipped'],
  ])('%s: the error names the key that raises it', async (name, value, code) => {
    write('scan.json', PROWLER);
    const [found] = (await find('scan.json')).sources;
    if (!found) throw new Error('no source');
    const { records, diagnostics } = await readSource(found.source, {
      limits: { ...DEFAULT_LIMITS, [name]: value },
    });
    expect(diagnostics).toMatchObject([{ level: 'error', code }]);
    expect(diagnostics[0]?.hint).toContain(`limits: { ${name}: ${value * 2} }`);
    expect(records).toBe(code === 'record-skipped' ? 4 : name === 'records' ? 2 : 1);
  });
});

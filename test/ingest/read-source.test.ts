import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DossierError } from '../../src/model/diagnostic.js';
import type { SourceSpec } from '../../src/model/engagement.js';
import type { SourceReading } from '../../src/model/observation.js';
import { inspectReading } from '../../src/ingest/inspect.js';
import { readSource } from '../../src/ingest/read-source.js';
import { fixture, sourceOf } from './bytes-of.js';

const PROWLER = 'test/fixtures/ingest/prowler-csv-many.csv';

function read(text: string | Uint8Array, spec?: SourceSpec): Promise<SourceReading> {
  return readSource(sourceOf(text, 'scan.dat'), spec ? { spec } : {});
}

function utf16(text: string, mark: boolean, bigEndian = false): Uint8Array {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('reading one source', () => {
  it('keeps what Prowler says of check, resource, status and day', async () => {
    const { observations, sha256 } = await readSource(fixture('prowler-csv-many.csv'));
    expect(sha256).toBe(createHash('sha256').update(readFileSync(PROWLER)).digest('hex'));
    expect(observations[0]).toMatchObject({
      tool: 'Prowler',
      checkId: 's3_bucket_public_access',
      resource: {
        id: 'arn:aws:s3:::rx-uploads',
        account: '000011112222',
        region: 'eu-west-1',
        cloud: 'aws',
        tags: { env: 'prod', phi: 'yes' },
      },
      severity: 'critical',
      status: { result: 'fail', workflow: 'none', record: 'active' },
      seen: { last: '2026-09-01', basis: 'run' },
      at: { file: 'prowler-csv-many.csv', line: 2, sha256 },
    });
    expect(observations.map(({ at }) => at.line)).toEqual([2, 4, 5, 6]);
    expect(observations[2]?.status.workflow).toBe('accepted');
  });

  it('reads the same from every encoding, line end and separator', async () => {
    const text = readFileSync(PROWLER, 'utf8');
    const plain = inspectReading(await read(text));
    expect(plain).toMatchObject({ records: 4, open: 1, bySeverity: { critical: 1 } });
    const variants = [
      `\uFEFF${text}`,
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('\n', '\r\r\n'),
      text.replaceAll('\n', '\r'),
      text.replaceAll(';', '\t'),
      text.replaceAll(';', ','),
      `sep=;\nProwler scan\n\n${text}`,
      utf16(text, true),
      utf16(text, false),
      utf16(text, true, true),
      utf16(text, false, true),
    ];
    for (const variant of variants) expect(inspectReading(await read(variant))).toEqual(plain);
  });

  it('does not look at the file name', async () => {
    const { format } = await readSource(sourceOf(readFileSync(PROWLER), 'trivy.json'));
    expect(format).toBe('prowler-csv');
  });

  it.each(['', '  \n', '[]', '{}', 'null', '[\n]', '{"findings": []}'])(
    'takes %j for a scan without findings',
    async (text) => {
      const reading = await read(text);
      expect(reading).toMatchObject({ format: 'empty', records: 0, observations: [] });
      expect(reading.diagnostics).toMatchObject([{ level: 'warning', code: 'source-without-records' }]);
    },
  );

  it.each([
    ['vendor,invoice\nA,12\n', 'columns "vendor", "invoice"', 'columns:'],
    ['{"hello": 1}', 'properties "hello"', 'format:'],
    ['plain words', 'starts with "plain words"', 'format:'],
    ['<html><body/></html>', 'root element <html>', 'JSON or CSV'],
  ])('says of %j what it saw, and how to map it', async (text, seen, hint) => {
    const error: unknown = await read(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DossierError);
    expect(error).toMatchObject({ exitCode: 65 });
    expect((error as DossierError).message).toContain(seen);
    expect((error as DossierError).hint).toContain(hint);
  });

  it('skips rows that do not fit the header, each with its line', async () => {
    const text =
      'id,title,severity\n1,Public bucket,High\n2,Open port\n3,Weak TLS,Low,x,y\n4,No MFA,Medium\n,,\n';
    const reading = await read(text);
    expect(reading.records).toBe(4);
    expect(reading.skipped).toEqual([
      { reason: 'the row has fewer cells than the header', at: { file: 'scan.dat', line: 3 } },
      { reason: 'the row has more cells than the header', at: { file: 'scan.dat', line: 4 } },
    ]);
    expect(reading.diagnostics.map(({ code }) => code)).toEqual([
      'csv-blank-rows',
      'record-skipped',
      'record-skipped',
    ]);
  });

  it('reports a quote that is never closed as an error with its line', async () => {
    const { records, skipped, diagnostics } = await read('id,title,severity\n1,A,High\n2,"B,Low\n3,C,Low\n');
    expect(records).toBe(2);
    expect(skipped[0]?.at.line).toBe(3);
    expect(diagnostics).toMatchObject([{ level: 'error' }]);
  });
});

describe('a table with unknown headers', () => {
  const table = 'Nr,Schwachstelle,Risiko,Objekt\n7,Offener Port,dringlich,web-1\n8,Kein Backup,High,db-1\n';
  const columns = { id: 'Nr', title: 'Schwachstelle', severity: 'Risiko', resource: 'Objekt' };

  it('is read by the mapping in dossier.yaml', async () => {
    const { observations, diagnostics } = await read(table, {
      glob: '*',
      columns,
      tool: 'Example Consulting',
    });
    expect(observations).toMatchObject([
      {
        tool: 'Example Consulting',
        title: 'Offener Port',
        severity: 'unknown',
        nativeSeverity: 'dringlich',
        resource: { id: 'web-1' },
      },
      { nativeId: '8', severity: 'high' },
    ]);
    expect(diagnostics).toMatchObject([{ code: 'severity-not-known', value: 'dringlich', at: { line: 2 } }]);
  });

  it('refuses a mapping to a column or field that does not exist', async () => {
    await expect(read(table, { glob: '*', columns: { title: 'Titel' } })).rejects.toThrow(
      'no column "Titel"',
    );
    await expect(read(table, { glob: '*', columns: { titel: 'Nr' } })).rejects.toThrow(
      'no column field "titel"',
    );
  });

  it('refuses a format that does not exist', async () => {
    await expect(read(table, { glob: '*', format: 'nope' })).rejects.toThrow('no format "nope"');
  });
});

describe('a source of any format', () => {
  const files = readdirSync('test/fixtures/ingest/formats').flatMap((format) =>
    ['many', 'malformed'].flatMap((kind) =>
      readdirSync(`test/fixtures/ingest/formats/${format}`)
        .filter((name) => name.startsWith(kind))
        .map((name) => `test/fixtures/ingest/formats/${format}/${name}`),
    ),
  );

  it('is read the same however its bytes are cut', async () => {
    for (const file of files) {
      const spec = file.includes('cloud-custodian')
        ? { spec: { glob: file, format: 'cloud-custodian' } }
        : {};
      const bytes = readFileSync(file);
      const whole = await readSource(sourceOf(bytes, file), spec);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (size) => {
          expect(await readSource(sourceOf(bytes, file, size), spec)).toEqual(whole);
        }),
        { numRuns: 4 },
      );
    }
  });
});

describe('a file of which hardly anything can be read', () => {
  const table = (good: number, bad: number): string =>
    [
      'title,severity,status',
      ...Array.from({ length: good }, () => 'Open port,high,FAIL'),
      ...Array.from({ length: bad }, () => 'one cell'),
    ].join('\n');

  it.each([
    [5, 6, true],
    [6, 6, false],
    [1, 2, false],
  ])('with %i rows read and %i skipped: an error is given: %s', async (good, bad, isError) => {
    const { diagnostics } = await read(table(good, bad));
    expect(diagnostics.some(({ code, level }) => code === 'mostly-skipped' && level === 'error')).toBe(
      isError,
    );
  });
});

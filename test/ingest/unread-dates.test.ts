import { describe, expect, it } from 'vitest';
import type { SourceSpec } from '../../src/model/engagement.js';
import type { SourceReading } from '../../src/model/observation.js';
import { readSource } from '../../src/ingest/read-source.js';
import { sourceOf } from './bytes-of.js';

const HEADER = 'Finding,Severity,Status,Resource,First Seen,Closed On';

function read(rows: readonly string[], spec?: SourceSpec): Promise<SourceReading> {
  return readSource(sourceOf([HEADER, ...rows].join('\n'), 'findings.csv'), spec ? { spec } : {});
}

function datesOf({ diagnostics }: SourceReading): SourceReading['diagnostics'] {
  return diagnostics.filter(({ code }) => code === 'date-not-read');
}

describe('a date that cannot be read', () => {
  it('is reported with line, column, value, what was allowed and what to do; its row is kept without it', async () => {
    const reading = await read([
      'Open bucket,High,Open,bucket-a,2026-03-01,',
      'Open port,High,Open,host-b,2026-02-30,',
    ]);
    expect(reading.observations.map(({ seen }) => seen.first)).toEqual(['2026-03-01', undefined]);
    const [diagnostic, ...others] = datesOf(reading);
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({
      level: 'warning',
      at: { file: 'findings.csv', line: 3, field: 'first seen' },
      value: '2026-02-30',
    });
    expect(diagnostic?.allowed).toContain('2026-11-20');
    expect(diagnostic?.hint).toContain('YYYY-MM-DD');
  });

  it('is counted with the others of its column, and the first five are named', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `Port ${index},High,Open,host-${index},soonish,`);
    const [diagnostic, ...others] = datesOf(await read(rows));
    expect(others).toEqual([]);
    expect(diagnostic?.message).toMatch(
      /^3000 cells .*line 2 "soonish", .*line 6 "soonish" and 2995 more\.$/,
    );
  });

  it('of two readings is no day until the source says which comes first', async () => {
    const rows = ['Open port,High,Open,host-b,03/04/2026,'];
    const unsaid = await read(rows);
    expect(unsaid.observations[0]?.seen.first).toBeUndefined();
    expect(datesOf(unsaid)[0]).toMatchObject({ at: { line: 2 }, value: '03/04/2026' });
    expect(datesOf(unsaid)[0]?.hint).toContain('dates: month first');
    for (const [dates, day] of [
      ['month first', '2026-03-04'],
      ['day first', '2026-04-03'],
    ] as const) {
      const said = await read(rows, { glob: 'findings.csv', dates });
      expect(said.observations[0]?.seen.first).toBe(day);
      expect(datesOf(said)).toEqual([]);
    }
  });

  it.each(['', 'N/A', 'unknown', 'TBD', '-', '0001-01-01', '9999-12-31'])(
    'is none where people say that there is none: "%s"',
    async (cell) => {
      const reading = await read([`Open port,High,Open,host-b,${cell},${cell}`]);
      expect(datesOf(reading)).toEqual([]);
      expect(reading.observations[0]?.seen.first).toBeUndefined();
    },
  );

  it('is reported in the tables of scanners too', async () => {
    const text =
      'QID,Vuln Status,Title,Severity,IP,First Detected\n1,Active,Old TLS,3,10.0.0.1,12/2026\n2,Active,Old SSH,3,10.0.0.1,\n';
    const reading = await readSource(sourceOf(text, 'qualys.csv'));
    expect(reading).toMatchObject({ format: 'qualys-csv', records: 2 });
    expect(datesOf(reading)).toMatchObject([{ at: { line: 2, field: 'first detected' }, value: '12/2026' }]);
  });
});

describe('the column of closing days', () => {
  const workflowOf = async (cell: string): Promise<string | undefined> =>
    (await read([`Open port,High,,host-b,2026-01-02,${cell}`])).observations[0]?.status.workflow;

  it.each(['No', 'N/A', 'not yet', 'TBD', 'in progress', 'see ticket'])(
    'leaves a finding open that says "%s"',
    async (cell) => {
      expect(await workflowOf(cell)).not.toBe('resolved');
    },
  );

  it.each(['2026-05-06', '31/02/2026', 'Yes', 'closed'])('closes one that says "%s"', async (cell) => {
    expect(await workflowOf(cell)).toBe('resolved');
  });

  it('reports what it cannot read', async () => {
    const cells = ['see ticket', '31/02/2026', 'Yes'];
    const reading = await read(cells.map((cell) => `Open port,High,,host-b,2026-01-02,${cell}`));
    expect(datesOf(reading)).toMatchObject([{ at: { line: 2, field: 'closed on' }, value: 'see ticket' }]);
    expect(datesOf(reading)[0]?.message).toContain('2 cells');
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ADAPTERS, GENERIC_ADAPTERS } from '../../src/ingest/adapters/index.js';
import { inspectReading } from '../../src/ingest/inspect.js';
import { readSource } from '../../src/ingest/read-source.js';
import { fileSource } from '../ingest/bytes-of.js';

const SAMPLES = '../shared/samples';
const INDEX = `${SAMPLES}/index.json`;

const sample = z.object({
  file: z.string(),
  format: z.string(),
  expected: z.object({
    total: z.number(),
    open: z.number(),
    open_by_severity: z.record(z.string(), z.number()),
  }),
});

interface OtherFigures {
  readonly open: number;
  readonly bySeverity: Readonly<Record<string, number>>;
  readonly why: string;
}

/** Samples where other figures than the index's are right. It did not judge the status of generic CSV rows. */
const OTHER_FIGURES: Readonly<Record<string, OtherFigures>> = {
  'generic-csv/defectdojo__generic_csv_defect_dojo.csv': {
    open: 0,
    bySeverity: {},
    why: 'all four rows say Active = False',
  },
  'generic-csv/defectdojo__compliance_report.csv': {
    open: 1,
    bySeverity: { unknown: 1 },
    why: 'two rows pass, four are notes for manual review (status info), one fails (warn)',
  },
  'generic-csv/ciso-assistant__sample_vulnerabilities.csv': {
    open: 6,
    bySeverity: { critical: 1, high: 3, low: 1, unknown: 1 },
    why: 'mitigated, fixed, not exploitable and unaffected rows are not open',
  },
  'generic-json/defectdojo__generic_empty.json': {
    open: 0,
    bySeverity: {},
    why: 'a finding without any property says nothing: it is skipped, with the reason',
  },
  'oscal-ar/trestle__ocp4-check-result.oscal.json': {
    open: 3,
    bySeverity: { medium: 3 },
    why: 'each observation has a property "severity"; the index looked for none',
  },
};

/** Formats that nothing in the file tells: bare resources that some policy matched. */
const NEEDS_FORMAT = new Set(['cloud-custodian']);

describe.skipIf(!existsSync(INDEX))('figures of real scanner outputs, counted independently', () => {
  const samples = existsSync(INDEX) ? z.array(sample).parse(JSON.parse(readFileSync(INDEX, 'utf8'))) : [];

  it('knows the format of every sample', () => {
    const formats = new Set([...ADAPTERS, ...GENERIC_ADAPTERS].map(({ id }) => id));
    expect(samples.filter(({ format }) => !formats.has(format))).toEqual([]);
  });

  for (const { file, format, expected } of samples) {
    it(file, async () => {
      const spec = NEEDS_FORMAT.has(format) ? { spec: { glob: file, format } } : {};
      const reading = await readSource(fileSource(`${SAMPLES}/${file}`, file), spec);
      const { records, open, bySeverity } = inspectReading(reading);
      expect({ records, open, bySeverity }).toEqual({
        records: expected.total,
        open: OTHER_FIGURES[file]?.open ?? expected.open,
        bySeverity: OTHER_FIGURES[file]?.bySeverity ?? expected.open_by_severity,
      });
      expect(reading.format).toBe(expected.total === 0 && reading.format === 'empty' ? 'empty' : format);
    });
  }
});

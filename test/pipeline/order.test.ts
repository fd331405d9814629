import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/date.js';
import type { Dossier } from '../../src/model/dossier.js';
import type { Engagement } from '../../src/model/engagement.js';
import type { ByteSource } from '../../src/model/source.js';
import { buildDossier } from '../../src/pipeline.js';

const CHECKS = [
  's3_bucket_public_access',
  'cloudtrail_kms_encryption_enabled',
  'iam_root_mfa_enabled',
  'rds_instance_storage_encrypted',
  'nobody_knows_this_check',
];

const row = fc.record({
  check: fc.constantFrom(...CHECKS),
  resource: fc.constantFrom('orders', 'profiles', 'claims'),
  severity: fc.constantFrom('critical', 'high', 'medium'),
  status: fc.constantFrom('FAIL', 'FAIL', 'PASS'),
  account: fc.constantFrom('111122223333', '444455556666'),
  day: fc.constantFrom('2025-12-30', '2026-01-02', '2026-06-15'),
});
type Row = typeof row extends fc.Arbitrary<infer Value> ? Value : never;

const engagement: Engagement = {
  name: 'hazel',
  entity: { name: 'Hazel Health Shop', status: 'covered entity', statusBasis: 'Memorandum of counsel' },
  dossier: { title: 'Exposure', question: 'What could it cost?', paper: 'Letter' },
  asOf: isoDate('2026-11-20'),
  noticeDate: isoDate('2026-11-23'),
  sources: [{ glob: 'scans/*.csv' }],
  systems: [{ id: 'shop', name: 'Shop', match: { accounts: ['111122223333'] }, holdsPhi: true }],
  vendors: [],
  culpability: [],
  factors: [],
  suppressions: [],
};

function csvFile(name: string, rows: readonly Row[]): ByteSource {
  const lines = rows.map((one, index) =>
    [
      index,
      one.check,
      one.check,
      one.severity,
      one.status,
      `arn:aws:s3:::hazel-${one.resource}`,
      one.account,
      one.day,
    ].join(','),
  );
  const text = ['Finding ID,Check,Title,Severity,Status,Resource,Account,First Seen', ...lines].join('\n');
  const bytes = new TextEncoder().encode(`${text}\n`);
  return {
    name,
    size: bytes.length,
    open: async function* () {
      yield bytes;
    },
  };
}

async function built(files: readonly ByteSource[]): Promise<Dossier> {
  const [spec = { glob: '' }] = engagement.sources;
  return buildDossier(
    {
      engagement,
      sources: files.map((source) => ({ source, spec })),
      evidence: [],
      adjacent: [],
      assumptions: [],
      diagnostics: [],
      approvals: [],
      toolVersion: '0.0.0',
    },
    () => undefined,
  );
}

/** What people decide on; where a row stood in its file is not part of it. */
function figures({ assessed, exposure, plan, ledger, riskLevel }: Dossier): unknown {
  return {
    findings: assessed.findings.map(({ id, disposition, period, severity }) => ({
      id,
      disposition: disposition.kind,
      severity,
      days: period.kind === 'dated' ? period.interval : period.kind,
    })),
    weaknesses: assessed.weaknesses.map(({ id, family, findings }) => ({ id, family, findings })),
    coverage: assessed.coverage.map(({ provision, state }) => ({ provision, state })),
    headline: exposure.kind === 'priced' ? exposure.headline : exposure,
    actions: plan.actions.map(({ id, key, selected, oneOff }) => ({ id, key, selected, oneOff })),
    cost: plan.selectedOneOff,
    ledger,
    riskLevel,
  };
}

describe('the order of the inputs', () => {
  it('of rows in a file and of files changes no finding and no figure', async () => {
    const rows = fc.array(row, { minLength: 1, maxLength: 8 });
    const inputs = fc.tuple(rows, rows).chain(([first, second]) =>
      fc.record({
        first: fc.constant(first),
        second: fc.constant(second),
        shuffled: fc.shuffledSubarray(first, { minLength: first.length }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(inputs, async ({ first, second, shuffled }) => {
        const one = await built([csvFile('scans/a.csv', first), csvFile('scans/b.csv', second)]);
        const other = await built([csvFile('scans/b.csv', second), csvFile('scans/a.csv', shuffled)]);
        expect(figures(other)).toEqual(figures(one));
      }),
      { numRuns: 30 },
    );
  });
});

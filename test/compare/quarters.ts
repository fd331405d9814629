import { isoDate } from '../../src/model/date.js';
import type { Bridge, BridgeStepKind, Comparison } from '../../src/model/comparison.js';
import type { Dossier } from '../../src/model/dossier.js';
import type { Engagement } from '../../src/model/engagement.js';
import type { HashedEvidence } from '../../src/model/evidence.js';
import type { ByteSource } from '../../src/model/source.js';
import { buildDossier } from '../../src/pipeline.js';

export interface Row {
  readonly check: string;
  readonly resource: string;
  readonly status?: 'FAIL' | 'PASS';
  readonly severity?: string;
  readonly account?: string;
  readonly since: string;
}

export interface Quarter {
  readonly asOf: string;
  readonly noticeDate?: string;
  readonly rows: readonly Row[];
  readonly evidence?: readonly HashedEvidence[];
  readonly states?: Partial<Engagement>;
  readonly toolVersion?: string;
}

/** A shop in one AWS account that holds PHI, and another account that nobody placed. */
function engagementOf({ asOf, noticeDate, states }: Quarter): Engagement {
  return {
    name: 'hazel',
    entity: { name: 'Hazel Health Shop', status: 'covered entity', statusBasis: 'Memorandum of counsel' },
    dossier: { title: 'Exposure', question: 'What could it cost?', paper: 'Letter' },
    asOf: isoDate(asOf),
    ...(noticeDate !== undefined && { noticeDate: isoDate(noticeDate) }),
    sources: [{ glob: 'scans/*.csv' }],
    systems: [{ id: 'shop', name: 'Shop', match: { accounts: ['111122223333'] }, holdsPhi: true }],
    vendors: [],
    culpability: [],
    factors: [],
    suppressions: [],
    ...states,
  };
}

function csvFile(rows: readonly Row[]): ByteSource {
  const lines = rows.map(({ check, resource, status, severity, account, since }, index) =>
    [
      index,
      check,
      check,
      severity ?? 'high',
      status ?? 'FAIL',
      `arn:aws:s3:::${resource}`,
      account ?? '111122223333',
      since,
    ].join(','),
  );
  const head = 'Finding ID,Check,Title,Severity,Status,Resource,Account,First Seen';
  const bytes = new TextEncoder().encode(`${[head, ...lines].join('\n')}\n`);
  return {
    name: 'scans/findings.csv',
    size: bytes.length,
    open: async function* () {
      yield bytes;
    },
  };
}

export async function built(quarter: Quarter, baseline?: Dossier): Promise<Dossier> {
  const engagement = engagementOf(quarter);
  return buildDossier(
    {
      engagement,
      sources: [{ source: csvFile(quarter.rows), spec: { glob: 'scans/*.csv' } }],
      evidence: quarter.evidence ?? [],
      adjacent: [],
      approvals: [],
      assumptions: [],
      diagnostics: [],
      toolVersion: quarter.toolVersion ?? '0.0.0',
      baseline: baseline && read(baseline),
    },
    () => undefined,
  );
}

/** As it comes back from its file. */
export function read(dossier: Dossier): Dossier {
  return JSON.parse(JSON.stringify(dossier)) as Dossier;
}

/** What changed from one quarter to the next. */
export async function compared(before: Quarter, now: Quarter): Promise<Comparison> {
  const { comparison } = await built(now, await built(before));
  if (!comparison) throw new Error('a build with a baseline compares');
  return comparison;
}

export function bridgeOf({ bridge }: Comparison): Extract<Bridge, { kind: 'bridge' }> {
  if (bridge.kind === 'no bridge') throw new Error(bridge.reason);
  return bridge;
}

/** The steps that move an end, in whole dollars: [low, high]. */
export function moves(comparison: Comparison): Partial<Record<BridgeStepKind, readonly [number, number]>> {
  return Object.fromEntries(
    bridgeOf(comparison)
      .steps.filter(({ low, high }) => low !== 0 || high !== 0)
      .map(({ kind, low, high }) => [kind, [low / 100, high / 100] as const]),
  );
}

export function kinds({ findings }: Comparison): readonly string[] {
  return findings.map(({ kind }) => kind);
}

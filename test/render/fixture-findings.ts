import { createHash } from 'node:crypto';
import {
  isCountedAndOpen,
  type AssessedFinding,
  type Disposition,
  type Mapping,
  type Weakness,
} from '../../src/model/assessed.js';
import { isoDate, type IsoDate } from '../../src/model/date.js';
import { HOSTILE, WEAKNESSES, type WeaknessRow } from './fixture-weaknesses.js';

export const AS_OF = isoDate('2026-11-20');
const SHA = (text: string): string => createHash('sha256').update(text).digest('hex');

export function findingsOf(rows: readonly WeaknessRow[]): AssessedFinding[] {
  return rows.flatMap((row) => {
    const others = row.other?.n ?? (row.provision === undefined ? 2 : 0);
    return Array.from({ length: row.counted + others }, (_, index) => finding(row, index));
  });
}

function finding(row: WeaknessRow, index: number): AssessedFinding {
  const resource = `${row.resource}${index + 1}`;
  const firstSeen = { kind: 'stated', on: isoDate(row.from), source: row.tools[0] ?? 'scan' } as const;
  const fixed = row.family === 'console-mfa' && index < 2;
  const to: IsoDate = fixed ? isoDate('2026-10-30') : AS_OF;
  const cloud = resource.startsWith('/subscriptions') ? 'azure' : 'aws';
  return {
    id: `F-${SHA(row.family + resource).slice(0, 12)}`,
    family: row.family,
    title: row.title,
    resource: {
      id: resource,
      cloud,
      account: cloud === 'aws' ? '111122223333' : '8c2f1a52-0000-4000-8000-5f1d3c7b9e10',
      region: 'us-east-1',
      tags: {},
    },
    severity: row.severity,
    state: fixed ? { kind: 'fixed', on: to, source: 'E-010' } : { kind: 'open' },
    firstSeen,
    lastSeen: { kind: 'stated', on: to, source: row.tools[0] ?? 'scan' },
    observations: row.tools.map((tool) => ({
      id: SHA(tool + resource).slice(0, 16),
      tool,
      format: tool.toLowerCase(),
      at: {
        file: `scans/${tool.toLowerCase().replaceAll(' ', '-')}.json`,
        sha256: SHA(tool),
        pointer: `/${index}`,
      },
      checkId: row.family,
      title: row.title,
      resource: { id: resource, tags: {} },
      severity: row.severity,
      status: { result: 'fail', workflow: 'new', record: 'active' },
      seen: { first: isoDate(row.from), last: to, basis: 'scanner' },
    })),
    mapping: mappingOf(row),
    scope:
      row.system === 'unassigned'
        ? { kind: 'unknown', reason: 'no system of dossier.yaml matches account 444455556666' }
        : { kind: 'in', system: row.system, basis: 'account and tag' },
    disposition: index < row.counted ? { kind: 'counted' } : dispositionOf(row),
    period: {
      kind: 'dated',
      interval: { from: isoDate(row.from), to },
      from: firstSeen,
      to: { kind: 'stated', on: to, source: 'scan' },
      ended: fixed,
    },
    layer: row.layer,
    ...(row.pattern === undefined ? {} : { pattern: row.pattern }),
    evidence:
      row.family === 's3-public-read'
        ? ['E-003', 'E-004']
        : row.family === 'console-mfa' && fixed
          ? ['E-010']
          : [],
  };
}

function mappingOf(row: WeaknessRow): Mapping {
  return row.provision === undefined
    ? { kind: 'not-mapped', reason: 'no crosswalk row names this check' }
    : {
        kind: 'mapped',
        provision: row.provision,
        related: row.provision === '164.312(a)(1)' ? ['164.308(a)(4)(ii)(B)'] : [],
        reason: 'the check tests what the provision requires',
        source: 'crosswalk row',
      };
}

function dispositionOf(row: WeaknessRow): Disposition {
  switch (row.other?.kind) {
    case 'suppressed':
      return { kind: 'suppressed', suppression: 'SUP-02', reason: 'break-glass role, used under ticket' };
    case 'refuted':
      return { kind: 'refuted', evidence: 'E-009' };
    case 'scope unknown':
      return { kind: 'scope unknown', reason: 'no system of dossier.yaml matches account 444455556666' };
    case 'out of scope':
      return { kind: 'out of scope', reason: 'system holds no PHI' };
    default:
      return { kind: 'not mapped', reason: 'no crosswalk row names this check' };
  }
}

export function weaknessesOf(rows: readonly WeaknessRow[], findings: readonly AssessedFinding[]): Weakness[] {
  return rows.map((row, index) => {
    const own = findings.filter((finding) => finding.family === row.family && finding.title === row.title);
    return {
      id: `W-${String(index + 1).padStart(2, '0')}`,
      family: row.family,
      title: row.title,
      severity: row.severity,
      mapping: mappingOf(row),
      layer: row.layer,
      ...(row.pattern === undefined ? {} : { pattern: row.pattern }),
      tools: row.tools,
      findings: own.map((finding) => finding.id),
      counted: row.counted,
      open: own.filter((finding) => finding.state.kind === 'open').length,
      countedOpen: own.filter(isCountedAndOpen).length,
      systems: [row.system],
      evidence: [...new Set(own.flatMap((finding) => finding.evidence))],
      firstSeen: { kind: 'stated', on: isoDate(row.from), source: row.tools[0] ?? 'scan' },
    };
  });
}

/** The usual rows with hostile titles and resources in place of the first ones. */
export function hostileRows(): WeaknessRow[] {
  return WEAKNESSES.map((row, index) => {
    const hostile = HOSTILE[index];
    return hostile ? { ...row, title: hostile.title, resource: hostile.resource } : row;
  });
}

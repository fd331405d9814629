import type { AssessedFinding, Disposition, Mapping, Period, Scope } from '../model/assessed.js';
import { isoDate } from '../model/date.js';
import { unreachable } from '../model/diagnostic.js';
import type { Layer } from '../model/engagement.js';
import type { DatedFact, FindingState } from '../model/finding.js';
import type { Cloud, Severity } from '../model/observation.js';

/**
 * Findings as rows of numbers into a list of distinct texts, -1 for what is absent: thousands of them fit into a
 * page, and each keeps what pricing and planning read of it.
 */
export interface PackedFindings {
  readonly texts: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

type Text = string | undefined;

/** In the order of the columns. */
interface Row {
  readonly id: string;
  readonly family: string;
  readonly severity: Severity;
  readonly layer: Layer;
  readonly pattern: Text;
  readonly state: FindingState['kind'];
  readonly disposition: Disposition['kind'];
  readonly provision: Text;
  readonly scope: Scope['kind'];
  readonly system: Text;
  readonly from: Text;
  readonly to: Text;
  readonly ended: 'ended' | undefined;
  readonly cloud: Cloud | undefined;
  readonly account: Text;
  readonly resource: string;
  readonly resourceName: Text;
  /** CVE ids with commas, perhaps none; absent where nobody says that it is exploited. */
  readonly exploited: Text;
}

export function packFindings(findings: readonly AssessedFinding[]): PackedFindings {
  const index = new Map<string, number>();
  const place = (text: Text): number => {
    if (text === undefined) return -1;
    const known = index.get(text);
    if (known !== undefined) return known;
    index.set(text, index.size);
    return index.size - 1;
  };
  const rows = findings.map((finding) => Object.values(rowOf(finding)).map(place));
  return { texts: [...index.keys()], rows };
}

function rowOf({ period, mapping, scope, resource, ...finding }: AssessedFinding): Row {
  const dated = period.kind === 'dated' ? period : undefined;
  return {
    id: finding.id,
    family: finding.family,
    severity: finding.severity,
    layer: finding.layer,
    pattern: finding.pattern,
    state: finding.state.kind,
    disposition: finding.disposition.kind,
    provision: mapping.kind === 'mapped' ? mapping.provision : undefined,
    scope: scope.kind,
    system: scope.kind === 'unknown' ? undefined : scope.system,
    from: dated?.interval.from,
    to: dated?.interval.to,
    ended: dated?.ended ? 'ended' : undefined,
    cloud: resource.cloud,
    account: resource.account,
    resource: resource.id,
    resourceName: resource.name,
    exploited: finding.knownExploited?.flatMap(({ cves }) => cves).join(','),
  };
}

/** The findings again, with empty words and without their observations. */
export function unpackFindings({ texts, rows }: PackedFindings): readonly AssessedFinding[] {
  return rows.map((row) => {
    const [id, family, severity, layer, pattern, state, disposition, ...others] = row.map((at) => texts[at]);
    const [provision, scope, system, from, to, ended, cloud, account, resource, resourceName, exploited] =
      others;
    return findingOf({
      id,
      family,
      severity,
      layer,
      pattern,
      state,
      disposition,
      provision,
      scope,
      system,
      from,
      to,
      ended,
      cloud,
      account,
      resource,
      resourceName,
      exploited,
    } as Row);
  });
}

function findingOf(row: Row): AssessedFinding {
  return {
    id: row.id,
    family: row.family,
    title: '',
    severity: row.severity,
    layer: row.layer,
    ...(row.pattern === undefined ? {} : { pattern: row.pattern }),
    state: stateOf(row),
    disposition: dispositionOf(row.disposition),
    mapping: mappingOf(row.provision),
    scope: scopeOf(row),
    period: periodOf(row),
    resource: {
      id: row.resource,
      ...(row.resourceName === undefined ? {} : { name: row.resourceName }),
      ...(row.cloud === undefined ? {} : { cloud: row.cloud }),
      ...(row.account === undefined ? {} : { account: row.account }),
      tags: {},
    },
    observations: [],
    evidence: [],
    ...(row.exploited === undefined
      ? {}
      : { knownExploited: [{ cves: row.exploited.split(',').filter(Boolean), source: '' }] }),
  };
}

function stateOf({ state, to }: Row): FindingState {
  switch (state) {
    case 'open':
      return { kind: 'open' };
    case 'fixed':
      return { kind: 'fixed', on: isoDate(to ?? '1970-01-01'), source: '' };
    case 'resolved':
      return { kind: 'resolved', source: '' };
    case 'accepted':
      return { kind: 'accepted', source: '' };
    default:
      return unreachable(state);
  }
}

function dispositionOf(kind: Disposition['kind']): Disposition {
  switch (kind) {
    case 'counted':
      return { kind };
    case 'suppressed':
      return { kind, suppression: '', reason: '' };
    case 'accepted by scanner':
      return { kind, source: '' };
    case 'refuted':
      return { kind, evidence: '' };
    case 'out of scope':
    case 'scope unknown':
    case 'not mapped':
    case 'not dated':
      return { kind, reason: '' };
    default:
      return unreachable(kind);
  }
}

function mappingOf(provision: Text): Mapping {
  return provision === undefined
    ? { kind: 'not-mapped', reason: '' }
    : { kind: 'mapped', provision, related: [], reason: '', source: '' };
}

function scopeOf({ scope, system = '' }: Row): Scope {
  return scope === 'unknown' ? { kind: scope, reason: '' } : { kind: scope, system, basis: '' };
}

function periodOf({ from, to, ended }: Row): Period {
  if (from === undefined || to === undefined) return { kind: 'undated', reason: '' };
  const day = (text: string): DatedFact => ({ kind: 'stated', on: isoDate(text), source: '' });
  return {
    kind: 'dated',
    interval: { from: isoDate(from), to: isoDate(to) },
    from: day(from),
    to: day(to),
    ended: ended !== undefined,
  };
}

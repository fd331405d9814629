import type { Assessed, AssessedFinding } from '../model/assessed.js';
import { unreachable } from '../model/diagnostic.js';
import type { Engagement, Vendor } from '../model/engagement.js';
import type { CatalogAction } from './catalog.js';

/** An action of the catalog that has something to do in this engagement. */
export interface Candidate {
  readonly row: CatalogAction;
  readonly key: string;
  readonly title: string;
  readonly steps: readonly string[];
  /** Open findings that it closes. */
  readonly findings: readonly AssessedFinding[];
  /** Open findings by which its quantities are counted. */
  readonly touches: readonly AssessedFinding[];
  /** What it closes in the words of the violation spans: finding ids, a vendor, a provision. */
  readonly items: readonly string[];
  readonly families: readonly string[];
  readonly provisions: readonly string[];
  /** Keys of candidates that must be finished first. */
  readonly after: readonly string[];
  readonly vendor?: string;
}

/** Open, and neither suppressed, accepted, refuted nor out of scope: there is something to fix. */
export function isToFix(finding: AssessedFinding): boolean {
  switch (finding.disposition.kind) {
    case 'counted':
    case 'scope unknown':
    case 'not mapped':
    case 'not dated':
      return finding.state.kind === 'open' && !(finding.period.kind === 'dated' && finding.period.ended);
    case 'suppressed':
    case 'accepted by scanner':
    case 'refuted':
    case 'out of scope':
      return false;
    default:
      return unreachable(finding.disposition);
  }
}

/** The actions that apply, in the order of the catalog; prerequisites that do not apply are dropped. */
export function candidates(
  catalog: readonly CatalogAction[],
  assessed: Assessed,
  engagement: Engagement,
): readonly Candidate[] {
  const toFix = assessed.findings.filter(isToFix);
  const open = indexed(toFix);
  const closedByFamily = new Set(catalog.flatMap(({ closes }) => closes));
  const exploited = toFix.filter(
    ({ knownExploited, family }) => knownExploited !== undefined && !closedByFamily.has(family),
  );
  const found = catalog.flatMap((row) => candidatesOf(row, { open, exploited }, assessed, engagement));
  const keys = new Set(found.map(({ key }) => key));
  return found.map((candidate) => ({ ...candidate, after: candidate.after.filter((key) => keys.has(key)) }));
}

/** Open findings by what actions ask for, each list in the order of all. */
interface OpenFindings {
  of(families: readonly string[]): readonly AssessedFinding[];
  on(cloud: CatalogAction['cloud']): readonly AssessedFinding[];
}

function indexed(open: readonly AssessedFinding[]): OpenFindings {
  const positions = new Map<string, number[]>();
  for (const [position, { family }] of open.entries()) {
    const known = positions.get(family);
    if (known) known.push(position);
    else positions.set(family, [position]);
  }
  const onCloud = new Map<string, readonly AssessedFinding[]>([['any', open]]);
  return {
    of: (families) =>
      [...new Set(families)]
        .flatMap((family) => positions.get(family) ?? [])
        .sort((a, b) => a - b)
        .flatMap((position) => open[position] ?? []),
    on(cloud) {
      const known = onCloud.get(cloud) ?? open.filter(({ resource }) => resource.cloud === cloud);
      onCloud.set(cloud, known);
      return known;
    },
  };
}

interface ToFix {
  readonly open: OpenFindings;
  /** Those known to be exploited that no action closes by their family. */
  readonly exploited: readonly AssessedFinding[];
}

function candidatesOf(
  row: CatalogAction,
  { open, exploited }: ToFix,
  assessed: Assessed,
  engagement: Engagement,
): readonly Candidate[] {
  const findings = open.of(row.closes);
  const onCloud = open.on(row.cloud);
  const base = closing(findings, row);
  switch (row.when.kind) {
    case 'findings':
      return findings.length > 0 ? [base] : [];
    case 'cloud':
      return onCloud.length > 0 ? [{ ...base, touches: onCloud }] : [];
    case 'pattern': {
      const { pattern } = row.when;
      const showing = onCloud.filter((finding) => finding.pattern === pattern);
      return showing.length > 0 ? [{ ...base, touches: showing }] : [];
    }
    case 'known exploited':
      return exploited.length > 0 ? [closing(exploited, row)] : [];
    case 'vendor gap':
      return assessed.vendorGaps.map(({ vendor, provision }) =>
        forVendor(base, vendor, provision, engagement.vendors),
      );
    case 'provision': {
      const { provision } = row.when;
      const state = assessed.coverage.find((item) => item.provision === provision)?.state;
      if (state === undefined || state === 'evidenced' || state === 'attested') return [];
      const provisions = [...new Set([provision, ...base.provisions])].sort();
      return [{ ...base, touches: onCloud, items: [...base.items, provision], provisions }];
    }
    default:
      return unreachable(row.when);
  }
}

function closing(findings: readonly AssessedFinding[], row: CatalogAction): Candidate {
  return {
    row,
    key: row.key,
    title: row.title,
    steps: row.steps,
    findings,
    touches: findings,
    items: findings.map(({ id }) => id),
    families: [...new Set(findings.map(({ family }) => family))].sort(),
    provisions: provisionsOf(findings),
    after: row.after,
  };
}

function forVendor(
  base: Candidate,
  vendor: string,
  provision: string,
  vendors: readonly Vendor[],
): Candidate {
  const known = vendors.find(({ id, name }) => id === vendor || name === vendor);
  const name = known?.name ?? vendor;
  const fill = (text: string): string => text.replaceAll('{vendor}', name);
  return {
    ...base,
    key: `${base.key}:${known?.id ?? vendor}`,
    title: fill(base.title),
    steps: base.steps.map(fill),
    items: [vendor],
    provisions: [provision],
    vendor: name,
  };
}

function provisionsOf(findings: readonly AssessedFinding[]): readonly string[] {
  const mapped = findings.flatMap(({ mapping }) => (mapping.kind === 'mapped' ? [mapping.provision] : []));
  return [...new Set(mapped)].sort();
}
